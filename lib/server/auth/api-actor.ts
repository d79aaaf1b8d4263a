import "server-only"
import { now } from "../clock"
import { db } from "../db/client"
import { AppError } from "../errors"
import { apiTokenHash, isApiToken } from "./api-token-hash"
import { clientAddress } from "./client-address"
import { roles, type Actor } from "./permissions"
import { isWithin } from "./throttle"

/** A token's last use is written down no more often than this, in milliseconds. */
const useInterval = 60_000

/** How often one address may send a token that does not work, within so many minutes. */
const wrongTokens = { limit: 60, minutes: 15 }

/**
 * The user on whose behalf a program asks, by the `Authorization: Bearer` of its request. Cookies count for
 * nothing here, so no other site can make a browser ask. Token and role are read from the database each time.
 *
 * @returns null without a token and for one that is unknown, expired, revoked or of a disabled user
 * @throws AppError `throttled` when the request's address has sent too many tokens that do not work. One that
 *   works is let through all the same: others behind this address do not lock it out.
 */
export async function apiActor(request: Request): Promise<Actor | null> {
  const token = /^Bearer +(\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1]
  if (token === undefined) return null
  const actor = await actorOf(token)
  if (actor) return actor
  const { limit, minutes } = wrongTokens
  if (await isWithin(`wrong-token:${clientAddress(request.headers)}`, limit, minutes)) return null
  throw new AppError("throttled", `Too many tokens that do not work. Wait ${minutes} minutes.`, {
    retryAfter: minutes * 60,
  })
}

async function actorOf(token: string): Promise<Actor | null> {
  if (!isApiToken(token)) return null
  // By the hash: a comparison of what is kept, so its time tells nothing of the token.
  const row = await db().apiToken.findUnique({
    where: { tokenHash: apiTokenHash(token) },
    include: { user: true },
  })
  const moment = now()
  if (row === null || row.revokedAt !== null || row.expiresAt <= moment || row.user.disabledAt !== null)
    return null
  const role = roles.find((one) => one === row.user.role)
  if (role === undefined) return null
  if (row.lastUsedAt === null || moment.getTime() - row.lastUsedAt.getTime() > useInterval) {
    await db().apiToken.updateMany({ where: { id: row.id }, data: { lastUsedAt: moment } })
  }
  const { id, name, email } = row.user
  return { id, name, email, role }
}
