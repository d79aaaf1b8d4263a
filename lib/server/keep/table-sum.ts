import "server-only"
import { createHash } from "node:crypto"
import type { Ask } from "../db/connection"
import { pagesOf, type TableRow, type Value } from "../db/table-rows"
import type { TableShape } from "../db/table-shapes"
import type { DatabaseKind } from "../db/target"

/** How many rows a table has, and the SHA-256 of all of them in the order of their keys: the same in either database. */
export type TableSum = { rows: number; sha256: string }

/** Sums by the table's name. */
export type TableSums = Record<string, TableSum>

/** Counts and hashes the rows of a table as they pass, in the order of their keys. */
export class RunningSum {
  readonly #hash = createHash("sha256")
  #rows = 0

  add(rows: readonly TableRow[]): void {
    for (const row of rows) this.#hash.update(lineOf(row))
    this.#rows += rows.length
  }

  end(): TableSum {
    return { rows: this.#rows, sha256: this.#hash.digest("hex") }
  }
}

/** The sums of tables as they are. */
export async function sumsOf(
  ask: Ask,
  kind: DatabaseKind,
  tables: readonly TableShape[],
): Promise<TableSums> {
  const sums: TableSums = {}
  for (const table of tables) {
    const sum = new RunningSum()
    for await (const rows of pagesOf(ask, kind, table)) sum.add(rows)
    sums[table.name] = sum.end()
  }
  return sums
}

/** Names of the tables in which two databases differ; one that either lacks is one. */
export function differences(one: TableSums, other: TableSums): string[] {
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].filter((name) => one[name]?.sha256 !== other[name]?.sha256).sort()
}

/** A row as one line. A figure is written so that it comes back to the last bit. */
function lineOf(row: TableRow): string {
  return `[${row.map(textOf).join(",")}]\n`
}

function textOf(value: Value): string {
  if (value instanceof Uint8Array) return `"${Buffer.from(value).toString("base64")}"`
  if (typeof value !== "number") return JSON.stringify(value)
  // SQLite keeps no zero below zero, so neither is told from the other.
  return Number.isFinite(value) ? String(value) : `"${value}"`
}
