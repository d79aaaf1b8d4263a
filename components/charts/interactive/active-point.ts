import type { MouseHandlerDataParam } from "recharts"

/** Index of the point under the pointer; null off the plot. */
export function activePoint({ activeTooltipIndex }: MouseHandlerDataParam): number | null {
  if (activeTooltipIndex === undefined || activeTooltipIndex === null) return null
  const index = Number(activeTooltipIndex)
  return Number.isInteger(index) && index >= 0 ? index : null
}
