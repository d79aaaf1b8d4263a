import type { BarSpan, RunwayBar } from "@/lib/charts/board-model"
import { monthPosition, type MonthAxis } from "@/lib/charts/month-axis"
import { percent } from "@/lib/charts/scales"
import { boardRowSize } from "@/lib/charts/sizes"
import { hatchFill } from "./hatch"

const top = 4
const thickness = boardRowSize.barHeight - top - 2
const middle = top + thickness / 2

/**
 * One interval bar: nine in ten light, half of the draws dark, a stroke at the median, ▶ beyond the horizon, a
 * pin for "already short", ◇ for what the firm said. Training is solid, inference carries a rule on top. Both
 * drawings of the board use this mark.
 */
export function RunwayBarMark({ bar, axis, chart }: { bar: RunwayBar; axis: MonthAxis; chart: string }) {
  const at = (month: number) => percent(monthPosition(axis, month))
  const width = (span: BarSpan) => percent(monthPosition(axis, span.to) - monthPosition(axis, span.from))
  const { nineInTen, middleHalf, median, workload } = bar
  const fill = bar.isStrained ? hatchFill(chart, workload) : `var(--${workload})`
  const runsPast = nineInTen === null || nineInTen.runsPast
  const darkRunsPast = middleHalf === null || middleHalf.runsPast
  return (
    <g>
      {nineInTen && (
        <rect
          x={at(nineInTen.from)}
          y={top}
          width={width(nineInTen)}
          height={thickness}
          fill={fill}
          opacity={bar.isStrained ? 0.5 : 0.26}
        />
      )}
      {middleHalf && (
        <rect x={at(middleHalf.from)} y={top} width={width(middleHalf)} height={thickness} fill={fill} />
      )}
      {workload === "inference" && nineInTen && (
        <rect x={at(nineInTen.from)} y={0.5} width={width(nineInTen)} height={2} fill="var(--inference)" />
      )}
      {runsPast && (
        <svg x="100%" y={middle} className="overflow-visible">
          <path d="M1 -7 L10 0 L1 7 Z" fill={`var(--${workload})`} opacity={darkRunsPast ? 1 : 0.4} />
        </svg>
      )}
      {bar.isShort ? (
        <svg x={at(0)} y={middle} className="overflow-visible">
          <path d="M0 -10 V10" className="bar-median-edge" />
          <path d="M0 -10 V10" className="bar-median" />
          <circle r="4" className="bar-pin" />
        </svg>
      ) : (
        median !== null && (
          <svg x={at(median)} y={middle} className="overflow-visible">
            <path d="M0 -9.5 V9.5" className="bar-median-edge" />
            <path d="M0 -9.5 V9.5" className="bar-median" />
          </svg>
        )
      )}
      {bar.marks.map((mark, index) => (
        <g key={index}>
          {mark.span && (
            <line
              x1={at(mark.span.from)}
              x2={at(mark.span.to)}
              y1={middle}
              y2={middle}
              className="statement-span"
            />
          )}
          <svg x={at(mark.at)} y={middle} className="overflow-visible">
            <path d="M0 -6 L6 0 L0 6 L-6 0 Z" className="statement-mark" />
            {mark.isPast && <path d="M-9 -4 L-13 0 L-9 4" className="statement-span" fill="none" />}
          </svg>
        </g>
      ))}
    </g>
  )
}
