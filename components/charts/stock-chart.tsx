import { valueScale } from "@/lib/charts/scales"
import type { ChartSpec } from "@/lib/charts/spec"
import { plotHeight, plotSize } from "@/lib/charts/sizes"
import { stockTable, type StockModel } from "@/lib/charts/stock-model"
import { ChartFrame, type ChartFoot } from "./chart-frame"
import { Reach } from "./reach"
import { MonthTicks } from "./static/month-ticks"
import { StockEndLabels } from "./static/stock-labels"
import { StockLines } from "./static/stock-lines"
import { StockMarks } from "./static/stock-marks"
import { ValueGrid } from "./static/value-grid"

/** Chips at work over time, part upon part. */
export function StockChart({
  model,
  foot,
  share,
  headingLevel = 2,
}: {
  model: StockModel
  foot: ChartFoot
  share: ChartSpec
  headingLevel?: 2 | 3
}) {
  return (
    <ChartFrame
      title={model.title}
      subtitle={model.subtitle}
      words={model.words}
      table={stockTable(model)}
      foot={foot}
      share={share}
      headingLevel={headingLevel}
    >
      <div className="plot has-end-labels" style={{ height: plotSize.height }}>
        <svg className="plot-layer" aria-hidden="true">
          <ValueGrid ticks={model.y.ticks} y={valueScale(model.y.domain, "linear")} />
          <MonthTicks axis={model.axis} top={plotSize.top + plotHeight} />
        </svg>
        <Reach model={model} id="stock" points={model.total.p50.length} label="Stock, month by month">
          <svg className="plot-layer reach-static" role="img" aria-label={model.summary}>
            <StockMarks model={model} />
          </svg>
        </Reach>
        <svg className="plot-layer plot-names" aria-hidden="true">
          <StockLines model={model} />
          <StockEndLabels model={model} />
        </svg>
      </div>
      <ul className="chart-key" aria-hidden="true">
        {model.parts.map(({ chip, name, color }) => (
          <li key={chip}>
            <span style={{ background: `var(--maker-${color})` }} />
            {name}
          </li>
        ))}
      </ul>
    </ChartFrame>
  )
}
