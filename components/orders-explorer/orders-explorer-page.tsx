import { PageHead } from "@/components/page/page-head"
import { Stamp } from "@/components/page/stamp"
import type { OrdersPage, OrdersView } from "@/lib/contracts/orders-explorer"
import { dayWords } from "@/lib/day-words"
import { monthWords } from "@/lib/format"
import type { DroppedParam } from "@/lib/orders-link"
import { OrdersExplorer } from "./orders-explorer"

/** The page of all orders. */
export function OrdersExplorerPage({
  view,
  page,
  dropped = [],
}: {
  view: OrdersView
  page: OrdersPage
  dropped?: readonly DroppedParam[]
}) {
  return (
    <article>
      <PageHead title="Orders">
        <p className="mt-2 max-w-prose text-17">
          Every purchase of AI chips by Chinese firms that we found a report of, and what must have been
          bought though nobody reported it, marked so. Reports that contradict each other stand under one
          another, the weightiest first; none is averaged away.
        </p>
        <Stamp
          parts={[
            `as of ${page.known === null ? monthWords(page.asOf) : dayWords(page.known)}`,
            `data version ${page.dataVersion}`,
          ]}
        />
      </PageHead>
      <OrdersExplorer view={view} page={page} dropped={dropped} />
    </article>
  )
}
