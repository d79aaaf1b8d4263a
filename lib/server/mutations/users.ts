import "server-only"
import { makeAccountLink } from "../auth/account-links"
import { recordAudit, type AuditAction } from "../auth/audit"
import { endSessions } from "../auth/end-sessions"
import { requirePermission, type Actor, type Role } from "../auth/permissions"
import { now } from "../clock"
import { type Transaction } from "../db/client"
import { serializable } from "../db/transactions"
import { AppError } from "../errors"

/**
 * Invites somebody by a link that the admin hands over. A new invitation takes the place of an older one.
 *
 * @throws AppError `conflict` when the address has an account
 */
export async function inviteUser(actor: Actor | null, given: { email: string; role: Role }): Promise<URL> {
  requirePermission(actor, "user:manage")
  const { role } = given
  const email = given.email.trim().toLowerCase()
  return serializable(async (tx) => {
    await recordAudit({ actor, action: "invite", outcome: "done", detail: `${email} as ${role}` }, tx)
    if (await tx.user.findUnique({ where: { email }, select: { id: true } })) {
      throw new AppError("conflict", "This address has an account already.")
    }
    return makeAccountLink(tx, { purpose: "invitation", email, role, createdById: actor.id })
  })
}

/** Takes back an invitation that nobody has followed yet; not a link that the command line made. */
export async function withdrawInvitation(actor: Actor | null, linkId: string): Promise<void> {
  requirePermission(actor, "user:manage")
  await serializable(async (tx) => {
    const { count } = await tx.accountLink.updateMany({
      where: { id: linkId, usedAt: null, purpose: "invitation" },
      data: { usedAt: now() },
    })
    if (count === 0) throw new AppError("not-found", "This invitation was used or taken back already.")
    const { email } = await tx.accountLink.findUniqueOrThrow({ where: { id: linkId } })
    await recordAudit({ actor, action: "withdraw-invitation", outcome: "done", detail: email }, tx)
  })
}

/** Gives a user another role, and ends their sessions. */
export async function changeRole(actor: Actor | null, userId: string, role: Role): Promise<void> {
  requirePermission(actor, "user:manage")
  await changeUser(actor, userId, "change-role", { role }, (user) =>
    user.role === role ? null : `${user.email}: ${user.role} → ${role}`,
  )
}

/** Shuts a user out at once, everywhere; what they wrote stays. */
export async function disableUser(actor: Actor | null, userId: string): Promise<void> {
  requirePermission(actor, "user:manage")
  await changeUser(actor, userId, "disable-user", { disabledAt: now() }, (user) =>
    user.disabledAt === null ? user.email : null,
  )
}

/** Lets a user in again, with the password and the role they had. */
export async function enableUser(actor: Actor | null, userId: string): Promise<void> {
  requirePermission(actor, "user:manage")
  await changeUser(actor, userId, "enable-user", { disabledAt: null }, (user) =>
    user.disabledAt === null ? null : user.email,
  )
}

/** Makes a link that sets a new password, for the admin to hand over. The old password works until it is used. */
export async function handOverPasswordLink(actor: Actor | null, userId: string): Promise<URL> {
  requirePermission(actor, "user:manage")
  return serializable(async (tx) => {
    await tx.accountLink.updateMany({ where: { userId, usedAt: null }, data: { usedAt: now() } })
    const { email, disabledAt } = await userById(tx, userId)
    if (disabledAt !== null) throw new AppError("conflict", "Let this account in again first.")
    await recordAudit({ actor, action: "hand-over-password-link", outcome: "done", detail: email }, tx)
    return makeAccountLink(tx, { purpose: "password", email, userId, createdById: actor.id })
  })
}

/** Takes a second factor off an account whose owner has lost the device and the recovery codes. */
export async function removeSecondFactor(actor: Actor | null, userId: string): Promise<void> {
  requirePermission(actor, "user:manage")
  await changeUser(actor, userId, "disable-second-factor", { twoFactorEnabled: false }, async (user, tx) => {
    await tx.twoFactor.deleteMany({ where: { userId } })
    return user.twoFactorEnabled ? user.email : null
  })
}

type User = NonNullable<Awaited<ReturnType<Transaction["user"]["findUnique"]>>>

/**
 * Changes a user, ends their sessions and writes it down, together.
 *
 * @param telling what the audit says; null when nothing changes
 * @throws AppError `conflict` when no admin would be left
 */
async function changeUser(
  actor: Actor,
  userId: string,
  action: AuditAction,
  data: Partial<Pick<User, "role" | "disabledAt" | "twoFactorEnabled">>,
  telling: (before: User, tx: Transaction) => string | null | Promise<string | null>,
): Promise<void> {
  await serializable(async (tx) => {
    // Writing first makes whoever comes second wait, instead of reading what is about to change.
    await tx.user.updateMany({ where: { id: userId }, data: { updatedAt: now() } })
    const before = await userById(tx, userId)
    const detail = await telling(before, tx)
    if (detail === null) return
    await tx.user.update({ where: { id: userId }, data })
    if ((await tx.user.count({ where: { role: "admin", disabledAt: null } })) === 0) {
      throw new AppError("conflict", "This is the last admin. Make somebody else an admin first.")
    }
    if (await isShutOut(tx, before)) await voidLinks(tx, userId)
    await endSessions(tx, userId)
    await recordAudit({ actor, action, outcome: "done", detail }, tx)
  })
}

/** Whether a user may come in no more, or is an admin no more. */
async function isShutOut(tx: Transaction, before: User): Promise<boolean> {
  const after = await userById(tx, before.id)
  return after.disabledAt !== null || (before.role === "admin" && after.role !== "admin")
}

/** Takes back every link by which somebody shut out could come in again: those they made, and their own. */
async function voidLinks(tx: Transaction, userId: string): Promise<void> {
  await tx.accountLink.updateMany({
    where: { usedAt: null, OR: [{ createdById: userId }, { userId }] },
    data: { usedAt: now() },
  })
}

async function userById(tx: Transaction, id: string): Promise<User> {
  const user = await tx.user.findUnique({ where: { id } })
  if (!user) throw new AppError("not-found", "There is no such account.")
  return user
}
