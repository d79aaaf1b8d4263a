"use client"

import { useCallback, useEffect, useRef, useState } from "react"
import type { OrdersPage, OrdersView } from "@/lib/contracts/orders-explorer"
import { orderFacets } from "@/lib/contracts/order-lists"
import { ordersQuery, readOrdersQuery, type DroppedParam } from "@/lib/orders-link"
import { routes } from "@/lib/routes"
import type { ApplyView } from "./view-link"

/** Rows that are asked for at once. */
export const windowSize = 100
/** Rows far from where the reader is are forgotten, so that a hundred thousand need not be held. */
const mostWindows = 24

type Row = OrdersPage["rows"][number]

/** What the table shows: a view, what is true of all its rows, and those of its rows that have come. */
export type LoadedOrders = {
  view: OrdersView
  page: OrdersPage
  rows: ReadonlyMap<number, Row>
  /** Another number for every view, so that nothing measured of one is taken for another. */
  generation: number
}

/**
 * The orders that a reader looks at. The view's address is kept, and followed back and forth; rows come from the
 * server in windows.
 */
export function useOrders(first: { view: OrdersView; page: OrdersPage; dropped: readonly DroppedParam[] }) {
  const [wanted, setWanted] = useState(first.view)
  const [loaded, setLoaded] = useState<LoadedOrders>(() => ({
    view: first.view,
    page: first.page,
    rows: rowsOf(first.page),
    generation: 0,
  }))
  const [dropped, setDropped] = useState(first.dropped)
  const [problem, setProblem] = useState<string | null>(null)
  const [isLoading, setIsLoading] = useState(false)
  const asking = useRef<AbortController | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef(first.view)
  const inFlight = useRef(new Set<string>())
  /** Rows of windows that did not come, to be asked for again. */
  const missed = useRef<{ from: number; to: number } | null>(null)

  const load = useCallback((view: OrdersView, afterMs: number) => {
    clearTimeout(timer.current)
    asking.current?.abort()
    const asked = new AbortController()
    asking.current = asked
    missed.current = null
    setIsLoading(true)
    setProblem(null)
    timer.current = setTimeout(() => {
      void fetchOrders(view, 0, asked.signal).then(
        (page) => {
          setLoaded(({ generation }) => ({ view, page, rows: rowsOf(page), generation: generation + 1 }))
          setIsLoading(false)
        },
        (error: unknown) => {
          if (asked.signal.aborted) return
          setProblem(problemWords(error))
          setIsLoading(false)
        },
      )
    }, afterMs)
  }, [])

  const apply = useCallback<ApplyView>(
    (next, { replace = false, afterMs = 0 } = {}) => {
      latest.current = next
      setWanted(next)
      setDropped([])
      const address = routes.orders(ordersQuery(next))
      if (replace) window.history.replaceState(null, "", address)
      else window.history.pushState(null, "", address)
      load(next, afterMs)
    },
    [load],
  )

  /** Shows what the address names, where that is not what is shown. */
  const follow = useCallback(() => {
    if (window.location.pathname !== routes.orders()) return
    const read = readOrdersQuery(new URLSearchParams(window.location.search))
    if (ordersQuery(read.view) === ordersQuery(latest.current)) return
    latest.current = read.view
    setWanted(read.view)
    setDropped(read.dropped)
    load(read.view, 0)
  }, [load])

  useEffect(() => {
    window.addEventListener("popstate", follow)
    return () => {
      window.removeEventListener("popstate", follow)
      clearTimeout(timer.current)
      asking.current?.abort()
    }
  }, [follow])

  /** Brings the windows that hold these rows, both included, where they have not come. */
  const need = useCallback(
    (from: number, to: number) => {
      for (let start = windowStart(from); start <= to; start += windowSize) {
        const key = `${loaded.generation} ${start}`
        const isThere = Array.from({ length: windowSize }, (_, at) => start + at)
          .filter((row) => row >= from && row <= to)
          .every((row) => loaded.rows.has(row))
        if (isThere || inFlight.current.has(key)) continue
        inFlight.current.add(key)
        void fetchOrders(loaded.view, start, asking.current?.signal)
          .then(
            (page) =>
              setLoaded((now) => (now.generation === loaded.generation ? withWindow(now, page) : now)),
            (error: unknown) => {
              if (isAbort(error)) return
              missed.current = {
                from: Math.min(start, missed.current?.from ?? start),
                to: Math.max(start, missed.current?.to ?? start),
              }
              setProblem(problemWords(error))
            },
          )
          .finally(() => inFlight.current.delete(key))
      }
    },
    [loaded],
  )

  /** Asks again for what did not come: windows of the table where it stands, or else the view. */
  const retry = useCallback(() => {
    const rows = missed.current
    if (rows === null || loaded.view !== wanted) return load(wanted, 0)
    missed.current = null
    setProblem(null)
    need(rows.from, rows.to)
  }, [load, wanted, loaded.view, need])
  return { wanted, loaded, dropped, problem, isLoading, apply, need, follow, retry }
}

function windowStart(row: number): number {
  return Math.floor(row / windowSize) * windowSize
}

function rowsOf(page: OrdersPage): Map<number, Row> {
  return new Map(page.rows.map((row, at) => [page.offset + at, row]))
}

/** With one window more. Newer data than before make all that came before them doubtful: it is forgotten. */
function withWindow(now: LoadedOrders, page: OrdersPage): LoadedOrders {
  if (page.dataVersion !== now.page.dataVersion) {
    return { ...now, page, rows: rowsOf(page), generation: now.generation + 1 }
  }
  const rows = new Map([...now.rows, ...rowsOf(page)])
  if (rows.size > mostWindows * windowSize) {
    const far = (mostWindows / 2) * windowSize
    for (const row of rows.keys()) if (Math.abs(row - page.offset) > far) rows.delete(row)
  }
  return { ...now, rows }
}

async function fetchOrders(view: OrdersView, offset: number, signal?: AbortSignal): Promise<OrdersPage> {
  const response = await fetch(routes.ordersRows(ordersQuery(view), offset, windowSize), { signal })
  if (!response.ok) throw new Error(response.status === 503 ? "busy" : `status ${response.status}`)
  return readAnswer(await response.json())
}

/**
 * Our own server parsed it by its schema, which is larger than all of this page. What is looked at here is whether the
 * answer came from a server of another build.
 */
function readAnswer(answer: unknown): OrdersPage {
  const page = answer as Partial<OrdersPage> | null
  const isPage =
    typeof page?.count === "number" &&
    typeof page.dataVersion === "number" &&
    [page.rows, page.groups, page.totals].every(Array.isArray) &&
    orderFacets.every((facet) => Array.isArray(page.facets?.[facet])) &&
    (page.rows ?? []).every((row) => typeof row.id === "string" && Array.isArray(row.contradictions))
  if (!isPage) throw new Error("the answer is no page of orders")
  return page as OrdersPage
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError"
}

function problemWords(error: unknown): string {
  return error instanceof Error && error.message === "busy"
    ? "Many readers ask for orders just now. The table still shows what it showed."
    : "The orders did not come. The table still shows what it showed."
}
