import type { Metadata } from "next"
import { redirect } from "next/navigation"
import { Busy } from "@/app/_parts/busy"
import { orBusy } from "@/app/_parts/or-busy"
import { pageMetadata } from "@/app/_parts/page-metadata"
import { OrdersExplorerPage } from "@/components/orders-explorer/orders-explorer-page"
import { ordersQuery, readOrdersPage, readOrdersQuery, rowsOnPage } from "@/lib/orders-link"
import { routes } from "@/lib/routes"
import { listOrders } from "@/lib/server/queries/orders-explorer"

export const dynamic = "force-dynamic"
type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export const metadata: Metadata = {
  ...pageMetadata({
    title: "Orders",
    description: "Reported purchases of AI chips by Chinese firms, chosen, sorted and grouped.",
    path: routes.orders(),
  }),
  // Endlessly many views of the same orders.
  robots: { index: false, follow: true },
}

/** `/orders` with a choice in its address: made for each request, as there are endlessly many. */
export default async function ChosenOrders({ searchParams }: Props) {
  const params = paramsOf(await searchParams)
  const { view, dropped } = readOrdersQuery(params)
  const number = readOrdersPage(params)
  const query = ordersQuery(view, number)
  // A form sends every field; the address that is passed on has only what was chosen.
  if (dropped.length === 0 && asWritten(params) !== query) redirect(routes.orders(query))
  const { made, busy } = await orBusy(() =>
    listOrders(view, { offset: (number - 1) * rowsOnPage, limit: rowsOnPage }),
  )
  if (!made) return <Busy words={busy} again={routes.orders(query)} />
  return <OrdersExplorerPage view={view} page={made} dropped={dropped} />
}

function paramsOf(query: Record<string, string | string[] | undefined>): URLSearchParams {
  const params = new URLSearchParams()
  for (const [name, values] of Object.entries(query)) {
    for (const value of [values ?? []].flat()) params.append(name, value)
  }
  return params
}

function asWritten(params: URLSearchParams): string {
  const text = params.toString().replaceAll("%2C", ",")
  return text === "" ? "" : `?${text}`
}
