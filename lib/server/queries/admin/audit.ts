import "server-only"
import { requirePermission, type Actor } from "@/lib/server/auth/permissions"
import { db } from "@/lib/server/db/client"
import { auditRowSchema, type AuditRow } from "@/lib/contracts/account"

const pageSize = 100

/** A page of the audit, newest first. `next` is what `before` of the following page is; null at the end. */
export async function listAudit(
  actor: Actor | null,
  { before, outcome }: { before?: number; outcome?: AuditRow["outcome"] } = {},
): Promise<{ rows: AuditRow[]; next: number | null }> {
  requirePermission(actor, "audit:read")
  const entries = await db().auditEntry.findMany({
    where: { ...(before === undefined ? {} : { id: { lt: before } }), ...(outcome ? { outcome } : {}) },
    orderBy: { id: "desc" },
    take: pageSize + 1,
  })
  const page = entries.slice(0, pageSize)
  const ids = page.flatMap(({ userId }) => (userId === null ? [] : [userId]))
  const users = await db().user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  const names = new Map(users.map(({ id, name }) => [id, name]))
  const rows = page.map(({ id, at, userId, email, action, outcome, address, detail }) =>
    auditRowSchema.parse({
      id,
      at: at.toISOString(),
      who: names.get(userId ?? "") ?? email ?? "command line",
      action,
      outcome,
      address,
      detail,
    }),
  )
  return { rows, next: entries.length > pageSize ? (page.at(-1)?.id ?? null) : null }
}
