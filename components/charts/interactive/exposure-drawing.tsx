import { Area, ComposedChart, Line, ReferenceDot, ReferenceLine, XAxis, YAxis } from "recharts"
import { exposureMonthSentence, type ExposureModel } from "@/lib/charts/exposure-model"
import { plotSize } from "@/lib/charts/sizes"
import type { DrawingProps, ReadPoint } from "../drawing"
import { activePoint } from "./active-point"
import { WhenDrawn } from "./when-drawn"

export const readExposurePoint: ReadPoint<ExposureModel> = (model, point) => ({
  x: point / (model.axis.to - model.axis.from),
  y: plotSize.top,
  placement: "above",
  sentence: exposureMonthSentence(model, point),
})

/** Shares by Recharts: the domain, curve and colours of `static/exposure-marks.tsx`. */
export function ExposureDrawing({ model, point, onPoint, onDrawn }: DrawingProps<ExposureModel>) {
  const { bands, axis, y } = model
  const data = Array.from({ length: axis.to - axis.from + 1 }, (_, month) => ({
    month,
    ...Object.fromEntries(
      bands.flatMap(({ workload, p5, p50, p95 }) => [
        [`${workload}Band`, [p5[month]!, p95[month]!]],
        [`${workload}Top`, p95[month]!],
        [workload, p50[month]!],
      ]),
    ),
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
      <XAxis dataKey="month" type="number" domain={[0, data.length - 1]} hide />
      <YAxis domain={y.domain} ticks={y.ticks.map(({ value }) => value)} allowDataOverflow hide />
      {bands.map(({ workload }) => (
        <Area
          {...still}
          key={`${workload} band`}
          dataKey={`${workload}Band`}
          stroke="none"
          className={`fan-have-light is-${workload}`}
        />
      ))}
      {bands.some(({ workload }) => workload === "inference") && (
        <Line {...still} dataKey="inferenceTop" className="fan-rule is-inference" />
      )}
      {bands.map(({ workload }) => (
        <Line {...still} key={workload} dataKey={workload} className={`fan-have-median is-${workload}`} />
      ))}
      {point !== null && <ReferenceLine x={point} className="chart-cursor" />}
      {point !== null &&
        bands.map(({ workload, p50 }) => (
          <ReferenceDot
            key={`${workload} dot`}
            x={point}
            y={p50[point]!}
            r={4}
            className={`chart-dot is-${workload}`}
          />
        ))}
      <WhenDrawn onDrawn={onDrawn} />
    </ComposedChart>
  )
}
