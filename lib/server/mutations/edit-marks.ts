import "server-only"
import type { RecordKind } from "@/lib/domain/record"
import { requirePermission, type Actor } from "../auth/permissions"
import { now } from "../clock"
import { db } from "../db/client"

/** A mark older than this says nothing any more, in milliseconds. */
export const markLife = 2 * 60_000

/** Says that somebody has a record's form open now. Marks that say nothing any more are swept away with it. */
export async function markEditing(actor: Actor | null, kind: RecordKind, recordId: string): Promise<void> {
  requirePermission(actor, "record:edit")
  const seenAt = now()
  const key = { kind, recordId, userId: actor.id }
  await db().editMark.upsert({
    where: { kind_recordId_userId: key },
    create: { ...key, seenAt },
    update: { seenAt },
  })
  await db().editMark.deleteMany({ where: { seenAt: { lt: new Date(seenAt.getTime() - markLife) } } })
}
