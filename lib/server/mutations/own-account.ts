import "server-only"
import { APIError } from "better-auth/api"
import { applyCookies } from "../auth/apply-cookies"
import { recordAudit } from "../auth/audit"
import { auth } from "../auth/better-auth"
import { clientAddress } from "../auth/client-address"
import { knownDevice } from "../auth/device"
import { endSessions } from "../auth/end-sessions"
import { weaknessOf } from "../auth/password-policy"
import { requirePermission, type Actor } from "../auth/permissions"
import { requestHeaders } from "../auth/request"
import { currentSession } from "../auth/session"
import { signOut } from "../auth/sign-out"
import { forgetFailures, isFirstUse, takeAttempt } from "../auth/throttle"
import { now } from "../clock"
import { db } from "../db/client"
import { serializable } from "../db/transactions"
import { AppError } from "../errors"

/** What is wrong with which field, or nothing. */
export type OwnOutcome<T = object> = { problem: { field: string; message: string } } | ({ problem: null } & T)

/** Sets a new password, ends every session but this one, which gets a new token. */
export async function changePassword(
  actor: Actor | null,
  given: { current: string; next: string },
): Promise<OwnOutcome> {
  requirePermission(actor, "account:own")
  return withOwnPassword(actor, "current", async (headers) => {
    const weakness = await weaknessOf(given.next, [actor.email, actor.name])
    if (weakness !== null) return { problem: { field: "next", message: weakness } }
    const { headers: answer } = await auth().api.changePassword({
      body: { currentPassword: given.current, newPassword: given.next, revokeOtherSessions: true },
      headers,
      returnHeaders: true,
    })
    await applyCookies(answer)
    await serializable(async (tx) => {
      await tx.verification.deleteMany({ where: { value: actor.id } })
      await tx.accountLink.updateMany({ where: { userId: actor.id, usedAt: null }, data: { usedAt: now() } })
      await recordAudit({ actor, action: "change-password", outcome: "done" }, tx)
    })
    return { problem: null }
  })
}

/**
 * Makes a secret for an authenticator. It asks for nothing until a first code has confirmed it.
 *
 * @throws AppError `conflict` when a second factor is on: it is taken off first
 */
export async function beginSecondFactor(actor: Actor | null, password: string): Promise<OwnOutcome> {
  requirePermission(actor, "account:own")
  return withOwnPassword(actor, "password", async (headers) => {
    await requireNoSecondFactor(actor)
    await auth().api.enableTwoFactor({ body: { password }, headers })
    await recordAudit({ actor, action: "begin-second-factor", outcome: "done" })
    return { problem: null }
  })
}

/**
 * Confirms the authenticator by a first code. From then on it is asked for, and other sessions end. The code counts
 * once, here or when signing in.
 *
 * @returns the recovery codes, the only time they are shown
 * @throws AppError `conflict` when a second factor is on already
 */
export async function confirmSecondFactor(
  actor: Actor | null,
  given: string,
): Promise<OwnOutcome<{ recoveryCodes: string[] }>> {
  requirePermission(actor, "account:own")
  const wrong = "This code does not fit. Take the one shown now; is the clock of your device right?"
  return withOwnPassword<{ recoveryCodes: string[] }>(
    actor,
    "code",
    async (headers) => {
      await requireNoSecondFactor(actor)
      const code = given.replace(/\s/g, "")
      if (!(await isFirstUse(`${actor.id}:${code}`, 5))) {
        const message = "This code was used already. Wait for the next one."
        return { problem: { field: "code", message } }
      }
      const begun = now()
      const { headers: answer } = await auth().api.verifyTOTP({
        body: { code },
        headers,
        returnHeaders: true,
      })
      await applyCookies(answer)
      // This browser's session has just been made anew.
      await db().session.deleteMany({ where: { userId: actor.id, createdAt: { lt: begun } } })
      await recordAudit({ actor, action: "enable-second-factor", outcome: "done" })
      const { backupCodes } = await auth().api.viewBackupCodes({ body: { userId: actor.id } })
      return { problem: null, recoveryCodes: backupCodes }
    },
    wrong,
  )
}

/** Takes the second factor off one's own account. */
export async function disableSecondFactor(actor: Actor | null, password: string): Promise<OwnOutcome> {
  requirePermission(actor, "account:own")
  return withOwnPassword(actor, "password", async (headers) => {
    const { headers: answer } = await auth().api.disableTwoFactor({
      body: { password },
      headers,
      returnHeaders: true,
    })
    await applyCookies(answer)
    await recordAudit({ actor, action: "disable-second-factor", outcome: "done", detail: actor.email })
    return { problem: null }
  })
}

/** New recovery codes; the ones before are void. */
export async function renewRecoveryCodes(
  actor: Actor | null,
  password: string,
): Promise<OwnOutcome<{ recoveryCodes: string[] }>> {
  requirePermission(actor, "account:own")
  return withOwnPassword(actor, "password", async (headers) => {
    const { backupCodes } = await auth().api.generateBackupCodes({ body: { password }, headers })
    await recordAudit({
      actor,
      action: "enable-second-factor",
      outcome: "done",
      detail: "new recovery codes",
    })
    return { problem: null, recoveryCodes: backupCodes }
  })
}

/** Ends one of one's own sessions, by its id. */
export async function endOwnSession(actor: Actor | null, sessionId: string): Promise<void> {
  requirePermission(actor, "account:own")
  const { count } = await db().session.deleteMany({ where: { id: sessionId, userId: actor.id } })
  if (count > 0) await recordAudit({ actor, action: "sign-out", outcome: "done", detail: "another device" })
}

/** Ends every session of one's own, this one too. */
export async function signOutEverywhere(actor: Actor | null): Promise<void> {
  requirePermission(actor, "account:own")
  await serializable(async (tx) => {
    await endSessions(tx, actor.id)
    await recordAudit({ actor, action: "sign-out-everywhere", outcome: "done" }, tx)
  })
  await signOut()
}

/** By the database, not by what the page showed: another tab may have confirmed in between. */
async function requireNoSecondFactor({ id }: Actor): Promise<void> {
  const { twoFactorEnabled } = await db().user.findUniqueOrThrow({ where: { id } })
  if (twoFactorEnabled) {
    throw new AppError("conflict", "The second step is on already. Take it off first to set up another.")
  }
}

/**
 * Runs what asks for one's own password again. Guessing it in somebody's open session is counted as well, and by
 * the owner's own budget where this device is known.
 */
async function withOwnPassword<T>(
  actor: Actor,
  field: string,
  act: (headers: Headers) => Promise<OwnOutcome<T>>,
  wrong = "This is not your password.",
): Promise<OwnOutcome<T>> {
  if ((await currentSession())?.actor.id !== actor.id)
    throw new AppError("not-signed-in", "Sign in to do this.")
  const headers = await requestHeaders()
  const device = await knownDevice(actor.email)
  const ticket = await takeAttempt({
    guessed: "own-password",
    account: actor.id,
    address: clientAddress(headers),
    device,
  })
  if (!ticket.isAllowed) return { problem: { field, message: "Too many attempts. Wait an hour." } }
  try {
    const outcome = await act(headers)
    if (outcome.problem === null) await forgetFailures(ticket.guess)
    return outcome
  } catch (error) {
    if (!(error instanceof APIError)) throw error
    return { problem: { field, message: wrong } }
  }
}
