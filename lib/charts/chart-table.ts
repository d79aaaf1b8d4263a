/** A chart as a table: the same points, one row each. The first column names the row. */
export type ChartTable = {
  caption: string
  columns: { label: string; isNumeric: boolean }[]
  rows: string[][]
}
