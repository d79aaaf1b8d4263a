import "server-only"
import type { RecordKind } from "@/lib/domain/record"
import { requirePermission, type Actor } from "@/lib/server/auth/permissions"
import { now } from "@/lib/server/clock"
import { db } from "@/lib/server/db/client"
import { markLife } from "@/lib/server/mutations/edit-marks"

/** Names of the others who have a record's form open, or had two minutes ago. */
export async function alsoEditing(
  actor: Actor | null,
  kind: RecordKind,
  recordId: string,
): Promise<string[]> {
  requirePermission(actor, "presence:see")
  const marks = await db().editMark.findMany({
    where: {
      ...{ kind, recordId },
      userId: { not: actor.id },
      seenAt: { gte: new Date(now().getTime() - markLife) },
    },
    select: { user: { select: { name: true } } },
    orderBy: { seenAt: "desc" },
  })
  return marks.map(({ user }) => user.name)
}
