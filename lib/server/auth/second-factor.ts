import "server-only"
import { APIError } from "better-auth/api"
import { cookies } from "next/headers"
import { now } from "../clock"
import { db } from "../db/client"
import { applyCookies } from "./apply-cookies"
import { recordAudit } from "./audit"
import { auth } from "./better-auth"
import { clientAddress } from "./client-address"
import { knownDevice, rememberDevice } from "./device"
import { requestHeaders } from "./request"
import { cookieName, readSigned } from "./signed-cookies"
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
    const request = {
      body: { code },
      headers: withChallengeAlone(headers, user),
      returnHeaders: true,
    } as const
    const { headers: answer, response } = isDigits
      ? await auth().api.verifyTOTP(request)
      : await auth().api.verifyBackupCode(request)
    // The code of somebody else opens nothing here, whatever better-auth made of it.
    if (response.user.id !== user.id) {
      await record(user, "failed", "the code is another account's")
      return { status: "refused", message: startAgain }
    }
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

type Owing = { id: string; email: string; cookie: string }

/**
 * Whose password was given in this browser a moment ago, by a cookie that we signed: its value alone, seen
 * somewhere, spends nobody's attempts.
 */
async function whoOwes(): Promise<Owing | null> {
  const value = (await cookies()).get(cookieName("two_factor"))?.value ?? ""
  const identifier = readSigned(value)
  if (!identifier?.startsWith("2fa-")) return null
  const owed = await db().verification.findFirst({ where: { identifier, expiresAt: { gt: now() } } })
  if (!owed) return null
  const user = await db().user.findUnique({ where: { id: owed.value }, select: { id: true, email: true } })
  return user && { ...user, cookie: value }
}

/** Without the session's cookie: better-auth would check the code of whose session it is, not of who owes one. */
function withChallengeAlone(headers: Headers, { cookie }: Owing): Headers {
  const alone = new Headers(headers)
  alone.set("cookie", `${cookieName("two_factor")}=${encodeURIComponent(cookie)}`)
  return alone
}

function record(user: { id: string; email: string }, outcome: "done" | "failed" | "refused", detail: string) {
  return recordAudit({
    actor: user,
    action: outcome === "done" ? "sign-in" : "second-factor",
    outcome,
    detail,
  })
}
