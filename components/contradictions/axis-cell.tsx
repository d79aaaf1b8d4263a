import { OpenNumber } from "@/components/numbers/open-number"
import { ClaimMark } from "@/components/charts/static/claim-mark"
import type { MatterAxis } from "@/lib/charts/contradiction-model"
import { percent } from "@/lib/charts/scales"

/** What one claim says of one measure: the words over the mark, on the gridlines of the measure's axis. */
export function AxisCell({
  axis,
  claim,
  weight,
  label,
  isLead,
}: {
  axis: MatterAxis
  claim: string
  weight: number
  label: string
  isLead: boolean
}) {
  const figure = axis.figures[claim]
  const band = axis.band ?? figure?.band ?? null
  const startsLeft = figure === undefined || figure.from + figure.to <= 1
  return (
    <div className={isLead ? "matter-cell is-lead" : "matter-cell"} data-empty={!figure || undefined}>
      <svg className="matter-grid-lines" aria-hidden="true">
        {band && (
          <rect
            x={percent(band.from)}
            width={percent(Math.max(0.006, band.to - band.from))}
            y="0"
            height="100%"
            className="matter-band"
          />
        )}
        {axis.ticks.map(({ at }) => (
          <line key={at} x1={percent(at)} x2={percent(at)} y1="0" y2="100%" className="chart-grid" />
        ))}
      </svg>
      {figure && (
        <>
          <p
            className="matter-says"
            style={
              startsLeft
                ? { paddingLeft: percent(Math.max(0, figure.from)) }
                : { paddingRight: percent(Math.max(0, 1 - figure.to)), textAlign: "right" }
            }
          >
            <span className="matter-measure">{axis.title} </span>
            <OpenNumber of={{ of: "claim", claim }} label={`${label}: ${figure.words}`}>
              {figure.words}
            </OpenNumber>
          </p>
          <svg className="matter-mark" aria-hidden="true">
            <ClaimMark row={{ ...figure, weight }} />
          </svg>
        </>
      )}
    </div>
  )
}
