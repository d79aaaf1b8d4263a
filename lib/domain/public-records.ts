import type { Dated } from "./dated"
import { roundedMoney, roundedRange, toOneDigit } from "./one-digit"
import type { Order, Report } from "./order"
import { quarterOf, quarterWindow } from "./quarter"
import type { RecordByKind, RecordKind, Records } from "./record"
import type { Source } from "./source"
import type { Statement } from "./statement"

/** What stands for the publisher of a source that must not be found out. */
export const withheldPublisher = "A source that is not named"

/** What stands for words that rest on such a source and might tell who it is. */
export const withheldWords = "Withheld, to protect the source."

/** Ids of sources that are protected. */
export type Sensitive = ReadonlySet<string>

/** The sources that are marked sensitive. */
export function sensitiveSources(sources: readonly Source[]): Sensitive {
  return new Set(sources.filter(({ sensitiveBecause }) => sensitiveBecause !== null).map(({ id }) => id))
}

/**
 * The records as everybody may have them: of a source that is marked sensitive nothing is left but its kind, its
 * quarter and the public reason; what rests on it has its figures rounded to one digit, its dates to the quarter, and
 * no words of its own. All that is public, the estimates too, is made from these, so that no door can give more, and
 * every published number can be worked out from what is published.
 *
 * Titles of orders, their `why`, and the distributions of assumptions are editors' own public words and stay.
 *
 * @param sensitive the protected sources; for a past state of the records, today's too
 * @returns the same object where nothing is protected
 */
export function publicRecords(records: Records, sensitive = sensitiveSources(records.source)): Records {
  if (sensitive.size === 0) return records
  const claims = protectedClaims(records, sensitive)
  const all = <K extends RecordKind>(kind: K) =>
    (records[kind] as RecordByKind[K][]).map((record) => publicRecord(kind, record, { sensitive, claims }))
  return {
    ...records,
    source: all("source"),
    order: all("order"),
    statement: all("statement"),
    note: all("note"),
    designation: all("designation"),
    conflict: all("conflict"),
    assumption: all("assumption"),
  }
}

/** What is protected: sources, and the claims that rest on them. */
export type Protected = { sensitive: Sensitive; claims: ReadonlySet<string> }

/** One record as everybody may have it; the same object where nothing of it is protected. */
export function publicRecord<K extends RecordKind>(
  kind: K,
  record: RecordByKind[K],
  { sensitive, claims }: Protected,
): RecordByKind[K]
export function publicRecord(
  kind: RecordKind,
  record: RecordByKind[RecordKind],
  { sensitive, claims }: Protected,
): RecordByKind[RecordKind] {
  switch (kind) {
    case "source": {
      const source = record as Source
      return sensitive.has(source.id) ? withheldSource(source) : source
    }
    case "order":
      return publicOrder(record as Order, sensitive, claims)
    case "statement": {
      const statement = record as Statement
      return publicStatement(statement, sensitive)
    }
    case "note": {
      const note = record as RecordByKind["note"]
      if (!sensitive.has(note.sourceId)) return note
      return {
        ...note,
        ...withheldClaim(note),
        ...withheldDates(note),
        chipLabel: null,
        chipNote: null,
        quantity: roundedRange(note.quantity),
        cost: roundedMoney(note.cost),
        notAnOrderBecause: withheldOrNull(note.notAnOrderBecause),
      }
    }
    case "designation": {
      const designation = record as RecordByKind["designation"]
      return sensitive.has(designation.sourceId)
        ? { ...designation, ...withheldClaim(designation) }
        : designation
    }
    case "conflict": {
      const conflict = record as RecordByKind["conflict"]
      if (!conflict.claimIds.some((id) => claims.has(id))) return conflict
      return { ...conflict, title: "Reports that disagree", explanation: withheldWords }
    }
    case "assumption": {
      const assumption = record as RecordByKind["assumption"]
      const isProtected = assumption.sourceIds.some((id) => sensitive.has(id))
      return isProtected ? { ...assumption, rationale: withheldWords } : assumption
    }
    default:
      return record
  }
}

/** Ids of the claims that rest on protected sources. */
export function protectedClaims(
  { order, statement, note, designation }: Pick<Records, "order" | "statement" | "note" | "designation">,
  sensitive: Sensitive,
): Set<string> {
  if (sensitive.size === 0) return new Set()
  const claims = [...order.flatMap(({ reports }) => reports), ...statement, ...note, ...designation]
  return new Set(claims.filter(({ sourceId }) => sensitive.has(sourceId)).map(({ id }) => id))
}

/** Whether this is a source as `publicRecords` leaves it. */
export function isWithheld({ publisher, url }: { publisher: string; url: string | null }): boolean {
  return publisher === withheldPublisher && url === null
}

function withheldSource(source: Source): Source {
  return {
    ...source,
    publisher: withheldPublisher,
    // The reason goes wherever a title goes: into every list of sources, file and citation.
    title: `Withheld: ${source.sensitiveBecause ?? "the source asked for it"}`,
    titleBasis: "descriptive",
    url: null,
    publishedOn: source.publishedOn && quarterOf(source.publishedOn),
    licence: null,
    note: null,
  }
}

function publicOrder(order: Order, sensitive: Sensitive, claims: ReadonlySet<string>): Order {
  const isProtected = (report: Report) => sensitive.has(report.sourceId)
  const first = new Map(order.reports.map((report) => [report.id, report.reprintOf]))
  const isRelay = (report: Report) => !isProtected(report) && leadsTo(first, report.reprintOf, claims)
  const isHeldAgainst = order.crossChecks.some(({ claimId }) => claimId !== null && claims.has(claimId))
  const isTouched = order.reports.some((report) => isProtected(report) || isRelay(report))
  if (!isTouched && !isHeldAgainst) return order
  return {
    ...order,
    reports: order.reports.map((report) =>
      isProtected(report) ? withheldReport(report) : isRelay(report) ? withoutOrigin(report) : report,
    ),
    ...(order.reports.some(isProtected) && {
      deliveryWindow: order.deliveryWindow && {
        start: order.deliveryWindow.start && quarterWindow.start(order.deliveryWindow.start),
        end: order.deliveryWindow.end && quarterWindow.end(order.deliveryWindow.end),
      },
    }),
    ...(order.reports.every(isProtected) && { sellers: null, familyNote: null }),
    crossChecks: order.crossChecks.map((one) =>
      one.claimId !== null && claims.has(one.claimId) ? { ...one, text: withheldWords } : one,
    ),
  }
}

/** Whether a line of reprints leads to one of the claims. */
function leadsTo(
  reprintOf: ReadonlyMap<string, string | null>,
  start: string | null,
  claims: ReadonlySet<string>,
): boolean {
  const seen = new Set<string>()
  for (let at = start; at !== null && !seen.has(at); at = reprintOf.get(at) ?? null) {
    if (claims.has(at)) return true
    seen.add(at)
  }
  return false
}

/** An open report that repeats a protected one: it stays, and does not say whom it repeats. */
function withoutOrigin(report: Report): Report {
  return {
    ...report,
    text: withheldWords,
    reportingChain: [],
    confidenceReason: withheldWords,
    note: null,
    reprintOf: null,
    weightlessBecause: "It repeats another report.",
  }
}

function withheldReport(report: Report): Report {
  return {
    ...report,
    ...withheldClaim(report),
    ...withheldDates(report),
    chipLabel: null,
    chipNote: null,
    quantity: roundedRange(report.quantity),
    cost: roundedMoney(report.cost),
    noUnitPriceBecause: withheldOrNull(report.noUnitPriceBecause),
    weightlessBecause: withheldOrNull(report.weightlessBecause),
    weightedAlthoughUnverified: withheldOrNull(report.weightedAlthoughUnverified),
  }
}

function publicStatement(statement: Statement, sensitive: Sensitive): Statement {
  const { resolution } = statement
  const isSettled = resolution !== null && resolution.sourceIds.some((id) => sensitive.has(id))
  const settled: Statement = isSettled
    ? {
        ...statement,
        outcome: withheldOrNull(statement.outcome),
        resolution: {
          ...resolution,
          why: withheldWords,
          months: resolution.months && months(resolution.months),
        },
      }
    : statement
  if (!sensitive.has(statement.sourceId)) return settled
  return {
    ...settled,
    ...withheldClaim(statement),
    ...withheldDates(statement),
    speaker: withheldPublisher,
    horizonMonths: statement.horizonMonths && months(statement.horizonMonths),
    horizonInWords: null,
    readsAsMonths: statement.readsAsMonths && months(statement.readsAsMonths),
    calibrationReason: withheldWords,
    chipLabel: null,
  }
}

type ClaimWords = Pick<Report, "text" | "reportingChain" | "eventOn" | "confidenceReason" | "note">

function withheldClaim({ eventOn }: ClaimWords): ClaimWords {
  return {
    text: withheldWords,
    reportingChain: [],
    eventOn: eventOn && quarterOf(eventOn),
    confidenceReason: withheldWords,
    note: null,
  }
}

function withheldDates({ orderedOn, window }: Pick<Report, "orderedOn" | "window">) {
  return {
    orderedOn: orderedOn && quarterOf(orderedOn satisfies Dated),
    window: window && {
      start: window.start && quarterWindow.firstDay(window.start),
      end: window.end && quarterWindow.lastDay(window.end),
      note: null,
    },
  }
}

function months<M extends { low: number | null; high: number | null }>({ low, high }: M): M {
  return { low: low === null ? null : toOneDigit(low), high: high === null ? null : toOneDigit(high) } as M
}

function withheldOrNull(words: string | null): string | null {
  return words === null ? null : withheldWords
}
