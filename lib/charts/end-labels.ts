import { valueScale } from "./scales"
import { plotHeight, plotSize } from "./sizes"
import type { StockModel } from "./stock-model"

const lineHeight = 15

/** Where each part's name stands: at the middle of its area's right end, pushed apart until none touch. */
export function endLabelHeights(model: StockModel): number[] {
  const y = valueScale(model.y.domain, "linear")
  const last = model.total.p50.length - 1
  let below = 0
  const wanted = model.parts.map(({ mean }) => {
    const middle = below + mean[last]! / 2
    below += mean[last]!
    return y(middle)
  })
  // Bottom to top, each at least a line above the one before; then down again from the ceiling.
  const floor = plotSize.top + plotHeight - lineHeight / 2
  const up: number[] = []
  for (const height of wanted) up.push(Math.min(height, (up.at(-1) ?? floor + lineHeight) - lineHeight))
  for (let index = up.length - 1; index >= 0; index--) {
    const ceiling = index === up.length - 1 ? plotSize.top : up[index + 1]! + lineHeight
    up[index] = Math.max(up[index]!, ceiling)
  }
  return up
}
