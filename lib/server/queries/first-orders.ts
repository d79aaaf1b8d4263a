import "server-only"
import { ordersPageSchema, type OrdersPage } from "@/lib/contracts/orders-explorer"
import { rowsOnPage, usualOrdersView } from "@/lib/orders-link"
import { cachedQuery } from "./cached"
import { listOrders } from "./orders-explorer"

/** The first orders of all, as the page shows them where nobody chose anything; kept until the next save. */
export async function getFirstOrders(): Promise<OrdersPage> {
  return ordersPageSchema.parse(await kept())
}

const kept = cachedQuery("first-orders", () => listOrders(usualOrdersView, { offset: 0, limit: rowsOnPage }))
