import "server-only"
import type { Row, TableName } from "./rows/record-rows"
import { quoted } from "./table-rows"
import type { Execute } from "./write-transaction"

/**
 * Rows a statement. Measured with 26 columns: one row a statement takes twice as long, more than a few
 * hundred take longer again, and Prisma's createMany takes more than ten times as long.
 */
const rowsPerStatement = 100

/**
 * Writes rows that have the same columns, many to a statement.
 *
 * @param orReplace the key by which a row that is there already is written over; without it that is an error
 */
export async function insertRows(
  execute: Execute,
  table: TableName,
  rows: readonly Row[],
  { orReplace }: { orReplace?: readonly string[] } = {},
): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first)
  const names = columns.map(quoted).join(", ")
  const places = `(${columns.map(() => "?").join(", ")})`
  const others = columns.filter((column) => !orReplace?.includes(column))
  const settings = others.map((column) => `${quoted(column)} = excluded.${quoted(column)}`).join(", ")
  const conflict = orReplace
    ? ` ON CONFLICT (${orReplace.map(quoted).join(", ")}) DO UPDATE SET ${settings}`
    : ""
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    const batch = rows.slice(start, start + rowsPerStatement)
    const values: unknown[] = []
    for (const row of batch) for (const column of columns) values.push(stored(row[column]))
    await execute(
      `INSERT INTO ${quoted(table)} (${names}) VALUES ${batch.map(() => places).join(", ")}${conflict}`,
      values,
    )
  }
}

/** Sets every given column of the row with this id and counts the change in `version`. */
export async function updateRow(execute: Execute, table: TableName, id: string, row: Row): Promise<void> {
  const columns = Object.keys(row).filter((column) => column !== "id")
  const settings = columns.map((column) => `${quoted(column)} = ?`).join(", ")
  const values = columns.map((column) => stored(row[column]))
  const count = await execute(
    `UPDATE ${quoted(table)} SET ${settings}, "version" = "version" + 1 WHERE "id" = ?`,
    [...values, id],
  )
  if (count !== 1) throw new Error(`${table} has no row ${id} to change`)
}

/** Deletes the rows whose `column` names this record. */
export async function deleteRows(
  execute: Execute,
  table: TableName,
  column: string,
  id: string,
): Promise<void> {
  await execute(`DELETE FROM ${quoted(table)} WHERE ${quoted(column)} = ?`, [id])
}

function stored(value: unknown): unknown {
  if (value === undefined) throw new Error("a row lacks a column that the rows before it have")
  return value !== null && typeof value === "object" && !(value instanceof Date)
    ? JSON.stringify(value)
    : value
}
