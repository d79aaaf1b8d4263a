import type { LabView } from "@/lib/contracts/lab"
import type { Workload } from "@/lib/domain/company"

/** What a workload's estimate would need, and whether a reader can supply it. */
export function MissingFigures({ view, workload }: { view: LabView; workload: Workload }) {
  const { published, suppliable } = view
  const { missing, stock } = published[workload]
  if (stock !== null) return null
  const labels = suppliable[workload].map((key) => view.controls.find((one) => one.key === key)?.label ?? key)
  return (
    <div className="lab-notice">
      <p>
        There is no published estimate for {workload}.
        {missing.length > 0 && ` Missing: ${missing.join("; ")}.`}
      </p>
      {labels.length > 0 && (
        <p className="noscript:hidden">
          You can supply {labels.length === 1 ? "it" : "them"} below, and see what would follow:{" "}
          {labels.join("; ")}.
        </p>
      )}
    </div>
  )
}
