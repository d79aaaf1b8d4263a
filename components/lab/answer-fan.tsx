import { line } from "d3-shape"
import { memo, type CSSProperties } from "react"
import { ChartFrame, type ChartFoot } from "@/components/charts/chart-frame"
import { FanLabels } from "@/components/charts/static/fan-labels"
import { FanMarks } from "@/components/charts/static/fan-marks"
import { HatchDefs } from "@/components/charts/static/hatch"
import { MonthTicks } from "@/components/charts/static/month-ticks"
import { StretchedPlot, stretchedWidth } from "@/components/charts/static/stretched-plot"
import { ValueGrid } from "@/components/charts/static/value-grid"
import { fanModel, fanTable, type FanModel } from "@/lib/charts/fan-model"
import { valueScale } from "@/lib/charts/scales"
import { plotHeight, plotSize } from "@/lib/charts/sizes"
import type { ChartSpec } from "@/lib/charts/spec"
import type { LabState } from "@/lib/lab/lab-query"
import type { Answer } from "./answer-facts"

/** Need against chips as the reader supposes them, with the published medians behind. */
export const AnswerFan = memo(function AnswerFan({
  name,
  answer,
  published,
  workload,
  set,
  foot,
  share,
}: {
  name: string
  answer: Answer
  /** Null where the reader changed nothing: then it is the answer itself. */
  published: Answer | null
  workload: LabState["workload"]
  set: LabState["set"]
  foot: ChartFoot
  share: ChartSpec
}) {
  const { asOf, horizonMonths } = answer
  const model = fanModel(answer[workload], { workload, set, asOf, horizonMonths, owner: name })
  if (!model) return null
  const longest = Math.max(...model.y.ticks.map(({ label }) => label.length))
  const gutter = { "--gutter": `${Math.round(longest * 7.5 + 8)}px` } as CSSProperties
  const behind = published?.[workload].fan ?? null
  const words = behind ? [...model.words, "Dotted lines are the published medians."] : model.words
  return (
    <ChartFrame
      title={model.title}
      subtitle={model.subtitle}
      words={words}
      table={fanTable(model)}
      foot={foot}
      share={share}
      headingLevel={2}
    >
      <div className="plot has-names" style={{ height: plotSize.height, ...gutter }}>
        {model.isStrained && <HatchDefs chart="lab-fan" colors={[workload]} />}
        <svg className="plot-layer" role="img" aria-label={model.summary}>
          <ValueGrid ticks={model.y.ticks} y={valueScale(model.y.domain, "log")} />
          <MonthTicks axis={model.axis} top={plotSize.top + plotHeight} />
          <FanMarks model={model} id="lab-fan" />
          {behind && (
            <PublishedMedians
              model={model}
              need={behind.required.p50}
              have={(set === "own" ? behind.availableStock : behind.availableAll).p50}
            />
          )}
        </svg>
        <svg className="plot-layer plot-names" aria-hidden="true">
          <FanLabels model={model} />
        </svg>
      </div>
    </ChartFrame>
  )
})

/** The published medians on the reader's own axis; what lies beyond its ends runs along them. */
function PublishedMedians({
  model,
  need,
  have,
}: {
  model: FanModel
  need: readonly number[]
  have: readonly number[]
}) {
  const y = valueScale(model.y.domain, "log")
  const last = model.axis.to
  const scale = scaleOf(model.unit)
  const path = line<number>()
    .x((_, month) => (stretchedWidth * month) / last)
    .y((value) => y(Math.min(value / scale, model.y.domain[1])))
    .digits(1)
  const within = (values: readonly number[]) => path(values.slice(0, last + 1)) ?? ""
  return (
    <StretchedPlot>
      <path d={within(need)} className="lab-behind" />
      <path d={within(have)} className={`lab-behind is-${model.workload}`} />
    </StretchedPlot>
  )
}

const words: Record<string, number> = { trillion: 1e12, billion: 1e9, million: 1e6 }

function scaleOf({ exponent, name }: FanModel["unit"]): number {
  return exponent === null ? (words[name.split(" ")[0]!] ?? 1) : 10 ** exponent
}
