import "server-only"
import { symmetricDecrypt } from "better-auth/crypto"
import { auth } from "@/lib/server/auth/better-auth"
import { requirePermission, type Actor } from "@/lib/server/auth/permissions"
import { currentSession } from "@/lib/server/auth/session"
import { now } from "@/lib/server/clock"
import { db } from "@/lib/server/db/client"
import type { SessionRow } from "@/lib/contracts/account"
import { browserName } from "@/lib/browser-name"

/** Where one is signed in, newest first. */
export async function listOwnSessions(actor: Actor | null): Promise<SessionRow[]> {
  requirePermission(actor, "account:own")
  const here = await currentSession()
  const sessions = await db().session.findMany({
    where: { userId: actor.id, expiresAt: { gt: now() } },
    orderBy: { createdAt: "desc" },
  })
  return sessions.map((session) => ({
    id: session.id,
    isThisOne: session.id === here?.sessionId,
    createdAt: session.createdAt.toISOString(),
    expiresAt: session.expiresAt.toISOString(),
    address: session.ipAddress === "" ? null : session.ipAddress,
    browser: browserName(session.userAgent ?? ""),
  }))
}

export type OwnSecondFactor =
  | { state: "off" }
  /** A secret that no code has confirmed yet; `key` is the same for typing. */
  | { state: "unconfirmed"; uri: string; key: string }
  | { state: "on" }

/** One's own second factor. A secret is shown until it is confirmed, and never again. */
export async function getOwnSecondFactor(actor: Actor | null): Promise<OwnSecondFactor> {
  requirePermission(actor, "account:own")
  const user = await db().user.findUniqueOrThrow({
    where: { id: actor.id },
    select: { email: true, twoFactorEnabled: true, twoFactor: true },
  })
  if (user.twoFactorEnabled) return { state: "on" }
  const [waiting] = user.twoFactor
  if (!waiting || waiting.verified) return { state: "off" }
  const { secretConfig } = await auth().$context
  const key = base32(await symmetricDecrypt({ key: secretConfig, data: waiting.secret }))
  const label = encodeURIComponent(`Chip Runway:${user.email}`)
  return {
    state: "unconfirmed",
    uri: `otpauth://totp/${label}?secret=${key}&issuer=Chip%20Runway&digits=6&period=30`,
    key,
  }
}

/** As authenticators read a secret (RFC 4648, without padding). */
function base32(text: string): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
  const bits = [...Buffer.from(text)].map((byte) => byte.toString(2).padStart(8, "0")).join("")
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet[parseInt(five.padEnd(5, "0"), 2)]).join("")
}
