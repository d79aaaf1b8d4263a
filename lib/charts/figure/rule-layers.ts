import type { RuleLine } from "../rule-lines"
import type { Layer } from "./figure"

/** Most thin lines over one plot: beyond that they are a grid. The words of the chart name them all. */
const mostLines = 24

/** Days that changed something, as thin lines over the plot. */
export function ruleLayers(rules: readonly RuleLine[]): Layer[] {
  return rules.slice(0, mostLines).map(({ at, label }) => ({ type: "rule", at, label }))
}
