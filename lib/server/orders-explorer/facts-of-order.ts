import "server-only"
import type { Order } from "@/lib/domain/order"
import { shiftDay } from "@/lib/domain/day"
import { factOf, type OrderFact } from "./order-fact"
import { daysOfChange, orderOn, today, type OrderWorld } from "./order-world"

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
    const fact = factOf(world, known, knownFrom)
    const content = JSON.stringify(fact)
    const before = facts.at(-1)
    if (content === last && before) before.knownUntil = knownUntil
    else facts.push({ ...fact, knownFrom: knownFrom === beforeAll ? "" : knownFrom, knownUntil })
    last = content
  })
  return facts
}
