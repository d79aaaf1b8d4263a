"use client"

// A client component only so that its rows travel once, as plain lists, and not a second time as markup.
import type { ChartTable } from "@/lib/charts/chart-table"
import { ScrollTable } from "./scroll-table"

/** A table of plain text cells: the first names its row, numeric columns align right. */
export function DataTable({ table }: { table: ChartTable }) {
  return (
    <ScrollTable caption={table.caption} showCaption className="max-h-96">
      <thead>
        <tr>
          {table.columns.map(({ label, isNumeric }) => (
            <th key={label} scope="col" data-numeric={isNumeric || undefined}>
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
                <th key={column} scope="row">
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
