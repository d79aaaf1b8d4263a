import type { Order } from "../../domain/order"

const counted = new WeakMap<readonly Order[], readonly Order[]>()

/**
 * The orders that may be counted for some firm in some month, in their order; the others give no line to any estimate.
 * Found once for a list: every firm, scenario and claim asks, and of many orders on record few are counted.
 */
export function countedOrders(orders: readonly Order[]): readonly Order[] {
  let found = counted.get(orders)
  if (!found) counted.set(orders, (found = orders.filter(({ counting }) => counting !== null)))
  return found
}
