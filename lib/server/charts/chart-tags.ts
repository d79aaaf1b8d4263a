import "server-only"
import type { ChartSpec } from "@/lib/charts/spec"
import { pageTag, sharedTag } from "@/lib/server/queries/page-tags"

/** What a chart is made of, as pages are tagged: a save that touches none of it leaves the chart as it was. */
export function chartTags(spec: ChartSpec): string[] {
  switch (spec.chart) {
    case "runway":
    case "stock":
    case "deliveries":
    case "exposure":
    case "orders-table":
    case "laboratory":
    case "drivers":
      return [pageTag("company", spec.firm)]
    case "compare":
      return spec.firms.map((firm) => pageTag("company", firm))
    case "reports":
      return [pageTag("order", spec.order)]
    case "chip-prices":
    case "chip-status":
      return [pageTag("chip", spec.chip)]
    // A replay too: beside the estimates of all firms it names their sources.
    default:
      return [sharedTag]
  }
}
