import type { Metadata } from "next"
import { metadataWithChart } from "@/app/_parts/chart-metadata"
import { readable } from "@/app/_parts/readable"
import { MissingPage } from "@/components/not-found/missing-page"
import { OrderPageView } from "@/components/orders/order-page-view"
import { claimMeasures } from "@/lib/charts/claims-model"
import { specVersion as version } from "@/lib/charts/spec"
import { routes } from "@/lib/routes"
import { getOrderContradictions } from "@/lib/server/queries/contradictions"
import { getOrder, listOrderNames } from "@/lib/server/queries/orders"
import { getRetirement } from "@/lib/server/queries/retirement"

export const revalidate = 86400
type Props = { params: Promise<{ id: string }> }

/** An order's page is made when a reader first asks for it, and kept. */
export function generateStaticParams(): { id: string }[] {
  return []
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const order = await getOrder(readable((await params).id))
  if (!order) return { title: "No such order" }
  return metadataWithChart(
    {
      title: order.title,
      description: `What ${order.reports.length} reports say of this order: how many chips, at what price, delivered when, and whether it counts.`,
      path: routes.order(order.id),
    },
    claimMeasures.map((measure) => ({ version, chart: "reports", order: order.id, measure })),
  )
}

export default async function OrderPage({ params }: Props) {
  const id = readable((await params).id)
  const order = await getOrder(id)
  if (order) return <OrderPageView order={order} contradictions={await getOrderContradictions(id)} />
  const orders = await listOrderNames()
  return (
    <MissingPage
      asked={id}
      noun="order"
      retired={await getRetirement("order", id)}
      candidates={orders.map((one) => ({ href: routes.order(one.id), name: one.title, keys: [one.id] }))}
      index={{ href: routes.companies(), label: "the firms and their orders" }}
    />
  )
}
