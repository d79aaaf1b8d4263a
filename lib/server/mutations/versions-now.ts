import "server-only"
import type { RecordKind } from "@/lib/domain/record"
import { db } from "../db/client"
import { recordVersions } from "../db/record-versions"
import { idOf, type Edit } from "./edit"

export type VersionsNow = {
  /** The record's version; null where it does not exist or is retired. */
  standing(kind: RecordKind, id: string): number | null
  /** The version under which a record was retired; null where it was not. */
  retired(kind: RecordKind, id: string): number | null
}

/** The versions that the records of some edits have at this moment. */
export async function versionsNow(edits: readonly Edit[]): Promise<VersionsNow> {
  const idsOf = new Map<RecordKind, string[]>()
  for (const edit of edits) {
    const id = idOf(edit)
    const ids = idsOf.get(edit.kind)
    if (ids) ids.push(id)
    else idsOf.set(edit.kind, [id])
  }
  const standing = new Map<string, number>()
  for (const [kind, ids] of idsOf) {
    for (const [id, version] of await recordVersions(kind, ids)) standing.set(`${kind}:${id}`, version)
  }
  const rows = await db().retiredRecord.findMany({ select: { kind: true, recordId: true, version: true } })
  const retired = new Map(rows.map(({ kind, recordId, version }) => [`${kind}:${recordId}`, version]))
  return {
    standing: (kind, id) => standing.get(`${kind}:${id}`) ?? null,
    retired: (kind, id) => retired.get(`${kind}:${id}`) ?? null,
  }
}
