"use client"

import { Suspense } from "react"
import { KnownSentence } from "./known-sentence"
import type { OrdersPage, OrdersView } from "@/lib/contracts/orders-explorer"
import type { DroppedParam } from "@/lib/orders-link"
import { orderCountWords } from "@/lib/orders-words"
import { AddressWatch } from "./address-watch"
import { DroppedNotice } from "./dropped-notice"
import { KeysHelp } from "./keys-help"
import { NoOrders } from "./no-orders"
import { OrdersDownloads } from "./orders-downloads"
import { OrdersFilters } from "./orders-filters"
import { OrdersPages } from "./orders-pages"
import { OrdersTable } from "./orders-table"
import { OrdersTotals } from "./orders-totals"
import { SetConditions } from "./set-conditions"
import { useOrders } from "./use-orders"

/** Every order as a table made for work: chosen, sorted and grouped in place, each state with its address. */
export function OrdersExplorer(first: {
  view: OrdersView
  page: OrdersPage
  dropped: readonly DroppedParam[]
}) {
  const { wanted, loaded, dropped, problem, isLoading, apply, need, follow, retry } = useOrders(first)
  const { page, view } = loaded

  return (
    <div className="orders-explorer">
      <Suspense>
        <AddressWatch follow={follow} />
      </Suspense>
      <DroppedNotice dropped={dropped} />
      {view.known !== null && <KnownSentence day={view.known} />}
      <OrdersFilters view={wanted} page={page} apply={apply} />
      <SetConditions view={wanted} page={page} apply={apply} />
      <div className="orders-bar">
        <p role="status">
          {orderCountWords(page)}
          {problem && (
            <>
              {" "}
              <span className="text-denied">{problem}</span>{" "}
              <button type="button" onClick={retry} className="underline">
                Try again
              </button>
            </>
          )}
        </p>
        <OrdersDownloads view={wanted} />
      </div>
      {page.count === 0 ? (
        <NoOrders view={wanted} apply={apply} />
      ) : (
        <OrdersTable loaded={loaded} isLoading={isLoading} apply={apply} need={need} />
      )}
      <OrdersPages view={view} page={first.page} />
      <KeysHelp />
      <OrdersTotals page={page} />
    </div>
  )
}
