import type { ExposureModel } from "@/lib/charts/exposure-model"
import { valueScale } from "@/lib/charts/scales"
import { shareWords } from "@/lib/format"

const lineHeight = 17

/** Names and today's shares right of the medians' ends; on a phone the shares alone. */
export function ExposureLabels({ model: { bands, y: values } }: { model: ExposureModel }) {
  const y = valueScale(values.domain, "linear")
  const ends = bands
    .map(({ workload, p50 }) => ({ workload, share: p50.at(-1)! }))
    .sort((a, b) => b.share - a.share)
  const [upper, lower] = ends.map(({ share }) => y(share))
  const push =
    upper === undefined || lower === undefined ? 0 : Math.max(0, (lineHeight - (lower - upper)) / 2)
  return (
    <svg x="100%" className="overflow-visible">
      {ends.map(({ workload, share }, index) => (
        <text
          key={workload}
          x="7"
          y={y(share) + (index === 0 ? -push : push)}
          dy="0.33em"
          className={`chart-name is-${workload}`}
        >
          {shareWords(share).replace("more than ", ">").replace("fewer than ", "<")}
          <tspan className="only-wide"> {workload}</tspan>
        </text>
      ))}
    </svg>
  )
}
