import { createHmac, randomBytes, randomUUID } from "node:crypto"
import { closeDatabase, db } from "@/lib/server/db/client"
import { makeApiToken } from "@/lib/server/mutations/api-tokens"
import { authSecret } from "@/lib/server/secrets"

/** An editor with a session and a token, written into the trial's database. */
export type Editor = { cookie: string; token: string }

export async function makeEditor(): Promise<Editor> {
  const id = `usr_${randomUUID()}`
  const email = `${id}@example.org`
  const role = "editor"
  await db().user.create({ data: { id, name: "Trial", email, emailVerified: true, role } })
  const sessionToken = randomBytes(24).toString("base64url")
  const expiresAt = new Date(Date.now() + 86_400_000)
  await db().session.create({
    data: { id: `ses_${randomUUID()}`, token: sessionToken, userId: id, expiresAt },
  })
  const token = await makeApiToken({ id, name: "Trial", email, role }, { name: "trial", days: 30 })
  await closeDatabase()
  const signature = createHmac("sha256", authSecret()).update(sessionToken).digest("base64")
  const cookie = `chip-runway.session_token=${encodeURIComponent(`${sessionToken}.${signature}`)}`
  return { cookie, token }
}
