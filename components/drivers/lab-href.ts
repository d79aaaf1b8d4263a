import type { Workload } from "@/lib/domain/company"
import { usualLabView } from "@/lib/lab/lab-query"
import { routes } from "@/lib/routes"

/** A firm's laboratory as things stand, at the control of an input. */
export function labHref(
  firm: string,
  { workload, set, labKey }: { workload: Workload; set: "own" | "all"; labKey: string | null },
): string {
  const address = routes.lab({
    case: { firm, asOf: null, scenario: usualLabView.scenario, assumptions: {}, trust: {} },
    compare: null,
    workload,
    set,
  })
  return labKey === null ? address : `${address}#${encodeURIComponent(labKey)}`
}
