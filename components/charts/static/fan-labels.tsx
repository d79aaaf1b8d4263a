import type { FanModel } from "@/lib/charts/fan-model"
import { monthPosition } from "@/lib/charts/month-axis"
import { percent, valueScale } from "@/lib/charts/scales"
import { plotHeight, plotSize } from "@/lib/charts/sizes"

const lineHeight = 17

/** Names right of the medians' ends, and the month where they cross. Drawn over either drawing of the marks. */
export function FanLabels({ model }: { model: FanModel }) {
  const y = valueScale(model.y.domain, "log")
  const last = model.need.p50.length - 1
  const [need, have] = apart(y(model.need.p50[last]!), y(model.have.p50[last]!))
  const floor = plotSize.top + plotHeight
  const { crossing } = model
  const isLate = crossing !== null && crossing.at > last * 0.55
  return (
    <g>
      <svg x="100%" className="overflow-visible">
        <text x="7" y={need} dy="0.33em" className="chart-name">
          needs
        </text>
        <text x="7" y={have} dy="0.33em" className={`chart-name is-${model.workload}`}>
          has
        </text>
      </svg>
      {crossing && crossing.at > 0 && (
        <svg x={percent(monthPosition(model.axis, crossing.at))} className="overflow-visible">
          <line y1={y(crossing.value)} y2={floor} className="fan-crossing-line" />
          <circle cy={y(crossing.value)} r="4.5" className="fan-crossing" />
          <text
            x={isLate ? -6 : 6}
            y={floor - 7}
            textAnchor={isLate ? "end" : "start"}
            className="chart-note"
          >
            {`medians cross ${crossing.words}`}
          </text>
        </svg>
      )}
    </g>
  )
}

/** Heights of two labels, moved apart evenly until they no longer touch. */
function apart(a: number, b: number): [number, number] {
  const push = Math.max(0, (lineHeight - Math.abs(a - b)) / 2)
  return a <= b ? [a - push, b + push] : [a + push, b - push]
}
