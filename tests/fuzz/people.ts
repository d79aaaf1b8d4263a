import { createHmac, randomBytes } from "node:crypto"
import { closeDatabase, db } from "@/lib/server/db/client"
import { makeApiToken } from "@/lib/server/mutations/api-tokens"
import { authSecret } from "@/lib/server/secrets"
import { roles } from "@/lib/server/auth/permissions"

const day = 86_400_000

/** Somebody of every role in the database of the trial, with a session and a token that work: who is let in gets further. */
export async function letPeopleIn(databaseUrl: string): Promise<{ cookies: string[]; tokens: string[] }> {
  process.env.DATABASE_URL = databaseUrl
  const cookies: string[] = []
  const tokens: string[] = []
  for (const role of roles) {
    const id = `usr_${randomBytes(8).toString("hex")}`
    const at = new Date()
    const person = { id, name: role, email: `${id}@example.org`, role }
    await db().user.create({ data: { ...person, emailVerified: true, createdAt: at, updatedAt: at } })
    const token = randomBytes(24).toString("base64url")
    const expiresAt = new Date(at.getTime() + day)
    await db().session.create({
      data: {
        id: `ses_${randomBytes(8).toString("hex")}`,
        token,
        userId: id,
        expiresAt,
        createdAt: at,
        updatedAt: at,
      },
    })
    const signature = createHmac("sha256", authSecret()).update(token).digest("base64")
    cookies.push(`chip-runway.session_token=${encodeURIComponent(`${token}.${signature}`)}`)
    if (role !== "reader") tokens.push(await makeApiToken(person, { name: "fuzz", days: 30 }))
  }
  await closeDatabase()
  return { cookies, tokens }
}
