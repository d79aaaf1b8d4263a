"use client"

// A client component only so that its rows travel once, as plain lists, and not a second time as markup.
import type { ChartTable } from "@/lib/charts/chart-table"
import { ScrollTable } from "./scroll-table"

/** Where the numbers of a table open: all of them to one page, or those of each row by its cell in one column. */
export type TableOpens = { all: string } | { column: number; rows: readonly (string | null)[] }

/**
 * A table of plain text cells: the first names its row, numeric columns align right. What `data-one-number` marks is
 * one number with its interval, which opens once.
 *
 * @param isWhole the table is the chart itself and stands there in full, not as the twin of a drawing
 */
export function DataTable({
  table,
  opens = null,
  isWhole = false,
}: {
  table: ChartTable
  opens?: TableOpens | null
  isWhole?: boolean
}) {
  const byRow = opens && "rows" in opens ? opens : { column: 0, rows: [] }
  return (
    <ScrollTable
      caption={table.caption}
      beside={opens && "all" in opens && <Opens href={opens.all}>What is behind these numbers</Opens>}
      showCaption
      className={isWhole ? undefined : "max-h-96"}
    >
      <thead>
        <tr>
          {table.columns.map(({ label, isNumeric }, column) => (
            <th key={column} scope="col" data-numeric={isNumeric || undefined}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody data-one-number={(opens && "all" in opens) || undefined}>
        {table.rows.map((cells, row) => (
          <tr key={row} data-one-number={Boolean(byRow.rows[row]) || undefined}>
            {cells.map((cell, column) =>
              column === 0 ? (
                <th key={column} scope="row" className={isWhole ? "min-w-32 max-w-72" : undefined}>
                  {cell}
                </th>
              ) : (
                <td key={column} data-numeric={table.columns[column]?.isNumeric || undefined}>
                  {column === byRow.column && byRow.rows[row] ? (
                    <Opens href={byRow.rows[row]}>{cell}</Opens>
                  ) : (
                    cell
                  )}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

function Opens({ href, children }: { href: string; children: string }) {
  return (
    <a href={href} data-number="" className="number" rel="nofollow">
      {children}
    </a>
  )
}
