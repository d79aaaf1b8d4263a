import type { FanModel } from "@/lib/charts/fan-model"
import { monthPosition } from "@/lib/charts/month-axis"
import { percent, valueScale } from "@/lib/charts/scales"

/** Names at the ends of the medians, and the month where they cross. Drawn over either drawing of the marks. */
export function FanLabels({ model }: { model: FanModel }) {
  const y = valueScale(model.y.domain, "log")
  const last = model.need.p50.length - 1
  const [need, have] = [y(model.need.p50[last]!), y(model.have.p50[last]!)]
  const needAbove = need <= have
  const { crossing } = model
  return (
    <g>
      <text x="100%" dx={-4} y={needAbove ? need - 9 : need + 17} textAnchor="end" className="chart-name">
        needs
      </text>
      <text
        x="100%"
        dx={-4}
        y={needAbove ? have + 17 : have - 9}
        textAnchor="end"
        className={`chart-name is-${model.workload}`}
      >
        has
      </text>
      {crossing && crossing.at > 0 && (
        <svg
          x={percent(monthPosition(model.axis, crossing.at))}
          y={y(crossing.value)}
          className="overflow-visible"
        >
          <circle r="4.5" className="fan-crossing" />
          <text
            y={-12}
            dx={crossing.at > last * 0.6 ? 6 : -6}
            textAnchor={crossing.at > last * 0.6 ? "end" : "start"}
            className="chart-note"
          >
            {`medians cross ${crossing.words}`}
          </text>
        </svg>
      )}
    </g>
  )
}
