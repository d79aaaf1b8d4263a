import { Area, ComposedChart, Line, ReferenceLine, XAxis, YAxis } from "recharts"
import { plotSize } from "@/lib/charts/sizes"
import { stockSentence, type StockModel } from "@/lib/charts/stock-model"
import type { DrawingProps, ReadPoint } from "../drawing"
import { activePoint } from "./active-point"
import { WhenDrawn } from "./when-drawn"

export const readStockPoint: ReadPoint<StockModel> = (model, point) => ({
  x: point / (model.total.p50.length - 1),
  y: plotSize.top,
  placement: "above",
  sentence: stockSentence(model, point),
})

/** The stock by Recharts: the stack, domain and colours of `static/stock-marks.tsx`. */
export function StockDrawing({ model, point, onPoint, onDrawn }: DrawingProps<StockModel>) {
  const { parts, total, from, y } = model
  const data = total.p50.map((_, index) => ({
    month: from + index,
    low: total.p5[index]!,
    high: total.p95[index]!,
    ...Object.fromEntries(parts.map(({ chip, mean }) => [chip, mean[index]!])),
  }))
  const still = { isAnimationActive: false, type: "linear", activeDot: false, dot: false } as const
  const move = (state: Parameters<typeof activePoint>[0]) => onPoint(activePoint(state))
  return (
    <ComposedChart
      responsive
      data={data}
      style={{ width: "100%", height: plotSize.height }}
      margin={{ top: plotSize.top, right: 0, bottom: plotSize.bottom, left: 0 }}
      accessibilityLayer={false}
      onMouseMove={move}
      onTouchStart={move}
      onTouchMove={move}
    >
      <XAxis dataKey="month" type="number" domain={[from, from + data.length - 1]} hide />
      <YAxis domain={y.domain} ticks={y.ticks.map(({ value }) => value)} allowDataOverflow hide />
      {parts.map(({ chip, color }) => (
        <Area
          {...still}
          key={chip}
          dataKey={chip}
          stackId="stock"
          stroke="none"
          fill={`var(--maker-${color})`}
          fillOpacity={1}
          className="stock-part"
        />
      ))}
      <Line {...still} dataKey="low" className="stock-bound" />
      <Line {...still} dataKey="high" className="stock-bound" />
      {point !== null && <ReferenceLine x={from + point} className="chart-cursor" />}
      <WhenDrawn onDrawn={onDrawn} />
    </ComposedChart>
  )
}
