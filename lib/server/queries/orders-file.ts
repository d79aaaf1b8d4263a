import "server-only"
import type { OrdersView } from "@/lib/contracts/orders-explorer"
import type { Order } from "@/lib/domain/order"
import { catalogueKnownOn } from "./as-known"
import { loadCatalogue, type Catalogue } from "./catalogue"
import { listOrderIds } from "./orders-explorer"

/** All orders of a view, sorted as it says, with the records that they are told from. */
export type OrdersFile = { catalogue: Catalogue; orders: Order[] }

/**
 * Every order that a view shows, as known on its day.
 *
 * @throws AppError for a day that pages do not answer for
 */
export async function getOrdersFile(view: OrdersView): Promise<OrdersFile> {
  const catalogue = await ordersCatalogue(view)
  const ids = await listOrderIds(view)
  return { catalogue, orders: ids.flatMap((id) => catalogue.order.get(id) ?? []) }
}

/** The records that a view's orders are told from. */
export async function ordersCatalogue({ known }: Pick<OrdersView, "known">): Promise<Catalogue> {
  return known === null ? loadCatalogue() : catalogueKnownOn(known)
}
