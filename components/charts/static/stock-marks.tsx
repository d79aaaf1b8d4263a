import { area, line } from "d3-shape"
import { valueScale } from "@/lib/charts/scales"
import type { StockModel } from "@/lib/charts/stock-model"
import { StretchedPlot, stretchedWidth } from "./stretched-plot"

/** Part upon part, and the total's band as two dashed lines. Interactive drawing: `interactive/stock-drawing.tsx`. */
export function StockMarks({ model }: { model: StockModel }) {
  const y = valueScale(model.y.domain, "linear")
  const last = model.total.p50.length - 1
  const x = (index: number) => (stretchedWidth * index) / last
  const floor = model.total.p50.map(() => 0)
  const layers = model.parts.map((part) => {
    const from = [...floor]
    part.mean.forEach((value, index) => (floor[index] = floor[index]! + value))
    return { part, from, to: [...floor] }
  })
  const linePath = (values: number[]) =>
    line<number>()
      .x((_, index) => x(index))
      .y((value) => y(value))
      .digits(1)(values) ?? ""
  return (
    <StretchedPlot>
      {layers.map(({ part, from, to }) => (
        <path
          key={part.chip}
          d={
            area<number>()
              .x((_, index) => x(index))
              .y0((value) => y(value))
              .y1((_, index) => y(to[index]!))
              .digits(1)(from) ?? ""
          }
          className="stock-part"
          style={{ fill: `var(--maker-${part.color})` }}
        />
      ))}
      <path d={linePath(model.total.p5)} className="stock-bound" />
      <path d={linePath(model.total.p95)} className="stock-bound" />
    </StretchedPlot>
  )
}
