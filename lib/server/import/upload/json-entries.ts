import "server-only"
import { recordSchemas } from "@/lib/domain/record"
import type { EditableKind, FormRecord } from "@/lib/forms/form"
import type { z } from "zod"
import { withoutEmptyParts } from "../without-empty-parts"
import { refusedEntry, type Entry } from "./entry"
import { textProblem } from "./json"

/** Problems that are named of one record; the rest would repeat them. */
const shownProblems = 5

/** Records of a JSON list, each checked by its kind's schema. An entry's row is its place in the list, from 1. */
export async function jsonEntries(
  kind: EditableKind,
  entries: readonly unknown[],
  onStep: (done: number) => Promise<void>,
): Promise<Entry[]> {
  const read: Entry[] = []
  for (const [index, written] of entries.entries()) {
    read.push(readEntry(kind, written, index + 1))
    await onStep(index + 1)
  }
  return read
}

function readEntry(kind: EditableKind, written: unknown, row: number): Entry {
  const parsed = (recordSchemas[kind] as z.ZodType<FormRecord>).safeParse(written)
  if (!parsed.success) {
    const problems = parsed.error.issues.slice(0, shownProblems).map(({ path, message }) => ({
      row,
      message: path.length > 0 ? `${path.map(String).join(".")}: ${message}` : message,
    }))
    return refusedEntry([row], idOf(written), problems)
  }
  const problem = textProblem(parsed.data)
  if (problem !== null) return refusedEntry([row], parsed.data.id, [{ row, message: problem }])
  const record = withoutEmptyParts(kind, parsed.data) as FormRecord
  return { rows: [row], id: record.id, record, problems: [], rowOf: () => row }
}

function idOf(written: unknown): string | null {
  if (written === null || typeof written !== "object" || !Object.hasOwn(written, "id")) return null
  const { id } = written as { id: unknown }
  return typeof id === "string" ? id.slice(0, 120) : null
}
