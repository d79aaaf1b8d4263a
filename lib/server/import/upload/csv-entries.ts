import "server-only"
import type { EditableKind } from "@/lib/forms/form"
import { refusedEntry, type Entry } from "./entry"
import { orderEntry } from "./order-entry"
import { recordEntry } from "./record-entry"
import type { Sheet, SheetRow } from "./sheet"
import type { UploadWorld } from "./world"

/**
 * Reads the rows of a table by the forms of their kind. One row is one record; rows of orders that have the same id
 * are one order, each with a report.
 *
 * @param fields the field of each column; null where a column is ignored
 */
export async function csvEntries(
  kind: EditableKind,
  sheet: Sheet,
  fields: readonly (string | null)[],
  world: UploadWorld,
  onStep: (done: number) => Promise<void>,
): Promise<Entry[]> {
  const idColumn = fields.indexOf("id")
  const idIn = ({ cells }: SheetRow) => (cells[idColumn] ?? "").trim()
  const entries: Entry[] = []
  let done = 0
  for (const rows of groupsOf(kind, sheet.rows, idIn)) {
    const id = rows[0] ? idIn(rows[0]) : ""
    const wrong = rows.flatMap(({ row, problem }) => (problem === null ? [] : [{ row, message: problem }]))
    const numbers = rows.map(({ row }) => row)
    if (wrong.length > 0) entries.push(refusedEntry(numbers, id === "" ? null : id.slice(0, 120), wrong))
    else if (id === "") {
      const message = "has no id, which says what record the row is about"
      entries.push(refusedEntry(numbers, null, [{ row: numbers[0] ?? 0, message }]))
    } else {
      const given = { id, rows: rows.map((row) => ({ row: row.row, texts: textsOf(row, fields) })) }
      entries.push(kind === "order" ? orderEntry(given, world) : recordEntry(kind, given, world))
    }
    done += rows.length
    await onStep(done)
  }
  return entries
}

/** A record's rows, each with its texts by field; an empty cell gives none, and leaves the field as it is. */
export type RowsOfRecord = { id: string; rows: { row: number; texts: ReadonlyMap<string, string> }[] }

function groupsOf(
  kind: EditableKind,
  rows: readonly SheetRow[],
  idIn: (row: SheetRow) => string,
): Iterable<SheetRow[]> {
  if (kind !== "order") return rows.map((row) => [row])
  const groups = new Map<string, SheetRow[]>()
  for (const row of rows) {
    const id = idIn(row)
    // A row without an id stands for itself.
    const key = id === "" ? `\0${row.row}` : id
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups.values()
}

function textsOf({ cells }: SheetRow, fields: readonly (string | null)[]): Map<string, string> {
  const texts = new Map<string, string>()
  fields.forEach((field, index) => {
    const cell = (cells[index] ?? "").trim()
    if (field !== null && cell !== "") texts.set(field, cell.replaceAll(/\r\n?/g, "\n"))
  })
  return texts
}
