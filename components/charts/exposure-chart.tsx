import { exposureTable, type ExposureModel } from "@/lib/charts/exposure-model"
import { valueScale } from "@/lib/charts/scales"
import type { ChartSpec } from "@/lib/charts/spec"
import { plotHeight, plotSize } from "@/lib/charts/sizes"
import { ChartFrame, type ChartFoot } from "./chart-frame"
import { Reach } from "./reach"
import { ExposureLabels } from "./static/exposure-labels"
import { ExposureMarks } from "./static/exposure-marks"
import { MonthTicks } from "./static/month-ticks"
import { StockLines } from "./static/stock-lines"
import { ValueGrid } from "./static/value-grid"

/** The share of a stock that could not simply be bought again, over time, with the rules that moved it. */
export function ExposureChart({
  model,
  foot,
  share,
}: {
  model: ExposureModel
  foot: ChartFoot
  share: ChartSpec
}) {
  return (
    <ChartFrame
      title={model.title}
      subtitle={model.subtitle}
      words={model.words}
      table={exposureTable(model)}
      foot={foot}
      share={share}
    >
      <div className="plot has-names has-end-labels" style={{ height: plotSize.height }}>
        <svg className="plot-layer" aria-hidden="true">
          <ValueGrid ticks={model.y.ticks} y={valueScale(model.y.domain, "linear")} />
          <MonthTicks axis={model.axis} top={plotSize.top + plotHeight} />
        </svg>
        <Reach
          model={model}
          id="exposure"
          points={model.axis.to - model.axis.from + 1}
          label="Exposure, month by month"
        >
          <svg className="plot-layer reach-static" role="img" aria-label={model.summary}>
            <ExposureMarks model={model} />
          </svg>
        </Reach>
        <svg className="plot-layer plot-names" aria-hidden="true">
          <StockLines model={model} />
          <ExposureLabels model={model} />
        </svg>
      </div>
      <ul className="chart-key" aria-hidden="true">
        {model.bands.map(({ workload }) => (
          <li key={workload}>
            <span style={{ background: `var(--${workload})` }} />
            {workload}
          </li>
        ))}
      </ul>
    </ChartFrame>
  )
}
