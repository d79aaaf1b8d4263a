"use client"

import type { OrdersPage, OrdersView } from "@/lib/contracts/orders-explorer"
import { conditionsOf, withoutConditions } from "@/lib/orders-words"
import { ViewLink, type ApplyView } from "./view-link"

/** What narrows the table, each with a way to take it away. */
export function SetConditions({
  view,
  page,
  apply,
}: {
  view: OrdersView
  page: OrdersPage
  apply: ApplyView
}) {
  const conditions = conditionsOf(view, page)
  if (conditions.length === 0) return null
  return (
    <ul className="orders-set" aria-label="Set filters">
      {conditions.map(({ key, label, without }) => (
        <li key={key}>
          <ViewLink view={without} apply={apply} className="orders-chip" label={`Take away ${label}`}>
            {label}
            <span aria-hidden="true"> ×</span>
          </ViewLink>
        </li>
      ))}
      {conditions.length > 1 && (
        <li>
          <ViewLink view={withoutConditions(view)} apply={apply}>
            Clear all
          </ViewLink>
        </li>
      )}
    </ul>
  )
}
