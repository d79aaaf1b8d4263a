import "server-only"
import type { EditableKind, FormRecord } from "@/lib/forms/form"
import { readForm } from "@/lib/forms/read-form"
import { blankForm } from "@/lib/forms/write-form"
import type { RowsOfRecord } from "./csv-entries"
import { refusedEntry, type Entry } from "./entry"
import { labelIn } from "./targets"
import type { UploadWorld } from "./world"

/** A row of a kind whose records have one row each, read by the kind's form. */
export function recordEntry(kind: EditableKind, { id, rows }: RowsOfRecord, world: UploadWorld): Entry {
  const numbers = rows.map(({ row }) => row)
  const row = numbers[0] ?? 0
  const base = (world.standing.get(id) ?? null) as FormRecord | null
  // What a row does not say stays as it is: only fields that are sent are read.
  const texts = { ...(base === null ? blankForm(kind) : {}), ...Object.fromEntries(rows[0]?.texts ?? []) }
  const { record, problems } = readForm(kind, texts, base, world.names)
  if (record === null) {
    const found = Object.entries(problems).map(([name, message]) => ({
      row,
      message: labelled(kind, name, message),
    }))
    return refusedEntry(numbers, id, found.length > 0 ? found : [{ row, message: "cannot be read" }])
  }
  return { rows: numbers, id: record.id, record, problems: [], rowOf: () => row }
}

function labelled(kind: EditableKind, name: string, message: string): string {
  return name === "" ? message : `${labelIn(kind, name)}: ${message}`
}
