import type { Assumption } from "../domain/assumption"
import type { Dated } from "../domain/dated"
import { shiftDay } from "../domain/day"
import { addMonths, monthOf, type Month } from "../domain/month"
import type { Order } from "../domain/order"
import type { Records } from "../domain/record"

/** The last day of the period that a date names: 2025-12-31 for "2025", the day itself for a day. */
export function lastDayOf({ date, precision }: Dated): string {
  const months = { month: 1, quarter: 3, year: 12 }
  return precision === "day" ? date : shiftDay(`${addMonths(monthOf(date), months[precision])}-01`, -1)
}

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
 * that were set for a later month. Rules stay, since the law as known is found from the rules' own days.
 *
 * What stays is not all known then: an assumption that is not tied to a month may rest on later sources, and a line
 * without a report is an editor's. `hindsightOf` lists them.
 */
export function recordsKnownOn(records: Records, { day, assumptionsOf }: KnownThen): Records {
  const asOf = monthOf(day)
  const out = new Set(records.source.filter((s) => isOutBy(s.publishedOn, day)).map(({ id }) => id))
  const isOut = ({ sourceId }: { sourceId: string }) => out.has(sourceId)
  return {
    ...records,
    source: records.source.filter(({ id }) => out.has(id)),
    order: records.order.flatMap((order) => orderKnown(order, isOut)),
    flow: records.flow.filter(({ counting }) => counting.from === null || counting.from <= asOf),
    assumption: records.assumption.flatMap((one) => assumptionKnown(one, asOf, assumptionsOf ?? asOf)),
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

function assumptionKnown(assumption: Assumption, asOf: Month, upTo: Month): Assumption[] {
  const { from } = assumption.scope
  if (from === null || from <= asOf) return [assumption]
  return from <= upTo ? [{ ...assumption, scope: { ...assumption.scope, from: asOf } }] : []
}
