import "server-only"
import type { Ask } from "../db/connection"
import { pagesOf, quoted } from "../db/table-rows"
import type { TableShape } from "../db/table-shapes"
import type { DatabaseKind } from "../db/target"
import { sha256Of, unpacked } from "../snapshots/content"

/**
 * What SQLite itself finds wrong with a file: damaged pages, indexes that miss rows, references that lead nowhere. Table
 * by table, since the process stands still while SQLite looks.
 */
export async function faultsOfFile(ask: Ask): Promise<string[]> {
  const faults: string[] = []
  const tables = await ask("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
  for (const [name] of tables) {
    const table = quoted(String(name))
    const found = (await ask(`PRAGMA integrity_check(${table})`)).map(([text]) => String(text))
    const references = await ask(`PRAGMA foreign_key_check(${table})`)
    faults.push(...found.filter((text) => text !== "ok").slice(0, 20))
    for (const [from, row, to] of references.slice(0, 20)) {
      faults.push(`${String(from)}: row ${String(row)} names one of ${String(to)} that is not there`)
    }
  }
  return faults
}

/** How many snapshots and inputs there are, and which of them no longer hash to what they are called. */
export async function checkSnapshots(
  ask: Ask,
  kind: DatabaseKind,
  tables: readonly TableShape[],
): Promise<{ count: number; faults: string[] }> {
  const faults: string[] = []
  let count = 0
  for (const table of tables.filter(({ name }) => name === "Snapshot" || name === "SnapshotInput")) {
    const at = (column: string) => table.columns.findIndex(({ name }) => name === column)
    for await (const rows of pagesOf(ask, kind, table)) {
      for (const row of rows) {
        count += 1
        const hash = String(row[at("hash")])
        if (hashOf(row[at("content")] as Uint8Array) === hash) continue
        faults.push(`${table.name} ${hash.slice(0, 16)}… does not hash to its name`)
      }
    }
  }
  return { count, faults }
}

function hashOf(stored: Uint8Array): string | null {
  try {
    return sha256Of(unpacked(stored))
  } catch {
    return null
  }
}

/** The newest data version; null: there are no data. */
export async function newestDataVersion(ask: Ask): Promise<number | null> {
  const [row] = await ask(`SELECT max("number") FROM "DataVersion"`)
  return row?.[0] === null || row?.[0] === undefined ? null : Number(row[0])
}

/** Whether any of the tables has a row. */
export async function holdsRows(ask: Ask, tables: readonly TableShape[]): Promise<boolean> {
  for (const { name } of tables) if ((await ask(`SELECT 1 FROM "${name}" LIMIT 1`)).length > 0) return true
  return false
}
