import "server-only"
import { recordSchemas, type RecordByKind, type RecordKind } from "@/lib/domain/record"
import { requirePermission, type Actor } from "@/lib/server/auth/permissions"
import { db } from "@/lib/server/db/client"
import type { z } from "zod"
import { loadWholeCatalogue } from "../catalogue"
import { getRecord } from "../record"

export type Retirement = { reason: string; editor: string; at: Date }

export type RecordToEdit<K extends RecordKind = RecordKind> = {
  record: RecordByKind[K]
  /** How often it was changed; an edit names the version it began with. */
  version: number
  /** Null: it stands. */
  retired: Retirement | null
}

/** A record as it stands, or as it was retired; null when there never was one of this id. */
export async function getRecordToEdit<K extends RecordKind>(
  actor: Actor | null,
  kind: K,
  id: string,
): Promise<RecordToEdit<K> | null> {
  requirePermission(actor, "record:edit")
  const standing = await getRecord(kind, id)
  if (standing) return { record: standing.record, version: standing.version, retired: null }
  const row = await db().retiredRecord.findUnique({ where: { kind_recordId: { kind, recordId: id } } })
  if (!row) return null
  const { reason, editor, at } = row
  return { record: parse(kind, row.record), version: row.version, retired: { reason, editor, at } }
}

/** A record as its nth revision made it: what an edit that began with this version began with. Null when there is none. */
export async function getRecordAtVersion<K extends RecordKind>(
  actor: Actor | null,
  kind: K,
  id: string,
  version: number,
): Promise<RecordByKind[K] | null> {
  requirePermission(actor, "record:edit")
  const [row] = await db().revision.findMany({
    where: { kind, recordId: id },
    orderBy: { id: "asc" },
    skip: Math.max(0, version - 1),
    take: 1,
    select: { after: true },
  })
  return row ? parse(kind, row.after) : null
}

export type ListedRecord = { id: string; title: string; isRetired: boolean }

/** All records of a kind with the words they are known by; retired ones last. */
export async function listRecords(actor: Actor | null, kind: RecordKind): Promise<ListedRecord[]> {
  requirePermission(actor, "record:edit")
  const { records } = await loadWholeCatalogue()
  const retired = await db().retiredRecord.findMany({ where: { kind }, orderBy: { recordId: "asc" } })
  return [
    ...(records[kind] as { id: string }[]).map((record) => ({ ...brief(record), isRetired: false })),
    ...retired.map(({ record }) => ({ ...brief(record as { id: string }), isRetired: true })),
  ]
}

function brief(record: { id: string }): { id: string; title: string } {
  const { id, title, name, meaning, text, publisher } = record as Record<string, unknown> & { id: string }
  const words = [title, name, meaning, text, publisher].find((one) => typeof one === "string" && one !== "")
  return { id, title: typeof words === "string" ? words : id }
}

function parse<K extends RecordKind>(kind: K, json: unknown): RecordByKind[K] {
  return (recordSchemas[kind] as unknown as z.ZodType<RecordByKind[K]>).parse(json)
}
