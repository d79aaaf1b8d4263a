import type { Metadata } from "next"
import { pageMetadata } from "@/app/_parts/page-metadata"
import { OrdersExplorerPage } from "@/components/orders-explorer/orders-explorer-page"
import { usualOrdersView } from "@/lib/orders-link"
import { routes } from "@/lib/routes"
import { getFirstOrders } from "@/lib/server/queries/first-orders"

export const revalidate = 86400

export const metadata: Metadata = pageMetadata({
  title: "Orders",
  description:
    "Every reported purchase of AI chips by Chinese firms: how many, for how much, delivered when, and who says so.",
  path: routes.orders(),
})

/** Every order, kept whole. Addresses with a choice in them are answered by app/orders/of/query (next.config.ts). */
export default async function Orders() {
  return <OrdersExplorerPage view={usualOrdersView} page={await getFirstOrders()} />
}
