import "server-only"
import { requirePermission, type Actor } from "@/lib/server/auth/permissions"
import { now } from "@/lib/server/clock"
import { db } from "@/lib/server/db/client"
import { roleSchema, type InvitationRow, type UserRow } from "@/lib/contracts/account"

/** Everybody with an account, by name. */
export async function listUsers(actor: Actor | null): Promise<UserRow[]> {
  requirePermission(actor, "user:manage")
  const users = await db().user.findMany({
    orderBy: [{ name: "asc" }, { email: "asc" }],
    include: { sessions: { orderBy: { createdAt: "desc" }, take: 1, select: { createdAt: true } } },
  })
  return users.map((user) => ({
    id: user.id,
    name: user.name,
    email: user.email,
    role: roleSchema.parse(user.role),
    isDisabled: user.disabledAt !== null,
    hasSecondFactor: user.twoFactorEnabled,
    lastSession: user.sessions[0]?.createdAt.toISOString() ?? null,
  }))
}

/** Invitations that nobody has followed yet. Their tokens are nowhere; only who was invited. */
export async function listInvitations(actor: Actor | null): Promise<InvitationRow[]> {
  requirePermission(actor, "user:manage")
  const links = await db().accountLink.findMany({
    where: { usedAt: null, expiresAt: { gt: now() }, purpose: "invitation" },
    orderBy: { createdAt: "desc" },
  })
  return links.map((link) => ({
    id: link.id,
    email: link.email,
    role: roleSchema.parse(link.role),
    expiresAt: link.expiresAt.toISOString(),
  }))
}
