import type { MonthAxis } from "../month-axis"
import type { XyPlot } from "./figure"

/** A month axis as a figure has it: positions are months after the as-of month. */
export function plainAxis({ from, to, ticks }: MonthAxis): XyPlot["x"] {
  return { from, to, ticks: ticks.map(({ at, label, onNarrow }) => ({ at, label, onNarrow })) }
}
