import "server-only"
import type { FormRecord } from "@/lib/forms/form"

/** A record as a file would have it, and the rows that speak of it. */
export type Entry = {
  /** The file's rows, in their order; an order may have many. */
  rows: readonly number[]
  /** Null where the file names none. */
  id: string | null
  /** Null where something is wrong. */
  record: FormRecord | null
  problems: Problem[]
  /** The row that a field of the record (`FieldChange.name`) was read from; the first one where none is known. */
  rowOf(field: string): number
}

/** Why a row is refused. `row` is one of its entry's. */
export type Problem = { row: number; message: string }

/** An entry that cannot be read. */
export function refusedEntry(rows: readonly number[], id: string | null, problems: Problem[]): Entry {
  return { rows, id, record: null, problems, rowOf: () => rows[0] ?? 0 }
}

/** Refuses an entry for something found later; at its first row where the field does not tell another. */
export function refuseEntry(entry: Entry, field: string | null, message: string): void {
  const row = entry.rowOf(field ?? "")
  entry.problems.push({ row, message: field ? `${field}: ${message}` : message })
}
