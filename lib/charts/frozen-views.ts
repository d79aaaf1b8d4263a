import type { Workload } from "../domain/company"
import { movedQuery } from "../moved-link"
import { routes } from "../routes"
import type { ChartDocument } from "./document"

/** A published runway among a chart's headline numbers. */
export type RunwayView = { firm: string; label: string; workload: Workload; set: "own" | "all" }

const key = /^([a-z0-9][a-z0-9.-]*)\.(training|inference)\.(own|all)\.median$/

/** The published runways that a document gives as headline numbers. */
export function runwayViews({ measures }: Pick<ChartDocument, "measures">): RunwayView[] {
  return measures.flatMap((measure) => {
    const [, firm, workload, set] = key.exec(measure.key) ?? []
    if (firm === undefined) return []
    return [
      {
        firm,
        label: measure.label,
        workload: workload === "inference" ? "inference" : "training",
        set: set === "all" ? "all" : "own",
      } satisfies RunwayView,
    ]
  })
}

/** Where a page says what moved such a runway from a frozen document to the data of today. */
export function whyMovedAddress(
  { provenance: { asOf, dataVersion } }: Pick<ChartDocument, "provenance">,
  { firm, workload, set }: RunwayView,
): string {
  return routes.moved(firm, movedQuery({ from: `${asOf}@${dataVersion}`, workload, set }))
}
