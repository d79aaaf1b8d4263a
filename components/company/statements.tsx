import { ClaimDoubts } from "@/components/claims/claim-doubts"
import { ClaimMarks } from "@/components/claims/claim-marks"
import { SourceLine } from "@/components/claims/source-line"
import { OpenFigures } from "@/components/numbers/open-figures"
import { Disclosure } from "@/components/ui/disclosure"
import type { StatementView } from "@/lib/contracts/claim"
import { addMonths, monthOf } from "@/lib/domain/month"
import { datedWords, monthSpanWords, monthWords } from "@/lib/format"

/** What was said of the stock, oldest first, each with how long it was to last and what happened. */
export function Statements({ statements }: { statements: readonly StatementView[] }) {
  const told = [...statements].sort((a, b) => dateOf(a).localeCompare(dateOf(b)))
  return (
    <ol className="divide-y border-y">
      {told.map((statement) => (
        <li
          key={statement.id}
          id={statement.id}
          className="grid gap-x-8 gap-y-1 py-3 md:grid-cols-[11rem_1fr]"
        >
          <div>
            <p className="font-medium">{datedWords(statement.eventOn ?? statement.source.publishedOn)}</p>
            <p className="text-13 text-muted">{statement.speaker}</p>
          </div>
          <div className="space-y-1">
            <p className="max-w-prose" data-prose="">
              <ClaimMarks claim={statement} />
              {statement.text}
            </p>
            {statement.horizonMonths && (
              <p className="text-13">
                <OpenFigures of={{ of: "claim", claim: statement.id }}>{horizonWords(statement)}</OpenFigures>
              </p>
            )}
            {statement.outcome && (
              <p className="max-w-prose text-13" data-prose="">
                <span className="font-medium">What happened:</span> {statement.outcome}
              </p>
            )}
            <p>
              <SourceLine claim={statement} />
            </p>
            {statement.conflicts.map(({ id, title, explanation }) => (
              <p key={id} className="max-w-prose text-13" data-prose="">
                <span className="font-medium">In dispute. {title}</span> {explanation}
              </p>
            ))}
            <Disclosure summary="Why it is believed this far" className="text-13 text-muted">
              <ClaimDoubts claim={statement} />
            </Disclosure>
          </div>
        </li>
      ))}
    </ol>
  )
}

/** "Said of training: 12 to 24 months, so until Nov 2024 to Nov 2025." */
function horizonWords({ workload, horizonMonths, eventOn }: StatementView): string {
  const about = workload ? `Said of ${workload}` : "Said of the stock as a whole"
  const span = monthSpanWords(horizonMonths)
  if (!eventOn || !horizonMonths) return `${about}: ${span}.`
  const until = [...new Set([horizonMonths.low, horizonMonths.high])]
    .filter((months): months is number => months !== null)
    .map((months) => monthWords(addMonths(monthOf(eventOn.date), Math.round(months))))
  return until.length > 0 ? `${about}: ${span}, so until ${until.join(" to ")}.` : `${about}: ${span}.`
}

function dateOf({ eventOn, source }: StatementView): string {
  return eventOn?.date ?? source.publishedOn?.date ?? ""
}
