"use client"

import type { OrderColumn, OrdersView } from "@/lib/contracts/orders-explorer"
import { orderColumnLabels } from "@/lib/orders-words"
import { ViewLink, type ApplyView } from "./view-link"

/** Columns that are read from the highest or the newest down. */
const highestFirst = new Set<OrderColumn>([
  "quantity",
  "cost",
  "price",
  "ordered",
  "delivery",
  "reports",
  "sources",
  "contradictions",
])

/** The view sorted by a column; by the same one the other way round. */
export function sortedBy(view: OrdersView, column: OrderColumn): OrdersView {
  const descending = view.sort === column ? !view.descending : highestFirst.has(column)
  return { ...view, sort: column, descending }
}

/** Names of the columns, each sorting by it. */
export function OrdersHead({ view, apply }: { view: OrdersView; apply: ApplyView }) {
  return (
    <thead>
      <tr>
        {view.columns.map((column) => (
          <th
            key={column}
            scope="col"
            aria-sort={view.sort === column ? (view.descending ? "descending" : "ascending") : undefined}
          >
            <ViewLink view={sortedBy(view, column)} apply={apply} className="orders-sort">
              {orderColumnLabels[column]}
            </ViewLink>
          </th>
        ))}
      </tr>
    </thead>
  )
}
