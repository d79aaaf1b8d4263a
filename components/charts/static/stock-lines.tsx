import { monthPosition } from "@/lib/charts/month-axis"
import { labelRows } from "@/lib/charts/rule-lines"
import { percent } from "@/lib/charts/scales"
import { plotHeight, plotSize } from "@/lib/charts/sizes"
import type { StockModel } from "@/lib/charts/stock-model"
import { monthWords } from "@/lib/format"

/** Width of a 13 px letter over the narrowest plot that shows these labels, as a share of it. */
const letterShare = 7.2 / 560

/** The as-of month, and the measures that hit an order; their labels go where there is room. */
export function StockLines({ model: { axis, rules } }: { model: Pick<StockModel, "axis" | "rules"> }) {
  const lines = [
    ...rules.map(({ at, label }) => ({ at, label, isNow: false })),
    { at: 0, label: monthWords(axis.asOf), isNow: true },
  ]
    .filter(({ at }) => at > axis.from && at < axis.to)
    .sort((a, b) => a.at - b.at)
  const rows = labelRows(
    lines.map(({ at }) => monthPosition(axis, at)),
    lines.map(({ label }) => letterShare * (label.length + 1)),
  )
  return lines.map(({ at, label, isNow }, index) => {
    const x = percent(monthPosition(axis, at))
    return (
      <g key={`${label} ${at}`}>
        <line
          x1={x}
          x2={x}
          y1={16 * rows[index]!}
          y2={plotSize.top + plotHeight}
          className={isNow ? "now-line" : "rule-line"}
        />
        <text
          x={x}
          dx="5"
          y={10 + 16 * rows[index]!}
          className={isNow ? "chart-note" : "chart-note is-rule only-wide"}
        >
          {label}
        </text>
      </g>
    )
  })
}
