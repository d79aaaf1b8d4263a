import { listWords } from "./control-reasons"
import { dayWords } from "./day-words"
import { monthOf, type Month } from "./domain/month"
import type { Order, Report } from "./domain/order"
import { monthWords } from "./format"

export type OrderThen = {
  /** ISO day of what was known. */
  day: string
  /** The order as it is on record, with every report. */
  whole: Order
  nameOfFirm: (slug: string) => string
  nameOfChip: (id: string) => string
  /** When a source came out, as an ISO date; null where nobody can tell. */
  publishedOn: (sourceId: string) => string | null
  /** Whether the measure that hit the order was public by the day. */
  isMeasureKnown: (control: NonNullable<Order["control"]>) => boolean
  isClaimOut: (claimId: string) => boolean
  isOrderKnown: (orderId: string) => boolean
}

/**
 * An order whose record was written later, without what its editor could not have known on a day. The reports that
 * were out are taken as chosen already.
 *
 * What an estimate reads stays as it is, because it has no older version: how the order counts, its delivery window,
 * its split and the chip that it is entered as.
 */
export function orderKnownThen(known: Order, given: OrderThen): Order {
  const { whole, day, isMeasureKnown, isClaimOut, isOrderKnown } = given
  const asOf = monthOf(day)
  const control = known.control && isMeasureKnown(known.control) ? known.control : null
  const isPart = known.reports.length < whole.reports.length
  const countsFrom = known.counting?.from ?? null
  const counts = countsFrom === null || countsFrom <= asOf
  const order: Order = {
    ...known,
    control,
    why: whyThen(known, given),
    counting: counts ? known.counting : null,
    nestedIn: known.nestedIn !== null && isOrderKnown(known.nestedIn) ? known.nestedIn : null,
    reports: known.reports.map((report) => ({ ...report, note: null })),
    crossChecks: known.crossChecks.filter(
      ({ claimId, orderId }) =>
        (claimId !== null || orderId !== null) &&
        (claimId === null || isClaimOut(claimId)) &&
        (orderId === null || isOrderKnown(orderId)),
    ),
  }
  const knewLess = isPart || control !== known.control || saysMoreThanTime(known, asOf)
  return {
    ...order,
    ...(isPart && { title: titleThen(known, given) }),
    ...(knewLess && { status: statusThen(order, asOf) }),
  }
}

/** Whether an order that was entered as complete still had deliveries before it, or nothing by which to tell. */
function saysMoreThanTime({ status, deliveryWindow, reports }: Order, asOf: Month): boolean {
  if (reports.length === 0) return true
  const end = deliveryWindow?.end ?? null
  return status === "delivered" && end !== null && end > asOf
}

/**
 * How far an order had come, by the roles of its reports alone. A line without a report goes by its window.
 *
 * @param asOf the month of the day
 */
export function statusThen(
  { reports, deliveryWindow, control }: Pick<Order, "reports" | "deliveryWindow" | "control">,
  asOf: Month,
): Order["status"] {
  const roles = new Set<Report["role"]>(reports.map(({ role }) => role))
  const { start, end } = deliveryWindow ?? { start: null, end: null }
  const isOver = end === null || end <= asOf
  const hasArrivals = roles.has("delivery") || roles.has("fleet")
  if (roles.has("cancellation")) {
    if (hasArrivals) return "partly_delivered"
    return control === null ? "cancelled" : "blocked"
  }
  if (hasArrivals) return isOver ? "delivered" : "partly_delivered"
  if (roles.has("purchase")) return control === null ? "ordered" : "blocked"
  if (roles.has("approval")) return "announced"
  if (reports.length > 0 || start === null) return "unknown"
  if (start > asOf) return "announced"
  return isOver ? "delivered" : "partly_delivered"
}

/** Who bought which chip for when, and since when it was told: what an order is called while part of it is not known. */
function titleThen({ buyers, chips, reports, deliveryWindow }: Order, given: OrderThen): string {
  const what = chips.length > 0 ? listWords(chips.map(given.nameOfChip), "and") : "chips, model not told"
  const days = reports.flatMap(({ sourceId }) => given.publishedOn(sourceId) ?? []).sort()
  const since = days[0] === undefined ? "" : `, first reported ${monthWords(monthOf(days[0]))}`
  const years = [deliveryWindow?.start, deliveryWindow?.end].flatMap((month) => month?.slice(0, 4) ?? [])
  const when = years.length === 0 ? "" : ` for ${[...new Set(years)].join("-")}`
  return `${listWords(buyers.map(given.nameOfFirm), "and")}: ${what}${when}${since}`
}

function whyThen({ reports }: Order, { whole, day }: OrderThen): string {
  const later = "What an editor wrote of it later is left out here."
  if (whole.reports.length === 0) return `A line of the estimate's without a report. ${later}`
  return `${reportsWords(reports.length, whole.reports.length)} out by ${dayWords(day)}. ${later}`
}

function reportsWords(out: number, all: number): string {
  if (all === 1) return "Its one report was"
  if (out < all) return `${out} of ${all} reports were`
  return all === 2 ? "Both reports were" : `All ${all} reports were`
}
