"use client"

import type { MouseEvent, ReactNode } from "react"
import type { OrdersView } from "@/lib/contracts/orders-explorer"
import { ordersQuery } from "@/lib/orders-link"
import { routes } from "@/lib/routes"

/** Shows another view in place; with `replace` no new entry in the browser's history, `afterMs` once a hand rests. */
export type ApplyView = (next: OrdersView, how?: { replace?: boolean; afterMs?: number }) => void

/** A link to another view of the orders, which a script shows in place. */
export function ViewLink({
  view,
  apply,
  className,
  label,
  children,
}: {
  view: OrdersView
  apply: ApplyView
  className?: string
  label?: string
  children: ReactNode
}) {
  function show(event: MouseEvent) {
    // Who opens it beside this page gets the page of the address.
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    apply(view)
  }
  return (
    <a
      href={routes.orders(ordersQuery(view))}
      rel="nofollow"
      className={className}
      aria-label={label}
      onClick={show}
    >
      {children}
    </a>
  )
}
