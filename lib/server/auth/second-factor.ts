import "server-only"
import { APIError } from "better-auth/api"
import { cookies } from "next/headers"
import { now } from "../clock"
import { db } from "../db/client"
import { applyCookies } from "./apply-cookies"
import { recordAudit } from "./audit"
import { auth, cookiePrefix, cookiesAreSecure } from "./better-auth"
import { clientAddress } from "./client-address"
import { knownDevice, rememberDevice } from "./device"
import { requestHeaders } from "./request"
import { tooManyAttempts, type SignInOutcome } from "./sign-in"
import { forgetFailures, isFirstUse, takeAttempt } from "./throttle"

const startAgain = "The password was given too long ago. Begin again."

/** Whether this browser has given a password and owes the second factor. */
export async function owesSecondFactor(): Promise<boolean> {
  return (await whoOwes()) !== null
}

/**
 * The second step of signing in: six digits of an authenticator, or a recovery code, which is used up. A code of
 * the authenticator counts once, so that one seen over a shoulder is of no use.
 */
export async function giveSecondFactor(given: string): Promise<SignInOutcome> {
  const user = await whoOwes()
  if (!user) return { status: "refused", message: startAgain }
  const headers = await requestHeaders()
  const device = await knownDevice(user.email)
  const address = clientAddress(headers)
  const ticket = await takeAttempt({ guessed: "second-factor", account: user.id, address, device })
  if (!ticket.isAllowed) {
    if (ticket.isFirst) await record(user, "refused", "too many attempts")
    return { status: "refused", message: tooManyAttempts }
  }
  const code = given.replace(/\s/g, "")
  const isDigits = /^\d{6}$/.test(code)
  if (isDigits && !(await isFirstUse(`${user.id}:${code}`, 5))) {
    return { status: "refused", message: "This code was used already. Wait for the next one." }
  }
  try {
    const request = { body: { code }, headers, returnHeaders: true } as const
    const { headers: answer } = isDigits
      ? await auth().api.verifyTOTP(request)
      : await auth().api.verifyBackupCode(request)
    await applyCookies(answer)
  } catch (error) {
    if (!(error instanceof APIError)) throw error
    await record(user, "failed", isDigits ? "the code does not fit" : "no such recovery code")
    return {
      status: "refused",
      message: isDigits
        ? "This code does not fit. Take the one shown now; is the clock of your device right?"
        : "This is neither six digits nor one of your unused recovery codes.",
    }
  }
  await forgetFailures(ticket.guess)
  await rememberDevice(user.email)
  await record(user, "done", isDigits ? "with password and code" : "with password and a recovery code")
  return { status: "signed-in" }
}

/**
 * Whose password was given in this browser a moment ago. The cookie's value is random and known to that browser
 * alone; better-auth checks its signature when the code is given.
 */
async function whoOwes(): Promise<{ id: string; email: string } | null> {
  const name = `${cookiesAreSecure() ? "__Secure-" : ""}${cookiePrefix}.two_factor`
  const value = (await cookies()).get(name)?.value ?? ""
  const identifier = value.slice(0, Math.max(0, value.lastIndexOf(".")))
  if (!identifier.startsWith("2fa-")) return null
  const owed = await db().verification.findFirst({ where: { identifier, expiresAt: { gt: now() } } })
  if (!owed) return null
  return db().user.findUnique({ where: { id: owed.value }, select: { id: true, email: true } })
}

function record(user: { id: string; email: string }, outcome: "done" | "failed" | "refused", detail: string) {
  return recordAudit({
    actor: user,
    action: outcome === "done" ? "sign-in" : "second-factor",
    outcome,
    detail,
  })
}
