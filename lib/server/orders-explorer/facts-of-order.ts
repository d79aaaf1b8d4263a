import "server-only"
import type { Order } from "@/lib/domain/order"
import { shiftDay } from "@/lib/domain/day"
import { factOf, type OrderFact } from "./order-fact"
import { conflictsOn, daysOfChange, orderOn, ordersAround, today } from "./known-order"
import type { OrderWorld } from "./order-world"

/** Facts with the days, both included, on which they were what could be known. */
export type KnownFact = OrderFact & { knownFrom: string; knownUntil: string }

/** Before every day that anybody asks for. */
const beforeAll = "0001-01-01"

/**
 * What could be known of an order, stretch by stretch, in order and without gaps from the day on which it was first
 * known. The last stretch reaches to `today`, which is shown with all there is: where a source has no date, or one
 * that has not come, `today` is a stretch of its own.
 */
export function factsOfOrder(world: OrderWorld, order: Order): KnownFact[] {
  const starts = [
    beforeAll,
    ...daysOfChange(world, order).filter((day) => day > beforeAll && day < today),
    today,
  ]
  const facts: KnownFact[] = []
  let last = ""
  starts.forEach((knownFrom, index) => {
    const known = orderOn(world, order, knownFrom)
    const next = starts[index + 1]
    const knownUntil = next === undefined ? today : shiftDay(next, -1)
    if (known === null) {
      last = ""
      return
    }
    const content = JSON.stringify(restsOn(world, known, knownFrom))
    const before = facts.at(-1)
    if (content === last && before) before.knownUntil = knownUntil
    else {
      const from = knownFrom === beforeAll ? "" : knownFrom
      facts.push({ ...factOf(world, known, knownFrom), knownFrom: from, knownUntil })
    }
    last = content
  })
  return facts
}

/** All that `factOf` makes an order's facts from and that may be another from one day to the next. */
function restsOn(world: OrderWorld, order: Order, day: string) {
  const { title, familyNote, status, counting, deliveryWindow, reports, buyers, chips } = order
  return [
    ...[title, familyNote, status, deliveryWindow, buyers, chips],
    counting !== null,
    reports.map(({ id }) => id),
    conflictsOn(world, reports, day).map(({ id }) => id),
    ordersAround(world, order, day),
  ]
}
