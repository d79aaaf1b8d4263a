import { keepDay } from "@/components/known/known-day"
import { ClaimMarks } from "@/components/claims/claim-marks"
import { SourceLine } from "@/components/claims/source-line"
import { OpenNumber } from "@/components/numbers/open-number"
import { ScrollTable } from "@/components/ui/scroll-table"
import { Tag, type TagTone } from "@/components/ui/tag"
import type { StatementRow } from "@/lib/contracts/statements"
import type { ClaimState } from "@/lib/domain/claim-state"
import { datedWords, monthSpanWords } from "@/lib/format"
import { routes } from "@/lib/routes"
import { becameWords, claimStateLabels, claimTermWords } from "@/lib/statement-words"

const tones: Record<ClaimState, TagTone> = {
  "ran out": "caution",
  "still running": "strong",
  "not said": "doubt",
}

/**
 * What was said of stocks, a row a statement: of whom, whether it is over, by whom and when, how long it was to last,
 * and what became of it.
 *
 * @param known ISO day of what was known, on pages of a past state of knowledge
 */
export function StatementTable({
  rows,
  caption,
  known = null,
}: {
  rows: readonly StatementRow[]
  caption: string
  known?: string | null
}) {
  return (
    <ScrollTable caption={caption} className="[&>table]:min-w-[60rem]!">
      <thead>
        <tr>
          {["Said of", "By now", "Said", "How long", "What became of it", "In our words"].map((label) => (
            <th key={label} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} id={row.id}>
            <th scope="row" className="w-[8rem] sm:w-[10rem]">
              {row.companies.map(({ slug, name }, index) => (
                <span key={slug}>
                  {index > 0 && ", "}
                  <a href={keepDay(routes.company(slug))}>{name}</a>
                </span>
              ))}
              <span className="block font-normal text-muted">{row.workload ?? "its stock as a whole"}</span>
            </th>
            <td>
              <Tag tone={tones[row.term.state]}>{claimStateLabels[row.term.state]}</Tag>
              {row.term.state !== "not said" && (
                <span className="block text-muted">{claimTermWords(row.term)}</span>
              )}
            </td>
            <td>
              <span className="whitespace-nowrap">{datedWords(row.eventOn ?? row.source.publishedOn)}</span>
              <span className="block text-muted">{row.speaker}</span>
            </td>
            <td>
              <HowLong row={row} known={known} />
            </td>
            <td>{becameWords(row.became)}</td>
            <td className="min-w-[18rem] max-w-[26rem]" data-prose="">
              <ClaimMarks claim={row} />
              {row.text}
              <span className="block">
                <SourceLine claim={row} />
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

function HowLong({ row, known }: { row: StatementRow; known: string | null }) {
  const { horizonMonths, horizonInWords, term } = row
  if (term.state === "not said" || horizonMonths === null) {
    return horizonInWords ? <>“{horizonInWords}”</> : <span className="text-muted">no months said</span>
  }
  return (
    <>
      <OpenNumber of={{ of: "claim", claim: row.id }} known={known}>
        {monthSpanWords(horizonMonths)}
      </OpenNumber>
      {term.isReading && (
        <span className="block text-muted">as we read “{horizonInWords ?? "what was said"}”</span>
      )}
    </>
  )
}
