import "server-only"
import type { BoardMark } from "@/lib/contracts/board"
import type { Statement } from "@/lib/domain/statement"
import { monthOf, monthsBetween, type Month } from "@/lib/domain/month"

/** What firms said of their own stock, as marks on the board's axis: months relative to `asOf`. */
export function boardMarks(statements: readonly Statement[], firm: string, asOf: Month): BoardMark[] {
  return statements.flatMap((statement) => {
    const months = statement.horizonMonths ?? statement.readsAsMonths
    const saidOn = statement.eventOn
    // A claim about several firms at once is the sector's word, not the firm's own.
    if (
      statement.companies.length !== 1 ||
      statement.companies[0] !== firm ||
      months === null ||
      saidOn === null
    )
      return []
    const said = monthsBetween(asOf, monthOf(saidOn.date))
    return [
      {
        claimId: statement.id,
        speaker: statement.speaker,
        saidOn: saidOn.date,
        workload: statement.workload,
        inWords: statement.horizonInWords ?? statement.text,
        fromMonth: months.low === null ? null : said + months.low,
        toMonth: months.high === null ? null : said + months.high,
      },
    ]
  })
}
