import { hatchFill } from "@/components/charts/static/hatch"
import type { DriverBar, DriversModel } from "@/lib/charts/drivers-model"
import { percent } from "@/lib/charts/scales"

const height = 18
const baseline = 4.5

/** A row's bar: from the middle run to both ends of the input's range, with the months at each end. */
export function DriverBarMark({ bar, model, chart }: { bar: DriverBar; model: DriversModel; chart: string }) {
  const { axis, base, workload, isStrained } = model
  const at = (months: number) => percent(months / axis.to)
  const fill = isStrained ? hatchFill(chart, workload) : `var(--${workload})`
  const { ends } = bar
  const parts =
    ends === null
      ? []
      : [
          { end: ends.p5, words: ends.p5Words, isLow: true },
          { end: ends.p95, words: ends.p95Words, isLow: false },
        ].toSorted((a, b) => Math.abs(b.end - base) - Math.abs(a.end - base))
  const left = ends && Math.min(ends.p5, ends.p95, base)
  const right = ends && Math.max(ends.p5, ends.p95, base)
  return (
    <>
      <line x1={at(base)} x2={at(base)} y1="0" y2="100%" className="drivers-base" />
      <svg y="50%" className="overflow-visible">
        {parts.map(({ end, isLow }) => (
          <rect
            key={isLow ? "low" : "high"}
            x={at(Math.min(end, base))}
            y={-height / 2}
            width={percent(Math.abs(end - base) / axis.to)}
            height={height}
            fill={fill}
            className={isLow ? "drivers-bar-low" : undefined}
          />
        ))}
        <line x1={at(base)} x2={at(base)} y1={-height / 2} y2={height / 2} className="drivers-base" />
        {ends !== null && right !== left && (
          <>
            <text x={at(left ?? 0)} y={baseline} dx="-6" textAnchor="end" className="drivers-end">
              {wordsAt(left, ends, model)}
            </text>
            <text x={at(right ?? 0)} y={baseline} dx="6" className="drivers-end">
              {wordsAt(right, ends, model)}
            </text>
          </>
        )}
      </svg>
    </>
  )
}

/** What is written at a bar's end: the months of the percentile that it stands for, or of the middle run. */
function wordsAt(end: number | null, ends: NonNullable<DriverBar["ends"]>, model: DriversModel): string {
  if (end === ends.p5) return ends.p5Words
  return end === ends.p95 ? ends.p95Words : model.baseWords
}
