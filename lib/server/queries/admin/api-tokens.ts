import "server-only"
import type { ApiTokenLine } from "@/lib/contracts/api-token"
import { requirePermission, type Actor } from "../../auth/permissions"
import { now } from "../../clock"
import { db } from "../../db/client"

/** One's own tokens, newest first. */
export async function listApiTokens(actor: Actor | null): Promise<ApiTokenLine[]> {
  requirePermission(actor, "account:own")
  const rows = await db().apiToken.findMany({
    where: { userId: actor.id },
    orderBy: { createdAt: "desc" },
    take: 200,
  })
  const moment = now()
  return rows.map(({ id, name, createdAt, expiresAt, lastUsedAt, revokedAt }) => ({
    id,
    name,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    state: revokedAt !== null ? "revoked" : expiresAt <= moment ? "expired" : "works",
  }))
}
