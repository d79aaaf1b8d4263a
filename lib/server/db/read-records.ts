import "server-only"
import { recordKinds, recordSchemas, type RecordKind, type Records } from "@/lib/domain/record"
import { z } from "zod"
import { db, type Transaction } from "./client"
import { rowsOfKind } from "./rows/rows-of-kind"

/** Every record of the newest data version, parsed by its schema, each kind by id. */
export async function readRecords(tx: Transaction = db()): Promise<Records> {
  const records: Partial<Record<RecordKind, unknown[]>> = {}
  for (const kind of recordKinds) records[kind] = parseAll(kind, await rowsOfKind[kind].readAll(tx))
  return records as Records
}

function parseAll(kind: RecordKind, rows: unknown[]): unknown[] {
  const parsed = z.array(recordSchemas[kind] as z.ZodType).safeParse(rows)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const [index, ...path] = issue?.path ?? []
  const id = typeof index === "number" ? (rows[index] as { id?: unknown }).id : undefined
  throw new Error(`the database holds a wrong ${kind} ${String(id)}: ${path.join(".")}: ${issue?.message}`)
}
