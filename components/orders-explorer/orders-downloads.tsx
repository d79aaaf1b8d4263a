import type { OrdersView } from "@/lib/contracts/orders-explorer"
import { ordersQuery } from "@/lib/orders-link"
import { routes } from "@/lib/routes"

/** Every order that matches, with all of its sources, as a file. */
export function OrdersDownloads({ view }: { view: OrdersView }) {
  const query = ordersQuery(view)
  const files = [
    { name: "CSV", href: routes.ordersFile("csv", query), isFile: true },
    { name: "CSV for spreadsheets", href: routes.ordersFile("csv", query, true), isFile: true },
    { name: "JSON", href: routes.ordersFile("json", query), isFile: true },
    { name: "Columns and units", href: routes.ordersColumns(), isFile: false },
  ]
  return (
    <ul className="orders-downloads" aria-label="Download these orders">
      {files.map(({ name, href, isFile }) => (
        <li key={name}>
          <a href={href} download={isFile} rel="nofollow">
            {name}
          </a>
        </li>
      ))}
    </ul>
  )
}
