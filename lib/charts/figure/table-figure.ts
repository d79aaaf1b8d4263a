import type { ChartTable } from "../chart-table"
import type { Figure } from "./figure"

/** A chart that is a table: nothing is drawn beside it. */
export function tableFigure({
  title,
  subtitle,
  words,
  table,
}: Pick<Figure, "title" | "subtitle" | "words"> & { table: ChartTable }): Figure {
  const count = table.rows.length === 1 ? "One row" : `${table.rows.length} rows`
  return {
    title,
    subtitle,
    plot: { type: "table" },
    words,
    summary: `${title}. ${count}: ${table.columns.map(({ label }) => label).join(", ")}.`,
    table,
  }
}
