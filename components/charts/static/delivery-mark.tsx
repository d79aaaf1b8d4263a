import type { CSSProperties } from "react"
import { monthPosition, type MonthAxis } from "@/lib/charts/month-axis"
import type { TimelineRow } from "@/lib/charts/order-timeline-model"
import { percent } from "@/lib/charts/scales"
import { labelledRowSize } from "@/lib/charts/sizes"
import { hatchFill } from "./hatch"

/** A delivery window as a bar: solid, outlined, hatched or dotted by its state; thin when it does not count. */
export function DeliveryMark({ row, axis, chart }: { row: TimelineRow; axis: MonthAxis; chart: string }) {
  const height = row.isCounted ? 10 : 5
  const [from, to] = [monthPosition(axis, row.from), monthPosition(axis, row.to)]
  return (
    <g style={{ "--delivery": row.color ? `var(--maker-${row.color})` : "var(--muted)" } as CSSProperties}>
      <rect
        x={percent(from)}
        y={(labelledRowSize.markHeight - height) / 2}
        width={percent(to - from)}
        height={height}
        className={`delivery is-${row.state}`}
        {...(row.state === "stopped" ? { fill: hatchFill(chart, "muted") } : {})}
      />
      {row.endsOpen && <OpenEnd at={percent(to)} direction={1} />}
      {row.startsOpen && <OpenEnd at={percent(from)} direction={-1} />}
    </g>
  )
}

/** An end that nobody dates. */
function OpenEnd({ at, direction }: { at: string; direction: 1 | -1 }) {
  return (
    <svg x={at} y={labelledRowSize.markHeight / 2} className="overflow-visible">
      <path d={`M${-5 * direction} -5 L${direction} 0 L${-5 * direction} 5`} className="open-end" />
    </svg>
  )
}
