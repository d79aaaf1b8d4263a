"use client"

import { useCallback, useLayoutEffect, useRef, type KeyboardEvent, type RefObject } from "react"

/**
 * The row that the keyboard stands on: one of all rows can be reached by Tab, arrows lead to the others. It is kept
 * in the page while it is out of sight, so that focus is never lost.
 *
 * @param cursor its index among all rows
 * @param rows how many there are
 * @param pageOf rows that a screen holds
 * @param reveal scrolls a row into sight
 * @param open what Enter does
 */
export function useRowCursor(
  table: RefObject<HTMLElement | null>,
  {
    cursor,
    setCursor,
    rows,
    pageOf,
    reveal,
    open,
  }: {
    cursor: number
    setCursor: (row: number) => void
    rows: number
    pageOf: () => number
    reveal: (row: number) => void
    open: (row: number) => void
  },
) {
  const isMoving = useRef(false)
  /** Whether the focus stands on a row. A browser does not say when a row with the focus is taken out of the page. */
  const isOnRow = useRef(false)

  useLayoutEffect(() => {
    if (!isMoving.current) return
    isMoving.current = false
    reveal(cursor)
    const line = table.current?.querySelector<HTMLElement>(`[data-row="${cursor}"]`)
    line?.focus({ preventScroll: true })
    // The table's box may itself stand half out of the window.
    line?.scrollIntoView({ block: "nearest" })
  })

  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
      const target = event.target as HTMLElement
      const isOnRow = target.hasAttribute("data-row")
      // One letter alone is a command only here, so that it does nothing to who dictates (WCAG 2.1.4).
      if (event.key === "f") {
        event.preventDefault()
        document.getElementById("orders-q")?.focus()
        return
      }
      if (event.key === "Enter" && isOnRow) {
        event.preventDefault()
        open(cursor)
        return
      }
      // Elsewhere in the table, such as on a column's name, these keys scroll as everywhere.
      if (!target.closest("[data-row]")) return
      const to = { ArrowDown: 1, ArrowUp: -1, PageDown: pageOf(), PageUp: -pageOf(), Home: -rows, End: rows }[
        event.key
      ]
      if (to === undefined) return
      event.preventDefault()
      isMoving.current = true
      setCursor(Math.max(0, Math.min(cursor + to, rows - 1)))
    },
    [cursor, setCursor, rows, pageOf, open],
  )

  const onFocus = useCallback(
    (event: { target: EventTarget }) => {
      const line = (event.target as HTMLElement).closest<HTMLElement>("[data-row]")
      isOnRow.current = line !== null
      if (line) setCursor(Number(line.dataset.row))
    },
    [setCursor],
  )

  const onBlur = useCallback(() => {
    isOnRow.current = false
  }, [])

  /** Back to the first row, and to it with the focus where that stood on a row. */
  const restart = useCallback(() => {
    isMoving.current = isOnRow.current
    setCursor(0)
  }, [setCursor])

  return { onKeyDown, onFocus, onBlur, restart }
}
