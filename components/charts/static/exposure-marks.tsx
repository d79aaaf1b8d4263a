import { area, line } from "d3-shape"
import type { ExposureModel } from "@/lib/charts/exposure-model"
import { valueScale } from "@/lib/charts/scales"
import { StretchedPlot, stretchedWidth } from "./stretched-plot"

/** Bands and medians of the shares. Interactive drawing: `interactive/exposure-drawing.tsx`, same domain and curve. */
export function ExposureMarks({ model: { bands, axis, y: values } }: { model: ExposureModel }) {
  const y = valueScale(values.domain, "linear")
  const x = (_: number, month: number) => (stretchedWidth * month) / (axis.to - axis.from)
  const linePath = line<number>().x(x).y(y).digits(1)
  return (
    <StretchedPlot>
      {bands.map(({ workload, p5, p95 }) => (
        <g key={workload}>
          <path
            d={
              area<number>()
                .x(x)
                .y0(y)
                .y1((_, month) => y(p95[month]!))
                .digits(1)(p5) ?? ""
            }
            className={`fan-have-light is-${workload}`}
          />
          {workload === "inference" && <path d={linePath(p95) ?? ""} className="fan-rule is-inference" />}
        </g>
      ))}
      {bands.map(({ workload, p50 }) => (
        <path key={workload} d={linePath(p50) ?? ""} className={`fan-have-median is-${workload}`} />
      ))}
    </StretchedPlot>
  )
}
