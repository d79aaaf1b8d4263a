import "server-only"
import type { OrdersPage, OrdersView } from "@/lib/contracts/orders-explorer"
import { listInMemory } from "@/lib/server/orders-explorer/in-memory"
import { factOf } from "@/lib/server/orders-explorer/order-fact"
import { orderOn, orderWorld, today } from "@/lib/server/orders-explorer/order-world"
import { loadCatalogue } from "./catalogue"

/** The orders that a view shows. */
export async function listOrders(
  view: OrdersView,
  page: { offset: number; limit: number },
): Promise<OrdersPage> {
  const catalogue = await loadCatalogue()
  const { records, dataVersion, dataset } = catalogue
  const world = orderWorld(records, "2026-11-23")
  const day = view.known ?? today
  const facts = records.order.flatMap((order) => {
    const known = orderOn(world, order, day)
    return known ? [factOf(world, known, day)] : []
  })
  return { dataVersion, asOf: dataset.asOf, known: view.known, ...listInMemory(facts, view, page, catalogue) }
}
