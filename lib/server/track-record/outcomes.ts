import "server-only"
import type { TrackOutcome } from "@/lib/contracts/track-record"
import type { Workload } from "@/lib/domain/company"
import { addMonths, monthOf, monthsBetween, type Month } from "@/lib/domain/month"
import type { Statement } from "@/lib/domain/statement"
import type { Catalogue } from "@/lib/server/queries/catalogue"
import { sourceRef } from "@/lib/server/queries/claim-views"

/** The pseudo-firm that stands for all of China. */
const market = "china-market"

/** The one firm that a statement is about; null where it speaks of several or of the market. */
export function onlyFirmOf({ companies }: Pick<Statement, "companies">): string | null {
  const [first, ...others] = companies
  return first === undefined || first === market || others.length > 0 ? null : first
}

/**
 * What happened to a firm's workload after a month: what settles the statement itself where it is about this firm
 * alone, else what settles the newest statement of the firm until then, else what happened in the sector. Null where
 * nothing is on record.
 */
export function outcomeOf(
  catalogue: Catalogue,
  {
    statement,
    firm,
    workload,
    asOf,
  }: { statement: Statement; firm: string; workload: Workload; asOf: Month },
): Omit<TrackOutcome, "sooner"> | null {
  const settling = onlyFirmOf(statement) === firm ? statement : newestOwn(catalogue, { firm, workload, asOf })
  const isOwn = settling !== undefined
  const by = settling ?? statement
  const { resolution } = by
  if (resolution === null) return null
  const isOfThis = (resolution.workload ?? by.workload ?? workload) === workload
  const months = isOfThis ? resolution.months : null
  const said = by.eventOn ? monthOf(by.eventOn.date) : asOf
  const from = (month: number) => monthsBetween(asOf, addMonths(said, month))
  const span = months && { low: from(months.low), high: from(months.high) }
  // A span that the month lies in: the stock of the month itself can have been replaced or left only after it.
  const isUnderWay = span !== null && resolution.kind !== "ran short" && span.low <= 0 && span.high > 0
  const at = isUnderWay ? { low: 1, high: span.high } : span
  // What had happened before the month is no outcome of it.
  const isAfter = at !== null && at.low > 0
  return {
    kind: isAfter ? resolution.kind : "open",
    month: isAfter ? addMonths(asOf, at.low) : null,
    at: isAfter ? at : null,
    why: isOfThis ? resolution.why : "Nothing on record says whether its chips sufficed for this.",
    sources: isOfThis ? resolution.sourceIds.map((id) => sourceRef(catalogue, id)) : [],
    isOwn,
  }
}

function newestOwn(
  { records }: Catalogue,
  { firm, workload, asOf }: { firm: string; workload: Workload; asOf: Month },
): Statement | undefined {
  return records.statement
    .filter((one) => onlyFirmOf(one) === firm && one.workload === workload && one.resolution !== null)
    .filter(({ eventOn }) => eventOn !== null && monthOf(eventOn.date) <= asOf)
    .toSorted((a, b) => (a.eventOn!.date < b.eventOn!.date ? -1 : 1))
    .at(-1)
}
