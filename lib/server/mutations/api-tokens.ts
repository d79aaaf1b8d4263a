import "server-only"
import { tokenDays } from "@/lib/contracts/api-token"
import { randomUUID } from "node:crypto"
import { apiTokenHash, newApiToken } from "../auth/api-token-hash"
import { recordAudit } from "../auth/audit"
import { requirePermission, type Actor } from "../auth/permissions"
import { now } from "../clock"
import { db } from "../db/client"
import { serializable } from "../db/transactions"
import { AppError } from "../errors"

/** Working tokens that one user may have. */
const mostTokens = 20

const day = 86_400_000

/**
 * Makes a token by which programs edit as this user.
 *
 * @returns the token, which is shown once: only its hash is kept
 */
export async function makeApiToken(
  actor: Actor | null,
  { name, days }: { name: string; days: number },
): Promise<string> {
  requirePermission(actor, "record:edit")
  const words = name.trim()
  if (words === "" || words.length > 80) {
    throw new AppError(
      "invalid-input",
      "Name the token after the program that will use it, in 80 characters at most.",
    )
  }
  if (!(tokenDays as readonly number[]).includes(days)) {
    throw new AppError("invalid-input", `A token works for ${tokenDays.join(", ")} days.`)
  }
  const moment = now()
  const token = newApiToken()
  await serializable(async (tx) => {
    const working = await tx.apiToken.count({
      where: { userId: actor.id, revokedAt: null, expiresAt: { gt: moment } },
    })
    if (working >= mostTokens) {
      throw new AppError("invalid-input", `You have ${mostTokens} tokens that work. Revoke one first.`)
    }
    await tx.apiToken.create({
      data: {
        id: randomUUID(),
        tokenHash: apiTokenHash(token),
        userId: actor.id,
        name: words,
        createdAt: moment,
        expiresAt: new Date(moment.getTime() + days * day),
      },
    })
    await recordAudit({ actor, action: "make-token", outcome: "done", detail: words }, tx)
  })
  return token
}

/** Ends one of one's own tokens at once. Another user's is not found. */
export async function revokeApiToken(actor: Actor | null, id: string): Promise<void> {
  requirePermission(actor, "account:own")
  const { count } = await db().apiToken.updateMany({
    where: { id, userId: actor.id, revokedAt: null },
    data: { revokedAt: now() },
  })
  if (count === 0) throw new AppError("not-found", "You have no such token that works.")
  await recordAudit({ actor, action: "revoke-token", outcome: "done", detail: id })
}
