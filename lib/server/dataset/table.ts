import "server-only"
import type { CsvValue } from "@/lib/csv-line"

/** A column of a table of the whole data set, as a Table Schema field describes it. */
export type TableField = {
  /** Snake case, stable: what a program reads it by. */
  name: string
  type: "string" | "number" | "integer" | "boolean" | "date" | "yearmonth"
  title: string
  /** In words ("chips", "US dollars"); none: no unit. */
  unit?: string
  isRequired?: boolean
}

/** A table of the data set: one CSV file. */
export type DataTable<Row = unknown> = {
  /** Of the file and of the resource: "orders". */
  name: string
  title: string
  description: string
  fields: readonly TableField[]
  primaryKey: readonly string[]
  /** Columns whose values are ids of another table. */
  foreignKeys: readonly { field: string; table: string; to: string }[]
  rows: readonly Row[]
  /** A row's values in the order of `fields`. */
  values: (row: Row) => CsvValue[]
}

/** Ids or names in one cell. None of them holds the sign between them. */
export function listed(values: readonly string[]): string | null {
  return values.length === 0 ? null : values.join(" | ")
}
