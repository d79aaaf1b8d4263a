import { OpenFigures } from "@/components/numbers/open-figures"
import { ClaimMark } from "@/components/charts/static/claim-mark"
import { contradictionModel, type MatterModel } from "@/lib/charts/contradiction-model"
import { percent } from "@/lib/charts/scales"
import type { Contradiction, Contradictions } from "@/lib/contracts/contradiction"
import { largestMove, movesNothing, movesNumber, stakeInShort, stakeWords } from "@/lib/contradiction-words"
import { sentenceCase } from "@/lib/labels"
import { routes } from "@/lib/routes"

/** Contradictions on the page of what they touch: the matter, one sentence, one small axis, what hangs on it. */
export function MatterLines({ of: { matters, horizonMonths } }: { of: Contradictions }) {
  return (
    <div className="matter-lists">
      <ul className="matter-lines">
        {matters.map((matter) => {
          const model = contradictionModel(matter)
          return (
            <li key={matter.id}>
              <div className="max-w-prose">
                <h3 className="text-17">
                  <a href={routes.contradictions(matter.id)}>{matter.title}</a>
                </h3>
                <p className="text-15" data-prose="">
                  {firstSentence(matter.explanation)}
                </p>
                <Stake matter={matter} horizonMonths={horizonMonths} />
              </div>
              <Strip model={model} matter={matter} />
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** The rest stands where the link leads. */
function firstSentence(text: string): string {
  return /^.+?[.?!](?= [A-Z]|$)/.exec(text)?.[0] ?? text
}

function Stake({ matter, horizonMonths }: { matter: Contradiction; horizonMonths: number }) {
  const move = largestMove(matter, horizonMonths)
  const short = stakeInShort(matter, horizonMonths)
  const words =
    move || movesNumber(matter)
      ? stakeWords(matter, horizonMonths)
      : !matter.isPending && !movesNothing(matter)
        ? "Would move a median by less than a month."
        : `${sentenceCase(short)}.`
  return (
    <p className={move ? "mt-1 text-13" : "mt-1 text-13 text-muted"}>
      {move ? <OpenFigures of={{ of: "claim", claim: move.one.claim.id }}>{words}</OpenFigures> : words}
    </p>
  )
}

/** Every claim on the axis in dispute, on one line; its ends in words. */
function Strip({ model: { axes, rows }, matter }: { model: MatterModel; matter: Contradiction }) {
  const [lead] = axes
  if (!lead) return <p className="text-13 text-muted">{matter.claims.length} claims, no common figure</p>
  const told = rows.flatMap((row) => {
    const figure = lead.figures[row.id]
    return figure ? [{ row, figure }] : []
  })
  return (
    <div className="pt-1">
      <p className="text-13 text-muted" data-prose="">
        {lead.title}: <span className="text-ink">{lead.span}</span>
      </p>
      <svg className="matter-strip" aria-hidden="true">
        {(lead.band ? [lead.band] : []).map(({ from, to }) => (
          <rect
            key="band"
            x={percent(from)}
            width={percent(Math.max(0.006, to - from))}
            y="2"
            height="20"
            className="matter-band"
          />
        ))}
        {told.map(({ row, figure }) => (
          <svg key={row.id} y="5" className="overflow-visible">
            <ClaimMark row={{ ...figure, weight: row.weight }} />
          </svg>
        ))}
        <line x1="0" x2="100%" y1="24.5" y2="24.5" className="chart-axis" />
        {lead.ticks.map(({ at, label }, tick) => (
          <g key={at}>
            <line x1={percent(at)} x2={percent(at)} y1="24" y2="29" className="chart-axis" />
            {tick % Math.max(1, Math.ceil(lead.ticks.length / 3)) === 0 && (
              <text x={percent(at)} y="42" textAnchor={at === 0 ? "start" : "middle"} className="chart-label">
                {label}
              </text>
            )}
          </g>
        ))}
      </svg>
    </div>
  )
}
