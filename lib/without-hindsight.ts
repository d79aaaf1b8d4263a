import type { ControlRule } from "./domain/control-rule"
import type { Company } from "./domain/company"
import { monthOf } from "./domain/month"
import type { Order } from "./domain/order"
import type { Records } from "./domain/record"
import type { Statement } from "./domain/statement"
import { knownSince } from "./export-controls/known-law"
import { orderKnownThen, type OrderThen } from "./order-known-then"

/**
 * Records of which what was not out by a day is left out already, without what their editors wrote with later
 * knowledge: what became of a statement, why an order counts and how far it came, what is missing of a firm.
 *
 * For a day before the records were first saved; later, the records of that day say only what was known then.
 *
 * @param known what `recordsKnownOn` leaves of `whole`
 * @param whole all records
 */
export function withoutHindsight(known: Records, whole: Records, day: string): Records {
  const asOf = monthOf(day)
  const sources = new Map(whole.source.map((source) => [source.id, source]))
  const out = new Set(known.source.map(({ id }) => id))
  const rules = new Map<string, ControlRule>(whole.control.map((rule) => [rule.id, rule]))
  const wholeOrders = new Map(whole.order.map((order) => [order.id, order]))
  // A line without a report that is entered for later months alone was not there.
  const orders = known.order.filter((order) => order.reports.length > 0 || isEnteredBy(order, asOf))
  const orderIds = new Set(orders.map(({ id }) => id))
  const claims = claimIds({ ...known, order: orders })
  const firms = new Map(whole.company.map(({ id, name }) => [id, name]))
  const chips = new Map(whole.chip.map(({ id, name }) => [id, name]))
  const then: Omit<OrderThen, "whole"> = {
    day,
    nameOfFirm: (slug) => firms.get(slug) ?? slug,
    nameOfChip: (id) => chips.get(id) ?? id,
    publishedOn: (id) => sources.get(id)?.publishedOn?.date ?? null,
    isMeasureKnown: ({ rule, effectiveOn }) => {
      const known = rules.get(rule)
      const since = known ? knownSince(known) : effectiveOn
      return since !== null && since <= day
    },
    isClaimOut: (id) => claims.has(id),
    isOrderKnown: (id) => orderIds.has(id),
  }
  return {
    ...known,
    company: known.company.map((company) => firmThen(company, (id) => out.has(id))),
    order: orders.map((order) =>
      orderKnownThen(order, { ...then, whole: wholeOrders.get(order.id) ?? order }),
    ),
    statement: known.statement.map((statement) => statementThen(statement, (id) => out.has(id))),
    note: known.note.map((note) => ({ ...note, note: null })),
    designation: known.designation.map((designation) => ({ ...designation, note: null })),
  }
}

/** Ids of all reports, statements, notes and designations of some records. */
export function claimIds({
  order,
  statement,
  note,
  designation,
}: Pick<Records, "order" | "statement" | "note" | "designation">): Set<string> {
  const claims = [...order.flatMap(({ reports }) => reports), ...statement, ...note, ...designation]
  return new Set(claims.map(({ id }) => id))
}

function isEnteredBy({ counting }: Order, asOf: string): boolean {
  return counting !== null && (counting.from === null || counting.from <= asOf)
}

/**
 * What is missing is the engine's to say: an editor's words are about today, as are those on what the firm is, its models
 * and its listing. Sources that came later are not told of.
 */
function firmThen(company: Company, isOut: (sourceId: string) => boolean): Company {
  return {
    ...company,
    description: "What this firm is stands, as of today, on its page as known now.",
    flagshipModels: [],
    listing: null,
    missingEvidence: [],
    sourceIds: company.sourceIds.filter(isOut),
  }
}

/** What became of a statement stays where all that tells it was out. */
function statementThen(statement: Statement, isOut: (sourceId: string) => boolean): Statement {
  const { resolution } = statement
  const isSettled =
    resolution !== null && resolution.sourceIds.length > 0 && resolution.sourceIds.every(isOut)
  return { ...statement, note: null, ...(!isSettled && { outcome: null, resolution: null }) }
}
