import "server-only"
import type { Transaction } from "./client"
import type { Row, TableName } from "./rows/record-rows"

/**
 * Rows a statement. Measured with 26 columns: one row a statement takes twice as long, more than a few
 * hundred take longer again, and Prisma's createMany takes twenty times as long.
 */
const rowsPerStatement = 100

/** Writes rows that have the same columns, many to a statement. */
export async function insertRows(tx: Transaction, table: TableName, rows: readonly Row[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first)
  const names = columns.map(quoted).join(", ")
  const places = `(${columns.map(() => "?").join(", ")})`
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    const batch = rows.slice(start, start + rowsPerStatement)
    const values = batch.flatMap((row) => columns.map((column) => stored(row[column])))
    await tx.$executeRawUnsafe(
      `INSERT INTO ${quoted(table)} (${names}) VALUES ${batch.map(() => places).join(", ")}`,
      ...values,
    )
  }
}

/** Sets every given column of the row with this id and counts the change in `version`. */
export async function updateRow(tx: Transaction, table: TableName, id: string, row: Row): Promise<void> {
  const columns = Object.keys(row).filter((column) => column !== "id")
  const settings = columns.map((column) => `${quoted(column)} = ?`).join(", ")
  const values = columns.map((column) => stored(row[column]))
  const count = await tx.$executeRawUnsafe(
    `UPDATE ${quoted(table)} SET ${settings}, "version" = "version" + 1 WHERE "id" = ?`,
    ...values,
    id,
  )
  if (count !== 1) throw new Error(`${table} has no row ${id} to change`)
}

/** Deletes the rows whose `column` names this record. */
export async function deleteRows(
  tx: Transaction,
  table: TableName,
  column: string,
  id: string,
): Promise<void> {
  await tx.$executeRawUnsafe(`DELETE FROM ${quoted(table)} WHERE ${quoted(column)} = ?`, id)
}

/** Table and column names come from the code, never from people; quoting serves names such as "Order". */
function quoted(name: string): string {
  return `"${name}"`
}

function stored(value: unknown): unknown {
  if (value === undefined) throw new Error("a row lacks a column that the rows before it have")
  return value !== null && typeof value === "object" && !(value instanceof Date)
    ? JSON.stringify(value)
    : value
}
