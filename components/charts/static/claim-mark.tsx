import type { ClaimRow } from "@/lib/charts/claims-model"
import { percent } from "@/lib/charts/scales"
import { labelledRowSize } from "@/lib/charts/sizes"

/** A report's figure: a dot, its range as a line, arrows where a side is open. Area is weight; hollow is none. */
export function ClaimMark({
  row,
}: {
  row: Pick<ClaimRow, "at" | "from" | "to" | "opensLow" | "opensHigh" | "weight">
}) {
  const middle = labelledRowSize.markHeight / 2
  const isHollow = row.weight === 0
  const radius = isHollow ? 4 : 3 + 3.5 * Math.sqrt(row.weight)
  // A bound that stands alone is where the line ends on the known side.
  const dotAt = row.at ?? (row.opensLow ? row.to : row.opensHigh ? row.from : null)
  return (
    <g className={isHollow ? "claim is-hollow" : "claim"}>
      <line x1={percent(row.from)} x2={percent(row.to)} y1={middle} y2={middle} className="claim-range" />
      {row.opensHigh && <Arrow at={percent(row.to)} y={middle} direction={1} />}
      {row.opensLow && <Arrow at={percent(row.from)} y={middle} direction={-1} />}
      {dotAt !== null ? (
        <svg x={percent(dotAt)} y={middle} className="overflow-visible">
          <circle r={radius} className="claim-dot" />
        </svg>
      ) : (
        [row.from, row.to].map((end) => (
          <svg key={end} x={percent(end)} y={middle} className="overflow-visible">
            <path d={`M0 ${-radius} V${radius}`} className="claim-end" />
          </svg>
        ))
      )}
    </g>
  )
}

function Arrow({ at, y, direction }: { at: string; y: number; direction: 1 | -1 }) {
  return (
    <svg x={at} y={y} className="overflow-visible">
      <path d={`M${-5 * direction} -4 L0 0 L${-5 * direction} 4`} className="claim-end" />
    </svg>
  )
}
