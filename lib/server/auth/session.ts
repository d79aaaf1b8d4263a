import "server-only"
import { z } from "zod"
import { db } from "../db/client"
import { auth } from "./better-auth"
import { roles, type Actor } from "./permissions"
import { requestHeaders } from "./request"
import { requestFault } from "../outage/request-fault"
import { refusalOf } from "../refusal-of"

const roleSchema = z.enum(roles)

export type CurrentSession = { actor: Actor; sessionId: string; token: string; hasSecondFactor: boolean }

/**
 * Who is asking, by the session of the request's cookie. The session and the user's role are read from the
 * database each time, so a role taken away is gone with the next click.
 *
 * @returns null without a session, after its end, and for a disabled account
 */
export async function currentActor(): Promise<Actor | null> {
  return (await currentSession())?.actor ?? null
}

/** The same with the session itself, for the pages of one's own account. */
export async function currentSession(): Promise<CurrentSession | null> {
  const found = await sessionOf(await requestHeaders())
  if (!found) return null
  const user = await db().user.findUnique({ where: { id: found.user.id } })
  if (!user || user.disabledAt !== null) return null
  const role = roleSchema.parse(user.role)
  return {
    actor: { id: user.id, name: user.name, email: user.email, role },
    sessionId: found.session.id,
    token: found.session.token,
    hasSecondFactor: user.twoFactorEnabled,
  }
}

/** The library tells a database that is out of reach as a fault of its own, without what caused it. */
async function sessionOf(headers: Headers) {
  try {
    return await auth().api.getSession({
      headers,
      query: { disableCookieCache: true, disableRefresh: true },
    })
  } catch (error) {
    throw refusalOf(error) ?? requestFault() ?? error
  }
}
