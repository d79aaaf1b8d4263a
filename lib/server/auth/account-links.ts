import "server-only"
import { createHash, randomBytes } from "node:crypto"
import { z } from "zod"
import { now } from "../clock"
import { db, type Transaction } from "../db/client"
import { roles, type Role } from "./permissions"
import { siteAddress } from "./site-address"
import { routes } from "@/lib/routes"

export const linkPurposes = ["first-admin", "invitation", "password"] as const
export type LinkPurpose = (typeof linkPurposes)[number]

/** An invitation waits for a week; a link that opens an account is short-lived. */
const hoursValid: Record<LinkPurpose, number> = { "first-admin": 24, invitation: 7 * 24, password: 24 }

export type AccountLink = {
  id: string
  purpose: LinkPurpose
  email: string
  role: Role | null
  userId: string | null
  createdById: string | null
}

type NewLink = Omit<AccountLink, "id" | "role" | "userId" | "createdById"> & {
  role?: Role
  userId?: string
  createdById: string | null
}

/**
 * Makes a link that works once, and takes back the ones of its kind that were made for this address before.
 *
 * @returns the link's address; its token is nowhere else, for the database keeps a hash
 */
export async function makeAccountLink(tx: Transaction, link: NewLink): Promise<URL> {
  const token = randomBytes(32).toString("base64url")
  const at = now()
  const isPassword = link.purpose === "password"
  await tx.accountLink.updateMany({
    where: {
      email: link.email,
      usedAt: null,
      purpose: isPassword ? "password" : { in: ["first-admin", "invitation"] },
    },
    data: { usedAt: at },
  })
  await tx.accountLink.create({
    data: {
      ...link,
      id: `lnk_${randomBytes(8).toString("hex")}`,
      tokenHash: hashOf(token),
      createdAt: at,
      expiresAt: new Date(at.getTime() + hoursValid[link.purpose] * 3_600_000),
    },
  })
  return new URL(routes.admin.welcome(token), siteAddress())
}

const linkSchema = z.object({
  id: z.string(),
  purpose: z.enum(linkPurposes),
  email: z.string(),
  role: z.enum(roles).nullable(),
  userId: z.string().nullable(),
  createdById: z.string().nullable(),
})

/** What a link is for; null when it is unknown, used, taken back or too old. Looking at it does not use it. */
export async function readAccountLink(token: string): Promise<AccountLink | null> {
  const found = await db().accountLink.findFirst({
    where: { tokenHash: hashOf(token), usedAt: null, expiresAt: { gt: now() } },
  })
  return found && linkSchema.parse(found)
}

/** Uses a link up, in the transaction of what it allows. False: somebody was first, or it has ended. */
export async function useUpLink(tx: Transaction, id: string): Promise<boolean> {
  const at = now()
  const { count } = await tx.accountLink.updateMany({
    where: { id, usedAt: null, expiresAt: { gt: at } },
    data: { usedAt: at },
  })
  return count === 1
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex")
}
