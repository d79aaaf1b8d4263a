import type { Assumption } from "../domain/assumption"
import { lastDayOf, type Dated } from "../domain/dated"
import { monthOf, type Month } from "../domain/month"
import type { Order } from "../domain/order"
import type { Records } from "../domain/record"
import type { LineTemplate, TemplateValue } from "../domain/supply-line"

export { lastDayOf }

/** Whether something dated so was out by a day. What has no date, or may have come later, counts as not known yet. */
export function isOutBy(publishedOn: Dated | null, day: string): boolean {
  return publishedOn !== null && lastDayOf(publishedOn) <= day
}

/** What the records can offer for a past day beyond what was published by then. */
export type KnownThen = {
  /** ISO day: what was published on it is known. */
  day: string
  /**
   * The as-of month whose assumptions serve, not before the day's own. Later than that, those that were set in between
   * serve before their time: the one kind of hindsight that has to be asked for.
   */
  assumptionsOf?: Month
}

/**
 * The records as they could stand on a day: without reports, statements, notes and designations whose source came
 * out later or has no date, without orders that only such reports carry, and without assumptions and expected flows
 * that were set for a later month, and without flows that draw on such an assumption. Rules stay, since the law as known is found from the rules' own days.
 *
 * What stays is not all known then: an assumption that is not tied to a month may rest on later sources, and a line
 * without a report is an editor's. `hindsightOf` lists them.
 */
export function recordsKnownOn(records: Records, { day, assumptionsOf }: KnownThen): Records {
  const asOf = monthOf(day)
  const out = new Set(records.source.filter((s) => isOutBy(s.publishedOn, day)).map(({ id }) => id))
  const isOut = ({ sourceId }: { sourceId: string }) => out.has(sourceId)
  const assumption = records.assumption.flatMap((one) => assumptionKnown(one, asOf, assumptionsOf ?? asOf))
  const known = new Set(assumption.map(({ id }) => id))
  return {
    ...records,
    source: records.source.filter(({ id }) => out.has(id)),
    order: records.order
      .flatMap((order) => orderKnown(order, isOut))
      .map((order) => (canBeDrawn(order.counting, known) ? order : { ...order, counting: null })),
    flow: records.flow.filter(
      ({ counting }) => (counting.from === null || counting.from <= asOf) && canBeDrawn(counting, known),
    ),
    assumption,
    statement: records.statement.filter(isOut),
    note: records.note.filter(isOut),
    designation: records.designation.filter(isOut),
  }
}

/** The order with the reports that were out; none where it is told by reports alone and none was. */
export function orderKnown(order: Order, isOut: (claim: { sourceId: string }) => boolean): Order[] {
  const reports = order.reports.filter(isOut)
  const isEditorial = order.counting !== null && order.counting.restsOn.length === 0
  const carriers = order.counting?.restsOn ?? order.reports.map(({ id }) => id)
  const isCarried = reports.some(({ id }) => carriers.includes(id))
  return isEditorial || isCarried ? [{ ...order, reports }] : []
}

/** Whether every assumption that a line names, for each firm it counts for, is among those known. */
export function canBeDrawn(counting: Counting | null, known: ReadonlySet<string>): boolean {
  return assumptionsNamed(counting).every((id) => known.has(id))
}

type Counting = { firms: readonly string[]; line: LineTemplate }

/** Ids of the assumptions that a line names, for each firm it counts for. */
export function assumptionsNamed(counting: Counting | null): string[] {
  if (counting === null) return []
  const { line, firms } = counting
  const values = [
    line.units,
    line.unitsPerMonth,
    line.growthPerYear,
    line.delayMonths,
    line.realisedShare,
    line.termMonths,
  ]
  return values.flatMap(varsOf).flatMap((name) => firms.map((firm) => name.replaceAll("{firm}", firm)))
}

function varsOf(value: TemplateValue | undefined): string[] {
  if (value === undefined || typeof value === "number") return []
  if ("product" in value) return value.product.flatMap(varsOf)
  return "var" in value ? [value.var] : []
}

/** What of an assumption was set by a month; nothing where that was later. */
export function assumptionKnown(assumption: Assumption, asOf: Month, upTo: Month): Assumption[] {
  const { from } = assumption.scope
  if (from === null || from <= asOf) return [assumption]
  return from <= upTo ? [{ ...assumption, scope: { ...assumption.scope, from: asOf } }] : []
}
