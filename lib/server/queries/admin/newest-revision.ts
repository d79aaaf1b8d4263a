import "server-only"
import type { RecordKind } from "@/lib/domain/record"
import { requirePermission, type Actor } from "@/lib/server/auth/permissions"
import { db } from "@/lib/server/db/client"

/** Id of a record's newest revision; null where it has none. */
export async function newestRevisionId(
  actor: Actor | null,
  kind: RecordKind,
  recordId: string,
): Promise<number | null> {
  requirePermission(actor, "history:read")
  const row = await db().revision.findFirst({
    where: { kind, recordId },
    orderBy: { id: "desc" },
    select: { id: true },
  })
  return row?.id ?? null
}
