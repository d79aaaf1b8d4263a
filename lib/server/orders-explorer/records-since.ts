import "server-only"
import {
  recordKinds,
  recordSchemas,
  type RecordByKind,
  type RecordKind,
  type Records,
} from "@/lib/domain/record"
import type { z } from "zod"
import { db } from "../db/client"
import { withRecords } from "../with-records"
import type { ChangedRecord } from "../queries/touched-tags"

type AnyRecord = RecordByKind[RecordKind]

/** All records as a data version made them, and which ones it changed. */
export type RecordsStep = { dataVersion: number; records: Records; changed: ChangedRecord[] }

/**
 * The records of every data version after one, oldest first, by undoing the revisions of the newest records. Not
 * public: what is protected is still in them.
 *
 * @param since  a data version, or 0: the first step then has no start
 * @param newest the records of the newest data version
 * @param isStartKnown whether the records of `since` are at hand, so that they need not be made
 * @returns `start`: the records of `since`; null where there is none or it is known
 */
export async function recordsSince(
  since: number,
  newest: { dataVersion: number; records: Records },
  { isStartKnown = false } = {},
): Promise<{ start: { records: Records } | null; steps: RecordsStep[] }> {
  const revisions = await db().revision.findMany({
    where: { dataVersion: { gt: since, lte: newest.dataVersion } },
    orderBy: { id: "desc" },
    select: { dataVersion: true, kind: true, recordId: true },
  })
  const changes = new Map<number, ChangedRecord[]>()
  for (const { dataVersion, kind, recordId } of revisions) {
    const changed = changes.get(dataVersion) ?? []
    changed.push({ kind: kind as RecordKind, id: recordId })
    changes.set(dataVersion, changed)
  }
  const versions = [...changes.keys()]
  const hasStart = since !== 0 && !isStartKnown
  const steps: RecordsStep[] = []
  let records = newest.records
  for (const [dataVersion, changed] of changes) {
    steps.push({ dataVersion, records, changed })
    // What was there before the first data version is nothing.
    if (!hasStart && dataVersion === versions.at(-1)) continue
    records = await undone(records, dataVersion)
  }
  return { start: hasStart ? { records } : null, steps: steps.reverse() }
}

/** Records without what a data version changed. One that today's schema cannot read stays as it became. */
async function undone(records: Records, dataVersion: number): Promise<Records> {
  const revisions = await db().revision.findMany({
    where: { dataVersion },
    orderBy: { id: "desc" },
    select: { kind: true, recordId: true, action: true, before: true },
  })
  const before: Records = { ...records }
  for (const kind of recordKinds) {
    const own = revisions.filter((revision) => revision.kind === kind)
    if (own.length === 0) continue
    const were = new Map<string, AnyRecord | null>()
    for (const { recordId, action, before: was } of own) {
      if (action === "create" || action === "restore") were.set(recordId, null)
      else {
        const parsed = (recordSchemas[kind] as unknown as z.ZodType<AnyRecord>).safeParse(was)
        if (parsed.success) were.set(recordId, parsed.data)
      }
    }
    ;(before as Record<RecordKind, AnyRecord[]>)[kind] = withRecords(records[kind] as AnyRecord[], were)
  }
  return before
}
