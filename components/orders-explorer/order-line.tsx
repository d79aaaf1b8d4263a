"use client"

import { memo } from "react"
import type { OrderColumn, OrderRow } from "@/lib/contracts/orders-explorer"
import { orderCell } from "./order-cells"

type Place = {
  /** Its line's index among all lines of the table. */
  index: number
  /** Its row's index among all rows. */
  row: number
  isCursor: boolean
  columns: readonly OrderColumn[]
  known: string | null
  measure: (line: HTMLTableRowElement | null) => void
}

/** One order; while its data are on their way an empty line of the same element, so that focus stays. */
export const OrderLine = memo(function OrderLine({
  order,
  ...place
}: Place & { order: OrderRow | undefined }) {
  const { index, row, isCursor, columns, known, measure } = place
  return (
    <tr
      ref={measure}
      data-index={index}
      data-row={row}
      // The head is the first row of all.
      aria-rowindex={index + 2}
      tabIndex={isCursor ? 0 : -1}
    >
      {order ? (
        columns.map((column) =>
          column === "order" ? (
            <th key={column} scope="row">
              {orderCell(order, column, known, columns)}
            </th>
          ) : (
            <td key={column}>{orderCell(order, column, known, columns)}</td>
          ),
        )
      ) : (
        <td colSpan={columns.length} className="text-muted">
          Row {(row + 1).toLocaleString("en-US")} is on its way
        </td>
      )}
    </tr>
  )
})

/** The head of a group, with the number of its orders. */
export function GroupLine({
  index,
  label,
  count,
  columns,
  measure,
}: {
  index: number
  label: string
  count: number
  columns: number
  measure: (line: HTMLTableRowElement | null) => void
}) {
  return (
    <tr ref={measure} data-index={index} aria-rowindex={index + 2} className="orders-group">
      <th scope="rowgroup" colSpan={columns}>
        <span>
          {label}
          <span className="text-muted">
            {" "}
            {count.toLocaleString("en-US")} {count === 1 ? "order" : "orders"}
          </span>
        </span>
      </th>
    </tr>
  )
}
