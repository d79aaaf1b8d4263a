import type { ReplayBar } from "@/lib/charts/replay-model"
import { monthPosition, type MonthAxis } from "@/lib/charts/month-axis"
import { percent } from "@/lib/charts/scales"
import { hatchFill } from "./hatch"
import { RunwayBarMark } from "./runway-bar-mark"

const thickness = 6
const middle = 1 + thickness / 2
/** The solid bar starts under the narrow one. */
const afterTop = 9

/**
 * A runway before and after a change: a narrow light bar for half of the draws as things stand, and under it the
 * bar of the board for what the change makes of it. Nothing moved: one bar.
 */
export function ReplayBarMark({ bar, axis, chart }: { bar: ReplayBar; axis: MonthAxis; chart: string }) {
  const at = (month: number) => percent(monthPosition(axis, month))
  const { before, after, workload } = bar
  const fill = after.isStrained ? hatchFill(chart, workload) : `var(--${workload})`
  const runsPast = before !== null && (before.middleHalf === null || before.middleHalf.runsPast)
  return (
    <g>
      {before?.middleHalf && (
        <rect
          x={at(before.middleHalf.from)}
          y={1}
          width={percent(
            monthPosition(axis, before.middleHalf.to) - monthPosition(axis, before.middleHalf.from),
          )}
          height={thickness}
          fill={fill}
          opacity={after.isStrained ? 0.7 : 0.4}
        />
      )}
      {runsPast && (
        <svg x="100%" y={middle} className="overflow-visible">
          <path d="M1 -4 L7 0 L1 4 Z" fill={`var(--${workload})`} opacity={0.4} />
        </svg>
      )}
      {before !== null && before.median !== null && (
        <svg x={at(before.median)} y={middle} className="overflow-visible">
          <path d="M0 -4 V4" className="bar-median-before" />
        </svg>
      )}
      <svg y={afterTop} className="overflow-visible">
        <RunwayBarMark bar={after} axis={axis} chart={chart} />
      </svg>
    </g>
  )
}
