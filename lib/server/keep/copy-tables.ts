import "server-only"
import type { Ask, Connection } from "../db/connection"
import {
  insertTableRows,
  lastKey,
  pagesOf,
  quoted,
  setSequences,
  updateTableRow,
  type TableRow,
  type Value,
} from "../db/table-rows"
import type { TableShape } from "../db/table-shapes"
import type { DatabaseKind } from "../db/target"
import { AppError } from "../errors"
import { RunningSum, type TableSums } from "./table-sum"

/** What is read from, at one moment. */
export type Source = { kind: DatabaseKind; ask: Ask }

/** What is written to: `writing` makes one whole of what it is given, as a transaction of its own or part of one. */
export type Target = Pick<Connection, "kind" | "writing">

/**
 * Copies the rows of tables, page by page, so that no table is ever whole in memory. A table that holds rows already is
 * gone on with after its greatest key: pages are written whole, and in the order of their keys.
 *
 * @param tables each after those that it refers to
 * @param onPage hears of each page that was written
 * @returns sums of the rows that passed: of all rows, where the target was empty
 */
export async function copyTables(
  source: Source,
  target: Target,
  tables: readonly TableShape[],
  onPage: (table: string, rows: number) => void = () => {},
): Promise<TableSums> {
  const sums: TableSums = {}
  for (const table of tables) {
    const sum = new RunningSum()
    const after = await target.writing((ask) => lastKey(ask, target.kind, table))
    for await (const rows of pagesOf(source.ask, source.kind, table, after)) {
      sum.add(rows)
      const written = withoutSelfReferences(table, rows)
      await target.writing((ask) => insertTableRows(ask, target.kind, table, written))
      onPage(table.name, rows.length)
    }
    await writeSelfReferences(source, target, table)
    sums[table.name] = sum.end()
  }
  await target.writing((ask) => setSequences(ask, target.kind, tables))
  return sums
}

/** A row may come before the one of its table that it names: written without the name, which follows at the end. */
function withoutSelfReferences(table: TableShape, rows: readonly TableRow[]): readonly TableRow[] {
  if (table.selfReferences.length === 0) return rows
  return rows.map((row) =>
    row.map((value, at) => (table.selfReferences.includes(table.columns[at]!.name) ? null : value)),
  )
}

async function writeSelfReferences(source: Source, target: Target, table: TableShape): Promise<void> {
  for (const column of table.selfReferences) {
    const key = table.key.map(quoted).join(", ")
    const rows = (await source.ask(
      `SELECT ${quoted(column)}, ${key} FROM ${quoted(table.name)} WHERE ${quoted(column)} IS NOT NULL`,
    )) as Value[][]
    if (rows.length === 0) continue
    await target.writing(async (ask) => {
      for (const [value, ...keys] of rows) await updateTableRow(ask, target.kind, table, keys, column, value!)
    })
  }
}

/**
 * Refuses two databases whose tables are not the same.
 *
 * @throws AppError naming the first difference
 */
export function requireSameTables(from: readonly TableShape[], to: readonly TableShape[]): void {
  const described = (shapes: readonly TableShape[]) =>
    new Map(shapes.map((shape) => [shape.name, shape.columns.map(({ name, type }) => `${name} (${type})`)]))
  const [one, other] = [described(from), described(to)]
  for (const name of new Set([...one.keys(), ...other.keys()])) {
    const [here, there] = [one.get(name), other.get(name)]
    const what =
      here === undefined || there === undefined
        ? `only one has the table ${name}`
        : (here.find((column) => !there.includes(column)) ?? there.find((column) => !here.includes(column)))
    if (what === undefined) continue
    const where = here && there ? `only one has ${name}.${what}` : what
    throw new AppError(
      "conflict",
      `The two databases do not have the same tables: ${where}. Bring both up to date with npm run setup.`,
    )
  }
}
