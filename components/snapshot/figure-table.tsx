"use client"

// A client component only so that its rows travel once, as plain lists, and not a second time as markup.
import type { Figure } from "@/lib/charts/figure/figure"
import { ScrollTable } from "@/components/ui/scroll-table"

/** A chart that is a table, in full. The first column names its row and stays in sight. */
export function FigureTable({ figure: { table } }: { figure: Pick<Figure, "table"> }) {
  return (
    <ScrollTable caption={table.caption} showCaption>
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
                <th key={column} scope="row" className="min-w-32 max-w-72">
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
