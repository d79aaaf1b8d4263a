"use client"

import { useVirtualizer } from "@tanstack/react-virtual"
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react"
import type { OrderColumn } from "@/lib/contracts/orders-explorer"
import { withKnown } from "@/lib/known-link"
import { ordersItems } from "@/lib/orders-items"
import { orderCountWords } from "@/lib/orders-words"
import { routes } from "@/lib/routes"
import { GroupLine, OrderLine } from "./order-line"
import { OrdersHead } from "./orders-head"
import type { LoadedOrders } from "./use-orders"
import { useRowCursor } from "./use-row-cursor"
import { linesWithGaps } from "./lines-with-gaps"
import type { ApplyView } from "./view-link"

/** Widths in rem; the first column's is in the style sheet. Fixed, so that no column moves when other rows come into sight. */
const widths: Record<Exclude<OrderColumn, "order">, number> = {
  buyers: 7.5,
  chips: 8.5,
  maker: 7,
  kind: 7.5,
  quantity: 8,
  cost: 6.5,
  price: 6.5,
  ordered: 5.5,
  delivery: 7,
  status: 6.5,
  counts: 5,
  reports: 5,
  sources: 9.5,
  confidence: 7,
  contradictions: 13,
}

/** Rows within so many lines of what is in sight are asked for. */
const near = 25

/** So many rows stand in the page whole, where the browser finds words in them; more have a pane that draws those in sight. */
const mostWhole = 200

/** Heights in px until a line is measured. */
const heights = { row: 78, group: 36, head: 32 }

/**
 * The orders themselves. What the server sent stands there as it is; a script adds the rest. Where they are many it
 * draws only the lines in sight, and asks for rows as they come near.
 */
export function OrdersTable({
  loaded,
  isLoading,
  apply,
  need,
}: {
  loaded: LoadedOrders
  isLoading: boolean
  apply: ApplyView
  need: (from: number, to: number) => void
}) {
  const { view, page, rows, generation } = loaded
  const box = useRef<HTMLDivElement>(null)
  const [isLive, setIsLive] = useState(false)
  const items = useMemo(() => ordersItems(page), [page])
  const isWhole = items.rows <= mostWhole
  const [asked, setCursor] = useState(0)
  const cursor = Math.max(0, Math.min(asked, items.rows - 1))
  const cursorLine = items.rows === 0 ? 0 : items.indexOfRow(cursor)

  // It returns functions that change what they answer, which a compiler could not remember; none is used here.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    enabled: !isWhole,
    count: items.count,
    getScrollElement: () => box.current,
    estimateSize: (index) => (items.at(index).is === "group" ? heights.group : heights.row),
    getItemKey: (index) => `${generation} ${index}`,
    overscan: 8,
    // Lines are measured while React commits them, where nothing can be flushed.
    useFlushSync: false,
    scrollPaddingStart: heights.head,
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const from = Math.max(0, startIndex - overscan)
      const to = Math.min(count - 1, endIndex + overscan)
      const lines = Array.from({ length: to - from + 1 }, (_, at) => from + at)
      if (cursorLine < count && (cursorLine < from || cursorLine > to)) lines.push(cursorLine)
      return lines.sort((a, b) => a - b)
    },
  })

  const { onKeyDown, onFocus, onBlur, restart } = useRowCursor(box, {
    cursor,
    setCursor,
    rows: items.rows,
    pageOf: () => {
      const height = isWhole ? window.innerHeight : (virtual.scrollRect?.height ?? 0)
      return Math.max(1, Math.floor(height / heights.row) - 1)
    },
    reveal: (row) => {
      if (!isWhole) virtual.scrollToIndex(items.indexOfRow(row), { align: "auto" })
    },
    open: (row) => {
      const order = rows.get(row)
      if (order) window.location.assign(withKnown(routes.order(order.id), view.known))
    },
  })
  useLayoutEffect(() => {
    setIsLive(true)
    // A page of rows further on, which a link without a script led to.
    if (page.offset > 0 && isWhole)
      box.current?.querySelector(`[data-row="${page.offset}"]`)?.scrollIntoView({ block: "start" })
    else if (page.offset > 0) virtual.scrollToIndex(items.indexOfRow(page.offset), { align: "start" })
    // Once, when the script takes over.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  const shown = useRef(generation)
  useLayoutEffect(() => {
    if (shown.current === generation) return
    shown.current = generation
    if (!isWhole) {
      // The same elements hold other rows now, and have other heights.
      for (const line of box.current?.querySelectorAll<HTMLTableRowElement>("tr[data-index]") ?? []) {
        virtual.measureElement(line)
      }
      virtual.scrollToOffset(0)
    }
    restart()
  }, [generation, virtual, restart, isWhole])

  const inSight = virtual.getVirtualItems()
  const lines = !isLive
    ? linesOfServer(items, page.offset, page.rows.length)
    : isWhole
      ? Array.from({ length: items.count }, (_, index) => ({ index }))
      : linesWithGaps(inSight, virtual.getTotalSize())
  const { startIndex: top = null, endIndex: bottom = null } = virtual.range ?? {}
  const from = isWhole ? rowAt(items, 0) : top === null ? null : rowAt(items, top - near)
  const to = isWhole ? rowAt(items, items.count - 1) : bottom === null ? null : rowAt(items, bottom + near)
  useEffect(() => {
    if (from === null || to === null) return
    // Who scrolls through thousands needs those where it stops.
    const timer = setTimeout(() => need(from, to), 60)
    return () => clearTimeout(timer)
  }, [from, to, need])

  const measure = useCallback(
    (line: HTMLTableRowElement | null) => {
      if (!isWhole) virtual.measureElement(line)
    },
    [virtual, isWhole],
  )
  const others = view.columns.reduce((sum, column) => sum + (column === "order" ? 0 : widths[column]), 0)
  return (
    <div
      ref={box}
      className={`scroll-table orders-table ${isWhole ? "is-whole" : ""}`}
      role="group"
      aria-label="Orders"
      aria-busy={isLoading}
      // What scrolls must be reachable by keyboard, also where it holds no row.
      tabIndex={items.rows === 0 ? 0 : undefined}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
      onBlur={onBlur}
    >
      <table style={{ width: `calc(var(--orders-name) + ${others}rem)` }} aria-rowcount={items.count + 1}>
        <caption className="sr-only">{orderCountWords(page)}</caption>
        <colgroup>
          {view.columns.map((column) => (
            <col
              key={column}
              style={{ width: column === "order" ? "var(--orders-name)" : `${widths[column]}rem` }}
            />
          ))}
        </colgroup>
        <OrdersHead view={view} apply={apply} />
        <tbody>
          {lines.map((line) => {
            if ("gap" in line) {
              return (
                <tr key={line.key} aria-hidden="true" className="orders-gap">
                  <td colSpan={view.columns.length} style={{ height: line.gap }} />
                </tr>
              )
            }
            const item = items.at(line.index)
            if (item.is === "group") {
              const group = page.groups[item.group]
              return (
                <GroupLine
                  key={line.index}
                  index={line.index}
                  label={group?.label ?? ""}
                  count={group?.count ?? 0}
                  columns={view.columns.length}
                  measure={measure}
                />
              )
            }
            return (
              <OrderLine
                key={line.index}
                order={rows.get(item.row)}
                index={line.index}
                row={item.row}
                isCursor={item.row === cursor}
                columns={view.columns}
                known={view.known}
                measure={measure}
              />
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** The row at a line, or the first after it where it is a group's head; lines outside are the first or the last. */
function rowAt(items: ReturnType<typeof ordersItems>, index: number): number | null {
  if (items.rows === 0) return null
  const item = items.at(Math.max(0, Math.min(index, items.count - 1)))
  return item.is === "row" ? item.row : rowAt(items, index + 1)
}

/** The lines that the server's rows fill, with the heads of their groups. */
function linesOfServer(
  items: ReturnType<typeof ordersItems>,
  offset: number,
  rows: number,
): { index: number }[] {
  if (rows === 0) return []
  const last = items.indexOfRow(Math.min(offset + rows, items.rows) - 1)
  const first = items.indexOfRow(Math.min(offset, items.rows - 1))
  const before = first > 0 && items.at(first - 1).is === "group" ? 1 : 0
  return Array.from({ length: last - first + 1 + before }, (_, at) => ({ index: first - before + at }))
}
