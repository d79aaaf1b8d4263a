import type { OrdersPage, OrdersView } from "@/lib/contracts/orders-explorer"
import { ordersItems } from "@/lib/orders-items"
import { ordersQuery, rowsOnPage } from "@/lib/orders-link"
import { routes } from "@/lib/routes"

/** Without a script: a hundred rows further, a hundred back. With one the table itself scrolls through all. */
export function OrdersPages({ view, page }: { view: OrdersView; page: OrdersPage }) {
  const { rows } = ordersItems(page)
  if (rows <= rowsOnPage) return null
  const at = Math.floor(page.offset / rowsOnPage) + 1
  const last = Math.ceil(rows / rowsOnPage)
  const said = (value: number) => value.toLocaleString("en-US")
  const to = Math.min(page.offset + rowsOnPage, rows)
  return (
    <nav aria-label="Pages of orders" className="orders-pages">
      {at > 1 && (
        <a href={routes.orders(ordersQuery(view, at - 1))} rel="prev nofollow">
          Previous {rowsOnPage}
        </a>
      )}
      <span className="text-muted">
        Rows {said(page.offset + 1)} to {said(to)} of {said(rows)}
      </span>
      {at < last && (
        <a href={routes.orders(ordersQuery(view, at + 1))} rel="next nofollow">
          Next {Math.min(rowsOnPage, rows - to)}
        </a>
      )}
    </nav>
  )
}
