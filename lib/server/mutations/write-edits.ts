import "server-only"
import type { RecordByKind, RecordKind, Records } from "@/lib/domain/record"
import { now as timeNow } from "../clock"
import { kindsInWritingOrder } from "../db/rows/rows-of-kind"
import { deleteOwnedRows, deleteRecord, insertRecords, updateRecord } from "../db/write-records"
import { insertRows } from "../db/write-rows"
import { isTaken, writeTransaction, type Execute } from "../db/write-transaction"
import { idOf, type Edit, type Evidence, type SaveRequest } from "./edit"
import { requireWritable } from "./require-writable"
import type { VersionsNow } from "./versions-now"

type AnyRecord = RecordByKind[RecordKind]
type Written = Extract<Edit, { record: AnyRecord }>

type Writing = {
  request: SaveRequest
  before: Records
  now: VersionsNow
  /** The data version that the edits make. */
  number: number
  evidence: ReadonlyMap<Edit, readonly Evidence[]>
  touched: readonly string[] | null
  /** Since when everybody sees it; null: once its estimates are made */
  readyAt: Date | null
}

/**
 * Writes edits in one transaction. It begins with the new data version's row: that takes the write lock, and it
 * fails when the number is taken, which means that the edits were checked against data that is no longer the newest.
 */
export async function writeEdits(edits: readonly Edit[], writing: Writing): Promise<void> {
  requireWritable("The reason", writing.request.reason)
  await writeTransaction(async (execute) => {
    await writeVersion(execute, writing)
    await writeRecords(execute, edits, writing)
    await writeRevisions(execute, edits, writing)
    await writing.request.alongside?.(execute, writing.number)
  })
}

/** Whether a write failed because another save took the data version first. */
export function isVersionTaken(error: unknown): boolean {
  // The trigger that keeps data versions from being replaced speaks before the key does.
  return (
    isTaken(error) ||
    (error instanceof Error && /append-only/.test(`${error.message} ${JSON.stringify(error.cause)}`))
  )
}

async function writeVersion(execute: Execute, { request, number, touched, readyAt }: Writing): Promise<void> {
  const { author, reason, origin, undoes = null } = request
  const row = { number, at: timeNow(), editor: nameOf(request), editorId: author.id, reason, origin, undoes }
  // JSON's own null would be another value than no value.
  await insertRows(execute, "DataVersion", [
    { ...row, fingerprint: null, touched: touched && JSON.stringify(touched), readyAt },
  ])
}

function nameOf({ author, reviewer }: SaveRequest): string {
  return reviewer ? `${author.name}, reviewed by ${reviewer.name}` : author.name
}

async function writeRecords(execute: Execute, edits: readonly Edit[], writing: Writing): Promise<void> {
  const { number, now } = writing
  const changes = edits.filter((edit): edit is Extract<Edit, { do: "change" }> => edit.do === "change")
  const additions = edits.filter((edit): edit is Written => edit.do === "create" || edit.do === "restore")
  for (const { kind, record } of changes) await deleteOwnedRows(execute, kind, record.id)
  for (const kind of kindsInWritingOrder) {
    const added = additions.filter((edit) => edit.kind === kind).map(({ record }) => record)
    const versions = new Map(added.map(({ id }) => [id, (now.retired(kind, id) ?? 0) + 1]))
    await insertRecords(execute, kind, added as RecordByKind[typeof kind][], number, versions)
    for (const { id } of added) {
      if (now.retired(kind, id) === null) continue
      await execute(`DELETE FROM "RetiredRecord" WHERE "kind" = ? AND "recordId" = ?`, [kind, id])
    }
  }
  for (const { kind, record } of changes) await updateRecord(execute, kind, record, number)
  // Last, and what refers to others first: by now nothing names a retired record any more.
  for (const kind of kindsInWritingOrder.toReversed()) {
    for (const edit of edits) {
      if (edit.do === "retire" && edit.kind === kind) await retire(execute, edit, writing)
    }
  }
}

async function retire(
  execute: Execute,
  { kind, id, version }: Extract<Edit, { do: "retire" }>,
  { before, request, number }: Writing,
): Promise<void> {
  await deleteRecord(execute, kind, id)
  await insertRows(execute, "RetiredRecord", [
    {
      kind,
      recordId: id,
      record: recordIn(before, kind, id),
      version: version + 1,
      reason: request.reason,
      editor: nameOf(request),
      at: timeNow(),
      dataVersion: number,
    },
  ])
}

async function writeRevisions(execute: Execute, edits: readonly Edit[], writing: Writing): Promise<void> {
  const { request, number: dataVersion, before, evidence } = writing
  const standing = standingOf(before, edits)
  const common = {
    dataVersion,
    editor: nameOf(request),
    editorId: request.author.id,
    reason: request.reason,
    at: timeNow(),
  }
  const rows = edits.map((edit) => {
    const recordId = idOf(edit)
    const was = standing.get(`${edit.kind}:${recordId}`) ?? null
    const rests = evidence.get(edit) ?? []
    return {
      kind: edit.kind,
      recordId,
      action: edit.do,
      before: was,
      after: edit.do === "retire" ? was : edit.record,
      evidence: rests.length > 0 ? JSON.stringify(rests) : null,
      ...common,
    }
  })
  await insertRows(execute, "Revision", rows)
}

/** The records of the edits' kinds as they stand before them, by "kind:id". */
function standingOf(before: Records, edits: readonly Edit[]): Map<string, AnyRecord> {
  const standing = new Map<string, AnyRecord>()
  for (const kind of new Set(edits.map((edit) => edit.kind))) {
    for (const record of before[kind]) standing.set(`${kind}:${record.id}`, record)
  }
  return standing
}

function recordIn(records: Records, kind: RecordKind, id: string): AnyRecord {
  const record = (records[kind] as AnyRecord[]).find((one) => one.id === id)
  if (!record) throw new Error(`there is no ${kind} ${id} to retire`)
  return record
}
