import { Area, ComposedChart, Line, ReferenceDot, ReferenceLine, XAxis, YAxis } from "recharts"
import { fanSentence, type FanModel } from "@/lib/charts/fan-model"
import { plotSize } from "@/lib/charts/sizes"
import type { DrawingProps, ReadPoint } from "../drawing"
import { hatchFill } from "../static/hatch"
import { activePoint } from "./active-point"
import { WhenDrawn } from "./when-drawn"

export const readFanPoint: ReadPoint<FanModel> = (model, point) => ({
  x: point / (model.need.p50.length - 1),
  y: plotSize.top,
  placement: "above",
  sentence: fanSentence(model, point),
})

/** Need and supply by Recharts: the domains, ticks, curve and colours of `static/fan-marks.tsx`. */
export function FanDrawing({ model, id, point, onPoint, onDrawn }: DrawingProps<FanModel>) {
  const { need, have, workload, isStrained, y } = model
  const [floor] = y.domain
  const up = (value: number) => Math.max(value, floor)
  const data = need.p50.map((_, month) => ({
    month,
    needLight: [up(need.p5[month]!), up(need.p95[month]!)],
    needDark: [up(need.p25[month]!), up(need.p75[month]!)],
    haveLight: [up(have.p5[month]!), up(have.p95[month]!)],
    haveDark: [up(have.p25[month]!), up(have.p75[month]!)],
    need: up(need.p50[month]!),
    have: up(have.p50[month]!),
    haveTop: up(have.p95[month]!),
  }))
  const still = { isAnimationActive: false, type: "linear", activeDot: false, dot: false } as const
  const hatch = isStrained ? { fill: hatchFill(id, workload) } : {}
  const at = point === null ? undefined : data[point]
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
      <YAxis scale="log" domain={y.domain} ticks={y.ticks.map(({ value }) => value)} allowDataOverflow hide />
      <Area {...still} dataKey="needLight" stroke="none" fill="" className="fan-need-light" />
      <Area {...still} dataKey="needDark" stroke="none" fill="" className="fan-need-dark" />
      <Area
        {...still}
        dataKey="haveLight"
        stroke="none"
        className={isStrained ? "fan-hatched-light" : `fan-have-light is-${workload}`}
        {...hatch}
      />
      <Area
        {...still}
        dataKey="haveDark"
        stroke="none"
        className={isStrained ? "fan-hatched" : `fan-have-dark is-${workload}`}
        {...hatch}
      />
      {workload === "inference" && <Line {...still} dataKey="haveTop" className="fan-rule is-inference" />}
      <Line {...still} dataKey="need" className="fan-need-median" />
      <Line {...still} dataKey="have" className={`fan-have-median is-${workload}`} />
      {at && (
        <>
          <ReferenceLine x={at.month} className="chart-cursor" />
          <ReferenceDot x={at.month} y={at.need} r={4} className="chart-dot is-need" />
          <ReferenceDot x={at.month} y={at.have} r={4} className={`chart-dot is-${workload}`} />
        </>
      )}
      <WhenDrawn onDrawn={onDrawn} />
    </ComposedChart>
  )
}
