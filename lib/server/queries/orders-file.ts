import "server-only"
import type { OrdersView } from "@/lib/contracts/orders-explorer"
import { catalogueKnownOn } from "./as-known"
import { loadCatalogue, type Catalogue } from "./catalogue"
import { listWholeOrders, type OrdersFile } from "./orders-explorer"

export type { OrdersFile } from "./orders-explorer"

/**
 * Every order that a view shows, as known on its day.
 *
 * @throws AppError for a day that pages do not answer for
 */
export async function getOrdersFile(view: OrdersView): Promise<OrdersFile> {
  return listWholeOrders(view)
}

/** The records that a view's orders are told from. */
export async function ordersCatalogue({ known }: Pick<OrdersView, "known">): Promise<Catalogue> {
  return known === null ? loadCatalogue() : catalogueKnownOn(known)
}
