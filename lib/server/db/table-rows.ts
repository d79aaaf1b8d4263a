import "server-only"
import type { Ask } from "./connection"
import type { ColumnType, TableShape } from "./table-shapes"
import type { DatabaseKind } from "./target"
import { utcMoment } from "./utc-moment"

/** A value as neither database has it: dates as ISO texts in UTC, JSON as the text that was written, bytes as bytes. */
export type Value = string | number | boolean | Uint8Array | null

/** A row's values, in the order of its table's columns. */
export type TableRow = Value[]

/** Bytes of rows that one page should hold, so that large ones come few at a time. */
const pageBytes = 1_000_000
const mostRows = 1000
const rowsAtFirst = 20

/** More columns in one statement than this would pass the least of both databases' limits (32,766). */
const placesAtOnce = 15_000
const rowsAtOnce = 100

/**
 * Every row of a table in the order of its key, in pages.
 *
 * @param after the key of a row; those up to it are left out
 */
export async function* pagesOf(
  ask: Ask,
  kind: DatabaseKind,
  table: TableShape,
  after: readonly Value[] | null = null,
): AsyncGenerator<TableRow[]> {
  const columns = table.columns.map(({ name }) => quoted(name)).join(", ")
  const keyAt = keyPlaces(table)
  const order = keyAt.map((at) => ordered(table.columns[at]!, kind)).join(", ")
  let [last, size] = [after, rowsAtFirst]
  for (;;) {
    const values =
      last === null ? [] : last.map((value, at) => forDatabase(value, table.columns[keyAt[at]!]!.type, kind))
    const from =
      last === null
        ? ""
        : ` WHERE (${order}) > (${keyAt.map((at) => place(table.columns[at]!.type, kind)).join(", ")})`
    const raw = await ask(
      `SELECT ${columns} FROM ${quoted(table.name)}${from} ORDER BY ${order} LIMIT ${size}`,
      values,
    )
    if (raw.length === 0) return
    const rows = raw.map((row) => row.map((value, at) => fromDatabase(value, table.columns[at]!.type, kind)))
    yield rows
    if (rows.length < size) return
    last = keyAt.map((at) => rows.at(-1)![at]!)
    size = Math.max(1, Math.min(mostRows, Math.floor(pageBytes / (bytesOf(rows) / rows.length))))
  }
}

/** The greatest key of a table; null: it is empty. */
export async function lastKey(ask: Ask, kind: DatabaseKind, table: TableShape): Promise<Value[] | null> {
  const keyAt = keyPlaces(table)
  const order = keyAt.map((at) => `${ordered(table.columns[at]!, kind)} DESC`).join(", ")
  const names = table.key.map(quoted).join(", ")
  const [row] = await ask(`SELECT ${names} FROM ${quoted(table.name)} ORDER BY ${order} LIMIT 1`)
  return row?.map((value, at) => fromDatabase(value, table.columns[keyAt[at]!]!.type, kind)) ?? null
}

/** Writes rows as they are, their keys too. */
export async function insertTableRows(
  ask: Ask,
  kind: DatabaseKind,
  table: TableShape,
  rows: readonly TableRow[],
): Promise<void> {
  const names = table.columns.map(({ name }) => quoted(name)).join(", ")
  const places = `(${table.columns.map(() => "?").join(", ")})`
  const atOnce = Math.max(1, Math.min(rowsAtOnce, Math.floor(placesAtOnce / table.columns.length)))
  for (let start = 0; start < rows.length; start += atOnce) {
    const batch = rows.slice(start, start + atOnce)
    const values = batch.flatMap((row) =>
      row.map((value, at) => forDatabase(value, table.columns[at]!.type, kind)),
    )
    await ask(
      `INSERT INTO ${quoted(table.name)} (${names}) VALUES ${batch.map(() => places).join(", ")}`,
      values,
    )
  }
}

/** Sets one column of the row with a key. */
export async function updateTableRow(
  ask: Ask,
  kind: DatabaseKind,
  table: TableShape,
  key: readonly Value[],
  column: string,
  value: Value,
): Promise<void> {
  const where = table.key.map((name) => `${quoted(name)} = ?`).join(" AND ")
  const values = [value, ...key].map((one) =>
    typeof one === "boolean" && kind === "sqlite" ? Number(one) : one,
  )
  await ask(`UPDATE ${quoted(table.name)} SET ${quoted(column)} = ? WHERE ${where}`, values)
}

/** Lets the next new row of each table that numbers its rows have the next number. SQLite sees to it by itself. */
export async function setSequences(
  ask: Ask,
  kind: DatabaseKind,
  tables: readonly TableShape[],
): Promise<void> {
  if (kind === "sqlite") return
  for (const { name, key, columns } of tables) {
    const [column] = key
    if (key.length !== 1 || columns.find((one) => one.name === column)?.type !== "int") continue
    const [row] = await ask("SELECT pg_get_serial_sequence(?, ?)", [quoted(name), column])
    if (typeof row?.[0] !== "string") continue
    await ask(
      `SELECT setval(?::regclass, COALESCE(max(${quoted(column!)}), 1), max(${quoted(column!)}) IS NOT NULL) FROM ${quoted(name)}`,
      [row[0]],
    )
  }
}

/** Names come from the database's own description, never from people. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** Where the columns of the key stand among the columns. */
export function keyPlaces(table: TableShape): number[] {
  if (table.key.length === 0) throw new Error(`the table ${table.name} has no key to be read by`)
  return table.key.map((name) => table.columns.findIndex((column) => column.name === name))
}

/** Texts by their bytes, as SQLite orders them, whatever order the database was made with. */
function ordered({ name, type }: { name: string; type: ColumnType }, kind: DatabaseKind): string {
  return kind === "postgresql" && type === "text" ? `${quoted(name)} COLLATE "C"` : quoted(name)
}

/** PostgreSQL must be told what a value is that it compares with an expression. */
function place(type: ColumnType, kind: DatabaseKind): string {
  if (kind === "sqlite") return "?"
  return type === "int" ? "?::bigint" : type === "date" ? "?::timestamp" : "?::text"
}

function fromDatabase(value: unknown, type: ColumnType, kind: DatabaseKind): Value {
  if (value === null || value === undefined) return null
  switch (type) {
    case "text":
      return String(value)
    case "json":
      return jsonText(String(value))
    case "int":
    case "float":
      return Number(value)
    case "bool":
      return kind === "sqlite" ? Number(value) !== 0 : value === "t"
    case "date":
      return utcMoment(value).toISOString()
    case "bytes":
      return typeof value === "string"
        ? new Uint8Array(Buffer.from(value.slice(2), "hex"))
        : new Uint8Array(value as ArrayBuffer)
  }
}

/** SQLite keeps a JSON text that is nothing but a number as a number, and so forgets how it was written. */
function jsonText(text: string): string {
  return /^-?\d[\d.eE+-]*$/.test(text) ? String(Number(text)) : text
}

function forDatabase(value: Value, type: ColumnType, kind: DatabaseKind): unknown {
  if (value === null) return null
  if (kind === "postgresql") return type === "bytes" ? Buffer.from(value as Uint8Array) : value
  if (typeof value === "boolean") return Number(value)
  // As Prisma's driver writes it, and so as every statement that compares dates expects it.
  return type === "date" ? (value as string).replace("Z", "+00:00") : value
}

function bytesOf(rows: readonly TableRow[]): number {
  let bytes = 1
  for (const row of rows) {
    for (const value of row) {
      bytes += typeof value === "string" ? value.length : value instanceof Uint8Array ? value.byteLength : 8
    }
  }
  return bytes
}
