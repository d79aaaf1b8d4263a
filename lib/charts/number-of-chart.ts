import { exposureNames, type NumberKey } from "../number-key"
import type { ChartSpec } from "./spec"

/** The one number that all points of a chart are part of; null where a chart holds several, or none. */
export function numberOfChart(spec: ChartSpec): NumberKey | null {
  switch (spec.chart) {
    case "runway":
    case "drivers": {
      const { firm, workload, set } = spec
      return { of: "runway", firm, workload, set }
    }
    case "stock":
      return { of: "stock", firm: spec.firm, chip: null }
    case "exposure":
      return { of: "exposure", firm: spec.firm, measure: exposureNames.share("training") }
    case "reports":
      return { of: "order", order: spec.order, measure: spec.measure }
    case "chip-prices":
      return { of: "spec", chip: spec.chip, spec: "price" }
    default:
      return null
  }
}
