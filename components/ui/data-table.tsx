"use client"

// A client component only so that its rows travel once, as plain lists, and not a second time as markup.
import type { ChartTable } from "@/lib/charts/chart-table"
import { ScrollTable } from "./scroll-table"

/**
 * A table of plain text cells: the first names its row, numeric columns align right.
 *
 * @param isWhole the table is the chart itself and stands there in full, not as the twin of a drawing
 */
export function DataTable({ table, isWhole = false }: { table: ChartTable; isWhole?: boolean }) {
  return (
    <ScrollTable caption={table.caption} showCaption className={isWhole ? undefined : "max-h-96"}>
      <thead>
        <tr>
          {table.columns.map(({ label, isNumeric }, column) => (
            <th key={column} scope="col" data-numeric={isNumeric || undefined}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((cells, row) => (
          <tr key={row}>
            {cells.map((cell, column) =>
              column === 0 ? (
                <th key={column} scope="row" className={isWhole ? "min-w-32 max-w-72" : undefined}>
                  {cell}
                </th>
              ) : (
                <td key={column} data-numeric={table.columns[column]?.isNumeric || undefined}>
                  {cell}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}
