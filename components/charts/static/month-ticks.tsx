import { monthPosition, type MonthAxis } from "@/lib/charts/month-axis"
import { percent } from "@/lib/charts/scales"

/** Years under a plot: a short mark and a label. Labels that would touch on a phone go there. */
export function MonthTicks({ axis, top }: { axis: MonthAxis; top: number }) {
  return (
    <g>
      <line x1="0" x2="100%" y1={top + 0.5} y2={top + 0.5} className="chart-axis" />
      {axis.ticks.map(({ at, label, onNarrow }) => {
        const x = percent(monthPosition(axis, at))
        return (
          <g key={at}>
            <line x1={x} x2={x} y1={top} y2={top + 5} className="chart-axis" />
            <text
              x={x}
              y={top + 19}
              textAnchor="middle"
              className={onNarrow ? "chart-label" : "chart-label only-wide"}
            >
              {label}
            </text>
          </g>
        )
      })}
    </g>
  )
}
