import { area, line } from "d3-shape"
import type { FanBand, FanModel } from "@/lib/charts/fan-model"
import { valueScale } from "@/lib/charts/scales"
import { plotHeight, plotSize } from "@/lib/charts/sizes"
import { hatchFill } from "./hatch"
import { StretchedPlot, stretchedWidth } from "./stretched-plot"

type Months = readonly number[]

/** Bands and medians of need and supply. Interactive drawing: `interactive/fan-drawing.tsx`, same domains and curve. */
export function FanMarks({ model, id }: { model: FanModel; id: string }) {
  const y = valueScale(model.y.domain, "log")
  const last = model.need.p50.length - 1
  const x = (month: number) => (stretchedWidth * month) / last
  const bandPath = (low: Months, high: Months) =>
    area<number>()
      .x((_, month) => x(month))
      .y0((value) => y(value))
      .y1((_, month) => y(high[month]!))
      .digits(1)([...low]) ?? ""
  const linePath = (values: Months) =>
    line<number>()
      .x((_, month) => x(month))
      .y((value) => y(value))
      .digits(1)([...values]) ?? ""

  return (
    <>
      {model.isStrained && <StrainedBands band={model.have} y={y} id={id} workload={model.workload} />}
      <StretchedPlot>
        <path d={bandPath(model.need.p5, model.need.p95)} className="fan-need-light" />
        <path d={bandPath(model.need.p25, model.need.p75)} className="fan-need-dark" />
        {!model.isStrained && (
          <>
            <path
              d={bandPath(model.have.p5, model.have.p95)}
              className={`fan-have-light is-${model.workload}`}
            />
            <path
              d={bandPath(model.have.p25, model.have.p75)}
              className={`fan-have-dark is-${model.workload}`}
            />
          </>
        )}
        {model.workload === "inference" && (
          <path d={linePath(model.have.p95)} className="fan-rule is-inference" />
        )}
        <path d={linePath(model.need.p50)} className="fan-need-median" />
        <path d={linePath(model.have.p50)} className={`fan-have-median is-${model.workload}`} />
      </StretchedPlot>
    </>
  )
}

/**
 * Hatched bands. A hatching inside the stretched plot would be stretched with it, so the band is a clip in
 * shares of the box and the hatching lies outside.
 */
function StrainedBands({
  band,
  y,
  id,
  workload,
}: {
  band: FanBand
  y: (value: number) => number
  id: string
  workload: FanModel["workload"]
}) {
  const last = band.p50.length - 1
  const clip = (low: Months, high: Months) =>
    area<number>()
      .x((_, month) => month / last)
      .y0((value) => (y(value) - plotSize.top) / plotHeight)
      .y1((_, month) => (y(high[month]!) - plotSize.top) / plotHeight)
      .digits(4)([...low]) ?? ""
  const bands = [
    { name: "light", path: clip(band.p5, band.p95), opacity: 0.45 },
    { name: "dark", path: clip(band.p25, band.p75), opacity: 1 },
  ]
  return bands.map(({ name, path, opacity }) => (
    <g key={name}>
      <clipPath id={`${id}-${name}`} clipPathUnits="objectBoundingBox">
        <path d={path} />
      </clipPath>
      <rect
        x="0"
        y={plotSize.top}
        width="100%"
        height={plotHeight}
        fill={hatchFill(id, workload)}
        opacity={opacity}
        clipPath={`url(#${id}-${name})`}
      />
    </g>
  ))
}
