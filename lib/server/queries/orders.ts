import "server-only"
import { orderPageSchema, type OrderPage } from "@/lib/contracts/order"
import { cachedQuery } from "./cached"
import { loadCatalogue, type Catalogue } from "./catalogue"
import { orderView } from "./order-view"
import { pageTag } from "./page-tags"

/** One order with all its reports; null when the id is unknown. */
export async function getOrder(id: string): Promise<OrderPage | null> {
  if (!(await loadCatalogue()).order.has(id)) return null
  const page = await keptOrder(id)
  return page && orderPageSchema.parse(page)
}

const keptOrder = cachedQuery(
  "order",
  async (id: string) => orderFrom(await loadCatalogue(), id),
  (id) => [pageTag("order", id)],
)

/** One order as some records have it; null when they do not. */
export function orderFrom(catalogue: Catalogue, id: string): OrderPage | null {
  const order = catalogue.order.get(id)
  return order
    ? { ...orderView(catalogue, order), dataVersion: catalogue.dataVersion, asOf: catalogue.dataset.asOf }
    : null
}

/** Ids and titles of all orders, for suggestions and the site map. */
export const listOrderNames = cachedQuery("order-names", async () => {
  const { records } = await loadCatalogue()
  return records.order.map(({ id, title }) => ({ id, title }))
})
