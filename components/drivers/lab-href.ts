import type { Workload } from "@/lib/domain/company"
import { usualLabView } from "@/lib/lab/lab-query"
import { routes } from "@/lib/routes"

/** A firm's laboratory as things stand, at the control of an input, or at the reports where `labKey` is null. */
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
  // The size of an order is no assumption: it follows from how far its reports are trusted.
  return `${address}#${encodeURIComponent(labKey ?? "reports")}`
}
