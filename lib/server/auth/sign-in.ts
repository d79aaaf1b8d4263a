import "server-only"
import { APIError } from "better-auth/api"
import { db } from "../db/client"
import { applyCookies } from "./apply-cookies"
import { recordAudit } from "./audit"
import { auth } from "./better-auth"
import { clientAddress } from "./client-address"
import { knownDevice, rememberDevice } from "./device"
import { requestHeaders } from "./request"
import { currentSession } from "./session"
import { forgetFailures, takeAttempt } from "./throttle"

export type SignInOutcome =
  { status: "signed-in" } | { status: "code-needed" } | { status: "refused"; message: string }

export const tooManyAttempts =
  "Too many attempts. Wait an hour, or ask an admin for a link that sets a new password."

/** The same for an address nobody has, a wrong password and a disabled account. */
const noMatch = "This e-mail address and password do not belong together."

/**
 * Checks a password and begins a session, or asks for the second factor. Who has no account is told the same as
 * who mistyped the password, after the same work: better-auth hashes in both cases. A session that the browser
 * had before is ended, and a new token is made, so that no one can plant a session beforehand.
 */
export async function signIn(given: { email: string; password: string }): Promise<SignInOutcome> {
  const email = given.email.trim().toLowerCase()
  const headers = await requestHeaders()
  const device = await knownDevice(email)
  const address = clientAddress(headers)
  const ticket = await takeAttempt({ guessed: "sign-in", account: email, address, device })
  if (!ticket.isAllowed) {
    if (ticket.isFirst) await recordSignIn(email, "refused", "too many attempts")
    return { status: "refused", message: tooManyAttempts }
  }
  const before = await currentSession()
  try {
    const { response, headers: answer } = await auth().api.signInEmail({
      body: { email, password: given.password },
      headers,
      returnHeaders: true,
    })
    await applyCookies(answer)
    await forgetFailures(ticket.guess)
    if (before) await db().session.deleteMany({ where: { token: before.token } })
    if ("twoFactorRedirect" in response) return { status: "code-needed" }
  } catch (error) {
    if (!(error instanceof APIError)) throw error
    await recordSignIn(email, "failed", "the password does not fit, or no such account")
    return { status: "refused", message: noMatch }
  }
  await rememberDevice(email)
  await recordSignIn(email, "done", "with a password")
  return { status: "signed-in" }
}

async function recordSignIn(email: string, outcome: "done" | "failed" | "refused", detail: string) {
  const user = await db().user.findUnique({ where: { email }, select: { id: true } })
  await recordAudit({ actor: { id: user?.id ?? null, email }, action: "sign-in", outcome, detail })
}
