import type { CSSProperties } from "react"
import { fanTable, type FanModel } from "@/lib/charts/fan-model"
import { valueScale } from "@/lib/charts/scales"
import type { ChartSpec } from "@/lib/charts/spec"
import { plotHeight, plotSize } from "@/lib/charts/sizes"
import { ChartFrame, type ChartFoot } from "./chart-frame"
import { Reach } from "./reach"
import { FanLabels } from "./static/fan-labels"
import { FanMarks } from "./static/fan-marks"
import { HatchDefs } from "./static/hatch"
import { MonthTicks } from "./static/month-ticks"
import { ValueGrid } from "./static/value-grid"

/** Required against available compute over time: medians with their bands, on a log scale. */
export function FanChart({
  model,
  foot,
  share,
  shareTitle,
  headingLevel = 2,
}: {
  model: FanModel
  foot: ChartFoot
  share: ChartSpec
  shareTitle?: string
  headingLevel?: 2 | 3
}) {
  const id = `fan-${model.workload}`
  const Workload = model.workload === "training" ? "Training" : "Inference"
  // A digit is about 7.5 px wide; the labels end 8 px left of the plot.
  const longest = Math.max(...model.y.ticks.map(({ label }) => label.length))
  const gutter = { "--gutter": `${Math.round(longest * 7.5 + 8)}px` } as CSSProperties
  return (
    <ChartFrame
      title={model.title}
      subtitle={model.subtitle}
      words={model.words}
      table={fanTable(model)}
      foot={foot}
      share={share}
      shareTitle={shareTitle}
      headingLevel={headingLevel}
    >
      <div className="plot has-names" style={{ height: plotSize.height, ...gutter }}>
        <svg className="plot-layer" aria-hidden="true">
          <ValueGrid ticks={model.y.ticks} y={valueScale(model.y.domain, "log")} />
          <MonthTicks axis={model.axis} top={plotSize.top + plotHeight} />
        </svg>
        {model.isStrained && <HatchDefs chart={id} colors={[model.workload]} />}
        <Reach model={model} id={id} points={model.need.p50.length} label={`${Workload}, month by month`}>
          <svg className="plot-layer reach-static" role="img" aria-label={model.summary}>
            <FanMarks model={model} id={id} />
          </svg>
        </Reach>
        <svg className="plot-layer plot-names" aria-hidden="true">
          <FanLabels model={model} />
        </svg>
      </div>
    </ChartFrame>
  )
}
