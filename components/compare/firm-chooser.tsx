import { mostCompared, type CompareView } from "@/lib/contracts/compare"
import { companyKindLabels } from "@/lib/labels"
import type { Company } from "@/lib/domain/company"

export type ChoosableFirm = Pick<Company, "name" | "nameZh" | "kind"> & { slug: string }

/**
 * The firms as checkboxes in a form that leads to their comparison; works without JavaScript. The switches of the view
 * go along.
 */
export function FirmChooser({
  firms,
  view,
  known = null,
}: {
  firms: readonly ChoosableFirm[]
  view: CompareView
  known?: string | null
}) {
  const kinds = [...new Set(firms.map(({ kind }) => kind))]
  const chosen = new Set(view.firms)
  return (
    <form action="/compare" method="get" className="max-w-[60rem]">
      {view.set !== "own" && <input type="hidden" name="set" value={view.set} />}
      {view.workload !== "both" && <input type="hidden" name="workload" value={view.workload} />}
      {known !== null && <input type="hidden" name="known" value={known} />}
      <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
        {kinds.map((kind) => (
          <fieldset key={kind}>
            <legend className="text-13 text-muted">{companyKindLabels[kind]}</legend>
            <ul>
              {firms
                .filter((firm) => firm.kind === kind)
                .map(({ slug, name, nameZh }) => (
                  <li key={slug}>
                    <label className="flex items-baseline gap-2 py-1">
                      <input type="checkbox" name="firms" value={slug} defaultChecked={chosen.has(slug)} />
                      <span>
                        {name}{" "}
                        {nameZh && (
                          <span lang="zh-Hans" className="text-muted">
                            {nameZh}
                          </span>
                        )}
                      </span>
                    </label>
                  </li>
                ))}
            </ul>
          </fieldset>
        ))}
      </div>
      <p className="mt-4 flex flex-wrap items-baseline gap-x-4 gap-y-2">
        <button type="submit" className="rounded-2 border border-ink bg-ink px-4 py-1.5 text-paper">
          Compare
        </button>
        <span className="text-13 text-muted">Two to {mostCompared === 6 ? "six" : mostCompared} firms.</span>
      </p>
    </form>
  )
}
