import "server-only"
import { now } from "../clock"
import { db } from "../db/client"
import { apiTokenHash, isApiToken } from "./api-token-hash"
import { roles, type Actor } from "./permissions"

/** A token's last use is written down no more often than this, in milliseconds. */
const useInterval = 60_000

/**
 * The user on whose behalf a program asks, by the `Authorization: Bearer` of its request. Cookies count for
 * nothing here, so no other site can make a browser ask. Token and role are read from the database each time.
 *
 * @returns null without a token and for one that is unknown, expired, revoked or of a disabled user
 */
export async function apiActor(request: Request): Promise<Actor | null> {
  const token = /^Bearer +(\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1]
  if (token === undefined || !isApiToken(token)) return null
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
