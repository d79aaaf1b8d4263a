import "server-only"
import type { MovedSubject } from "@/lib/contracts/moved"
import { recordKinds, type RecordByKind, type RecordKind, type Records } from "@/lib/domain/record"
import { recordTitle } from "@/lib/record-title"
import { isDeepStrictEqual } from "node:util"

type AnyRecord = RecordByKind[RecordKind]

export type RecordChange = {
  subject: MovedSubject
  before: AnyRecord | null
  after: AnyRecord | null
}

/** Records that differ between two states of the data, by kind and id. */
export function changedRecords(before: Records, after: Records, today: Records): RecordChange[] {
  return recordKinds.flatMap((kind) => {
    if (before[kind] === after[kind]) return []
    const was = byId(before[kind])
    const is = byId(after[kind])
    const standing = byId(today[kind])
    return [...new Set([...was.keys(), ...is.keys()])].sort().flatMap((id): RecordChange[] => {
      const [old, now] = [was.get(id) ?? null, is.get(id) ?? null]
      if (isDeepStrictEqual(old, now)) return []
      const record = now ?? old
      const subject: MovedSubject = {
        kind,
        id,
        title: recordTitle(record, id),
        field: record !== null && "field" in record ? record.field : null,
        act: old === null ? "new" : now === null ? "retired" : "changed",
        isOnRecord: standing.has(id),
      }
      return [{ subject, before: old, after: now }]
    })
  })
}

/** Records with one of them as a change leaves it; each kind stays by id. */
export function withChange(records: Records, { subject, after }: RecordChange): Records {
  const { kind, id } = subject
  const list = byId(records[kind])
  if (after === null) list.delete(id)
  else list.set(id, after)
  const sorted = [...list.values()].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  return { ...records, [kind]: sorted }
}

function byId(records: readonly AnyRecord[]): Map<string, AnyRecord> {
  return new Map(records.map((record) => [record.id, record]))
}
