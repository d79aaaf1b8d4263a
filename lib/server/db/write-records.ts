import "server-only"
import type { RecordByKind, RecordKind } from "@/lib/domain/record"
import type { RecordRows } from "./rows/record-rows"
import { rowsOfKind } from "./rows/rows-of-kind"
import { deleteRows, insertRows, updateRow } from "./write-rows"
import type { Execute } from "./write-transaction"

/** Records whose rows are built at a time, so that a large import does not hold them all. */
const recordsPerBatch = 500

/**
 * Writes new records of a kind as changed by `dataVersion`. What they refer to must already be there.
 *
 * @param versions the version of a record that was there before and is taken back in, by id; 1 for the others
 */
export async function insertRecords<K extends RecordKind>(
  execute: Execute,
  kind: K,
  records: readonly RecordByKind[K][],
  dataVersion: number,
  versions: ReadonlyMap<string, number> = new Map(),
): Promise<void> {
  const rows = rowsOfKind[kind] as RecordRows<RecordByKind[K]>
  const ordered = rows.parentOf ? parentsFirst(records, rows.parentOf) : records
  for (let start = 0; start < ordered.length; start += recordsPerBatch) {
    const sets = ordered.slice(start, start + recordsPerBatch).map((record) => rows.toRows(record))
    const main = sets.flatMap((set) => set[rows.table] ?? [])
    await insertRows(
      execute,
      rows.table,
      main.map((row) => ({ version: versions.get(String(row["id"])) ?? 1, dataVersion, ...row })),
    )
    for (const { table } of rows.owned)
      await insertRows(
        execute,
        table,
        sets.flatMap((set) => set[table] ?? []),
      )
  }
}

/** Deletes the rows that belong to a record, so that `updateRecord` can write them anew. */
export async function deleteOwnedRows(execute: Execute, kind: RecordKind, id: string): Promise<void> {
  for (const { table, key } of rowsOfKind[kind].owned) {
    if (key !== null) await deleteRows(execute, table, key, id)
  }
}

/** Deletes a record with everything that belongs to it. The database refuses one that others still name. */
export async function deleteRecord(execute: Execute, kind: RecordKind, id: string): Promise<void> {
  await deleteOwnedRows(execute, kind, id)
  await deleteRows(execute, rowsOfKind[kind].table, "id", id)
}

/**
 * Writes a changed record over the row with its id, counting its `version` up by one, and its owned rows,
 * which `deleteOwnedRows` has removed. Apart, because a report may move from one changed order to another:
 * all must be gone before any is written.
 */
export async function updateRecord<K extends RecordKind>(
  execute: Execute,
  kind: K,
  record: RecordByKind[K],
  dataVersion: number,
): Promise<void> {
  const rows = rowsOfKind[kind] as RecordRows<RecordByKind[K]>
  const set = rows.toRows(record)
  const [main] = set[rows.table] ?? []
  if (!main) throw new Error(`a ${kind} becomes a row of ${rows.table}`)
  await updateRow(execute, rows.table, record.id, { ...main, dataVersion })
  for (const { table } of rows.owned) await insertRows(execute, table, set[table] ?? [])
}

/** Puts a record after the one of its kind that it refers to, whatever order they came in. */
function parentsFirst<R extends { id: string }>(
  records: readonly R[],
  parentOf: (record: R) => string | null,
): R[] {
  const waiting = new Map(records.map((record) => [record.id, record]))
  const ordered: R[] = []
  const place = (record: R): void => {
    if (!waiting.delete(record.id)) return
    const parent = waiting.get(parentOf(record) ?? "")
    if (parent) place(parent)
    ordered.push(record)
  }
  for (const record of records) place(record)
  return ordered
}
