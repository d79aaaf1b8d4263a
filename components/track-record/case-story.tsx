import { OpenFigures } from "@/components/numbers/open-figures"
import type { TrackCase, TrackClaim } from "@/lib/contracts/track-record"
import { datedWords, shareWords } from "@/lib/format"
import { routes } from "@/lib/routes"
import { medianWords } from "@/lib/runway-words"
import { halfWords, nineInTenWords, outcomeWords, saidMonthsWords } from "@/lib/track-record-words"

/** One case in words: what was said and by whom, what the model gives, what happened and who says so. */
export function CaseStory({ one }: { one: TrackCase }) {
  const { firm, workload, claim, outcome } = one
  return (
    <li className="grid gap-x-8 gap-y-1 py-3 md:grid-cols-[11rem_1fr]">
      <div>
        <p className="font-medium">
          <a href={routes.company(firm.slug)}>{firm.name}</a>
        </p>
        <p className="text-13 text-muted">{workload}</p>
      </div>
      <div className="max-w-prose space-y-1 text-15">
        <p>
          <span className="font-medium">Said{claim.isOfSector ? " of the sector" : ""}:</span>{" "}
          <OpenFigures of={{ of: "claim", claim: claim.statementId }}>{saidWords(claim)}</OpenFigures>{" "}
          {claim.speaker}, {datedWords(claim.saidOn)},{" "}
          <a href={routes.source(claim.source.id)}>{claim.source.publisher}</a>.
          {claim.notCounted && (
            <span className="text-muted" data-prose="">
              {" "}
              Not counted: {claim.notCounted}
            </span>
          )}
        </p>
        <p>
          <span className="font-medium">Model:</span>{" "}
          <OpenFigures of={{ of: "case", case: one.id }}>{modelWords(one)}</OpenFigures>
        </p>
        <p>
          <span className="font-medium">Happened:</span>{" "}
          <OpenFigures of={{ of: "claim", claim: claim.statementId }}>{outcomeWords(outcome)}</OpenFigures>.
          {outcome && (
            <>
              {" "}
              {outcome.isOwn ? "" : "Seen at other firms of the sector, not at this one. "}
              <span data-prose="">{outcome.why}</span>
              {outcome.sources.map(({ id, publisher }, index) => (
                <span key={id}>
                  {index === 0 ? " " : ", "}
                  <a href={routes.source(id)}>{publisher}</a>
                </span>
              ))}
              {outcome.sources.length > 0 && "."}
              {outcome.sooner !== null && (
                <OpenFigures of={{ of: "case", case: one.id }}>
                  {` By ${outcome.at && outcome.at.low < outcome.at.high ? "the first of these months" : "then"} ${shareWords(outcome.sooner)} of draws had run out.`}
                </OpenFigures>
              )}
            </>
          )}
        </p>
      </div>
    </li>
  )
}

/** "16 to 30 months, as we read “at least a couple more generations”." */
function saidWords(claim: TrackClaim): string {
  const { months, inWords, isReading, text } = claim
  if (months === null) return text
  const span = saidMonthsWords(claim)
  if (inWords === null || inWords === span) return `${span}.`
  return isReading ? `${span}, as we read “${inWords}”.` : `${span} (“${inWords}”).`
}

function modelWords({ run, missing }: TrackCase): string {
  if (run === null) return `no number, for want of ${missing.join("; ")}.`
  const { own, all, horizonMonths, against, acceptance, grade } = run
  return [
    `${medianWords(own.p50, horizonMonths)} from its own stock; half of draws ${halfWords(own, horizonMonths)}, nine in ten ${nineInTenWords(own, horizonMonths)}.`,
    ...(all && all.p50 !== own.p50
      ? [`With what was expected to come, ${medianWords(all.p50, horizonMonths)}.`]
      : []),
    ...(against
      ? [
          `${shareWords(against.below)} of draws are shorter than what was said, ${shareWords(against.inside)} agree, ${shareWords(against.above)} are longer.`,
        ]
      : []),
    ...(acceptance === null
      ? []
      : [
          `${shareWords(acceptance)} of draws could have done what the firm did${grade === "shown" ? "" : ` (${grade})`}.`,
        ]),
  ].join(" ")
}
