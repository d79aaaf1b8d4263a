import type { OrdersView } from "@/lib/contracts/orders-explorer"
import { ordersQuery } from "@/lib/orders-link"
import { routes } from "@/lib/routes"

/** Every order that matches, with all of its sources, as a file. */
export function OrdersDownloads({ view }: { view: OrdersView }) {
  const query = ordersQuery(view)
  const files = [
    { name: "CSV", href: routes.ordersFile("csv", query) },
    { name: "CSV for spreadsheets", href: routes.ordersFile("csv", query, true) },
    { name: "JSON", href: routes.ordersFile("json", query) },
  ]
  return (
    <ul className="orders-downloads" aria-label="Download these orders">
      {files.map(({ name, href }) => (
        <li key={name}>
          <a href={href} download rel="nofollow">
            {name}
          </a>
        </li>
      ))}
    </ul>
  )
}
