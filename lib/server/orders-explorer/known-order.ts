import "server-only"
import type { Conflict } from "@/lib/domain/conflict"
import type { Order, Report } from "@/lib/domain/order"
import { assumptionKnown, assumptionsNamed, canBeDrawn, orderKnown } from "@/lib/estimation/known-then"
import { knownSince } from "@/lib/export-controls/known-law"
import { orderKnownThen } from "@/lib/order-known-then"
import { monthOf, type Month } from "@/lib/domain/month"
import type { OrderWorld } from "./order-world"

/** Today: what has no date, or a day that has not come, is shown too. */
export const today = "9999-12-31"

/**
 * An order as it could be known on a day, null where it could not; as `catalogueKnownOn` has it.
 *
 * @param day an ISO day, or `today`
 */
export function orderOn(world: OrderWorld, order: Order, day: string): Order | null {
  if (day === today) return order
  const known = knownOn(world, order, day)
  if (!known || day >= world.savedFirstOn) return known
  const from = known.counting?.from ?? null
  const isEntered = known.counting !== null && (from === null || from <= monthOf(day))
  if (known.reports.length === 0 && !isEntered) return null
  return orderKnownThen(known, {
    day,
    whole: order,
    nameOfFirm: (slug) => world.companies.get(slug)?.name ?? slug,
    nameOfChip: (id) => world.chips.get(id)?.name ?? id,
    publishedOn: (id) => world.sources.get(id)?.publishedOn?.date ?? null,
    isMeasureKnown: (control) => (measureKnownOn(world, control) ?? today) <= day,
    isClaimOut: (id) => isClaimOut(world, id, day),
    isOrderKnown: (id) => isOrderKnown(world, id, day),
  })
}

/** As `recordsKnownOn` has it: what draws on an assumption of a later month does not count. */
function knownOn(world: OrderWorld, order: Order, day: string): Order | null {
  const [known] = orderKnown(order, ({ sourceId }) => isOut(world, sourceId, day))
  if (!known) return null
  return canBeDrawn(known.counting, assumptionsBy(world, monthOf(day))) ? known : { ...known, counting: null }
}

function assumptionsBy(world: OrderWorld, month: Month): ReadonlySet<string> {
  let known = world.assumptionsBy.get(month)
  if (!known) {
    const set = [...world.assumptions.values()].flatMap((one) => assumptionKnown(one, month, month))
    world.assumptionsBy.set(month, (known = new Set(set.map(({ id }) => id))))
  }
  return known
}

export function isOrderKnown(world: OrderWorld, id: string, day: string): boolean {
  const order = world.orders.get(id)
  if (!order) return false
  if (day === today) return true
  const known = knownOn(world, order, day)
  if (!known || known.reports.length > 0 || day >= world.savedFirstOn) return known !== null
  const from = known.counting?.from ?? null
  return known.counting !== null && (from === null || from <= monthOf(day))
}

/** Groups of contradiction that an order's known reports take part in, each of which was known whole. */
export function conflictsOn(world: OrderWorld, reports: readonly Report[], day: string): Conflict[] {
  const conflicts = new Set(reports.flatMap(({ id }) => world.conflictsOf.get(id) ?? []))
  return [...conflicts].filter(({ claimIds }) => claimIds.every((id) => isClaimOut(world, id, day)))
}

/**
 * Orders known on the day that already hold this one's chips: the broader order that it is part of, that one's own,
 * and those that an editor chose over it for a firm.
 */
export function ordersAround(world: OrderWorld, order: Order, day: string): string[] {
  const around = new Set(world.insteadOf.get(order.id))
  for (let outer = order.nestedIn; outer !== null && !around.has(outer);) {
    around.add(outer)
    outer = world.orders.get(outer)?.nestedIn ?? null
  }
  return [...around].filter((id) => id !== order.id && isOrderKnown(world, id, day)).sort()
}

/** Every day on which it may become another order to look at, beyond those of its own reports. */
export function daysOfChange(world: OrderWorld, order: Order): string[] {
  const { deliveryWindow, counting, control, reports } = order
  const months = [deliveryWindow?.start, deliveryWindow?.end, counting?.from]
  const claims = reports.flatMap(({ id }) =>
    (world.conflictsOf.get(id) ?? []).flatMap(({ claimIds }) => claimIds),
  )
  const around = ordersAround(world, order, today).flatMap((id) => world.orders.get(id) ?? [])
  const sources = [
    ...[order, ...around].flatMap((one) => one.reports.map(({ sourceId }) => sourceId)),
    ...claims.flatMap((id) => sourcesToKnow(world, id)),
  ]
  const drawnOn = [order, ...around].flatMap((one) => assumptionsNamed(one.counting))
  const set = drawnOn.flatMap((id) => world.assumptions.get(id)?.scope.from ?? [])
  const days = [
    world.savedFirstOn,
    ...set.map((month) => `${month}-01`),
    ...months.flatMap((month) => (month ? [`${month}-01`] : [])),
    ...around.flatMap((one) => (one.counting?.from ? [`${one.counting.from}-01`] : [])),
    ...sources.flatMap((id) => world.outOn.get(id) ?? []),
    ...(control ? [measureKnownOn(world, control) ?? []].flat() : []),
  ]
  return [...new Set(days)].sort()
}

/** Sources that decide since when a claim was known: its own, and those that its order was known by. */
function sourcesToKnow(world: OrderWorld, claim: string): string[] {
  const own = world.sourceOfClaim.get(claim)
  const others = world.orderOfReport.get(claim)?.reports ?? []
  return [...(own === undefined ? [] : [own]), ...others.map(({ sourceId }) => sourceId)]
}

function isOut(world: OrderWorld, sourceId: string, day: string): boolean {
  return (world.outOn.get(sourceId) ?? today) <= day
}

function isClaimOut(world: OrderWorld, claim: string, day: string): boolean {
  const source = world.sourceOfClaim.get(claim)
  if (source === undefined) return false
  if (day === today) return true
  const order = world.orderOfReport.get(claim)
  return isOut(world, source, day) && (order === undefined || isOrderKnown(world, order.id, day))
}

function measureKnownOn(
  world: OrderWorld,
  { rule, effectiveOn }: NonNullable<Order["control"]>,
): string | null {
  const known = world.rules.get(rule)
  return known ? knownSince(known) : effectiveOn
}
