import { endLabelHeights } from "@/lib/charts/end-labels"
import type { StockModel } from "@/lib/charts/stock-model"

/** Names of the parts right of the plot, each with a swatch of its colour. Wide layout only. */
export function StockEndLabels({ model }: { model: StockModel }) {
  const heights = endLabelHeights(model)
  return (
    <svg x="100%" y="0" className="only-wide overflow-visible">
      {model.parts.map(({ chip, name, color }, index) => (
        <g key={chip} transform={`translate(8 ${heights[index]})`}>
          <rect y="-5" width="10" height="10" rx="1" style={{ fill: `var(--maker-${color})` }} />
          <text x="15" dy="0.34em" className="chart-label is-ink">
            {name}
          </text>
        </g>
      ))}
    </svg>
  )
}
