import "server-only"
import { recordSchemas, type RecordByKind, type RecordKind, type Records } from "@/lib/domain/record"
import { db } from "@/lib/server/db/client"
import { shownDataVersion } from "@/lib/server/db/shown-version"
import { AppError } from "@/lib/server/errors"
import { historyProtection } from "@/lib/server/changes/history-protection"
import { openPastRecords, openRecords } from "@/lib/server/protection/open-records"
import { newestRecords } from "@/lib/server/queries/kept-records"
import type { z } from "zod"

type AnyRecord = RecordByKind[RecordKind]

/** A record whose state of then today's schema cannot read; it stands in as the next revision has it. */
export type Unreadable = { kind: RecordKind; id: string; why: string }

export type RecordsThen = { dataVersion: number; records: Records; unreadable: Unreadable[] }

/** Data versions whose records stay in memory: two comparisons at once. Each is as large as all that changed since. */
const mostKept = 4

/** By the records of today, so that a version's records fall with the data version that they were undone from. */
const kept = new WeakMap<Records, Map<number, Promise<RecordsThen>>>()

/**
 * All records as a data version had them: those of today with every later revision undone, newest first. What the
 * schemas gained since has its default.
 *
 * This is the clock of what the records said. The month of an estimate is another one: it chooses among records by
 * the months that they name. Sources protected today are protected in every version.
 *
 * @returns null for a data version that there is not, or that is not shown yet
 */
export async function recordsAt(dataVersion: number): Promise<RecordsThen | null> {
  const shown = await shownDataVersion()
  return shown === null || dataVersion > shown ? null : savedRecordsAt(dataVersion)
}

/** The same of any data version that was saved: one that is not shown yet is for making its estimates alone. */
export async function savedRecordsAt(dataVersion: number): Promise<RecordsThen | null> {
  const { records, dataVersion: newest } = await newestRecords()
  const protection = await historyProtection()
  if (dataVersion === newest) {
    return { dataVersion, records: openRecords(records, protection.sensitive), unreadable: [] }
  }
  if (!Number.isInteger(dataVersion) || dataVersion < 1 || dataVersion > newest) return null
  let versions = kept.get(records)
  if (!versions) kept.set(records, (versions = new Map()))
  const known = versions.get(dataVersion)
  // What is asked for moves to the end, so that the first is what nobody asked for longest.
  versions.delete(dataVersion)
  const then =
    known ??
    undoTo(records, dataVersion, newest).then((all) => ({
      ...all,
      records: openPastRecords(all.records, protection),
    }))
  versions.set(dataVersion, then)
  for (const oldest of versions.keys()) {
    if (versions.size <= mostKept) break
    versions.delete(oldest)
  }
  // A failed read must not be kept.
  if (!known) then.catch(() => versions.get(dataVersion) === then && versions.delete(dataVersion))
  return then
}

async function undoTo(records: Records, dataVersion: number, newest: number): Promise<RecordsThen> {
  const exists = await db().dataVersion.findUnique({
    where: { number: dataVersion },
    select: { number: true },
  })
  if (!exists) throw new AppError("not-found", `There is no data version ${dataVersion}.`)
  const later = await db().revision.findMany({
    where: { dataVersion: { gt: dataVersion, lte: newest } },
    orderBy: { id: "desc" },
    select: { kind: true, recordId: true, action: true, before: true },
  })
  const unreadable = new Map<string, Unreadable>()
  const lists = new Map<RecordKind, Map<string, AnyRecord>>()
  const listOf = (kind: RecordKind) => {
    let list = lists.get(kind)
    if (!list) {
      list = new Map((records[kind] as AnyRecord[]).map((record) => [record.id, record]))
      lists.set(kind, list)
    }
    return list
  }
  for (const { kind: word, recordId: id, action, before } of later) {
    const kind = kindOf(word)
    const list = listOf(kind)
    unreadable.delete(`${kind}:${id}`)
    if (action === "create" || action === "restore") {
      list.delete(id)
      continue
    }
    const read = parse(kind, before)
    if ("record" in read) list.set(id, read.record)
    else unreadable.set(`${kind}:${id}`, { kind, id, why: read.why })
  }
  const then: Records = { ...records }
  for (const [kind, list] of lists) {
    const sorted = [...list.values()].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
    ;(then as Record<RecordKind, AnyRecord[]>)[kind] = sorted
  }
  return { dataVersion, records: then, unreadable: [...unreadable.values()] }
}

function kindOf(word: string): RecordKind {
  if (!Object.hasOwn(recordSchemas, word)) {
    throw new Error(`the history holds a kind of record "${word}" that nobody knows`)
  }
  return word as RecordKind
}

function parse(kind: RecordKind, json: unknown): { record: AnyRecord } | { why: string } {
  const parsed = (recordSchemas[kind] as unknown as z.ZodType<AnyRecord>).safeParse(json)
  if (parsed.success) return { record: parsed.data }
  const [issue] = parsed.error.issues
  return { why: `${issue?.path.join(".") || "the whole"}: ${issue?.message ?? "cannot be read"}` }
}
