import type { BrowserContext, Page } from "@playwright/test"
import { createClient } from "@libsql/client"
import { createHmac, randomBytes } from "node:crypto"
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"

export type SignedIn = { userId: string; email: string; name: string; sessionToken: string }

const scratch = () => process.env.E2E_SCRATCH ?? ""
const sql = () => createClient({ url: `file:${join(scratch(), "e2e.db")}`, timeout: 10_000 })

/**
 * Signs a browser in without typing: writes a user of this role and a session of theirs into the site's database,
 * and gives the browser the signed cookie.
 *
 *     const { userId } = await signIn(context, { role: "editor" })
 *     await signIn(page, { role: "admin", email: "ada@example.org", name: "Ada" })
 *
 * A second call with the same address gives another session of the same user, with the role as given.
 */
export async function signIn(
  browser: Page | BrowserContext,
  who: { role: "reader" | "editor" | "admin"; email?: string; name?: string },
): Promise<SignedIn> {
  const context = "context" in browser ? browser.context() : browser
  const email = who.email ?? `${who.role}-${randomBytes(4).toString("hex")}@example.org`
  const name = who.name ?? email.split("@")[0]!
  const sessionToken = randomBytes(24).toString("base64url")
  const at = isoNow(0)
  const client = sql()
  try {
    await client.execute({
      sql: `INSERT INTO "User" ("id", "name", "email", "emailVerified", "role", "twoFactorEnabled", "createdAt", "updatedAt")
            VALUES (?, ?, ?, true, ?, false, ?, ?)
            ON CONFLICT ("email") DO UPDATE SET "role" = excluded."role", "disabledAt" = NULL`,
      args: [`usr_${randomBytes(8).toString("hex")}`, name, email, who.role, at, at],
    })
    const { rows } = await client.execute({
      sql: `SELECT "id", "name" FROM "User" WHERE "email" = ?`,
      args: [email],
    })
    const userId = String(rows[0]?.id)
    await client.execute({
      sql: `INSERT INTO "Session" ("id", "token", "userId", "expiresAt", "createdAt", "updatedAt") VALUES (?, ?, ?, ?, ?, ?)`,
      args: [`ses_${randomBytes(8).toString("hex")}`, sessionToken, userId, isoNow(24 * 60), at, at],
    })
    await context.addCookies([
      {
        name: "chip-runway.session_token",
        value: encodeURIComponent(`${sessionToken}.${signature(sessionToken)}`),
        domain: "localhost",
        path: "/",
        httpOnly: true,
        sameSite: "Lax",
      },
    ])
    return { userId, email, name: String(rows[0]?.name), sessionToken }
  } finally {
    client.close()
  }
}

/** Ends a session behind the browser's back, as an expiry would. */
export async function endSession(sessionToken: string): Promise<void> {
  const client = sql()
  try {
    await client.execute({ sql: `DELETE FROM "Session" WHERE "token" = ?`, args: [sessionToken] })
  } finally {
    client.close()
  }
}

/** A time as the site writes it. */
function isoNow(minutesOn: number): string {
  return new Date(Date.now() + minutesOn * 60_000).toISOString().replace("Z", "+00:00")
}

function signature(value: string): string {
  return createHmac("sha256", secret()).update(value).digest("base64")
}

/** The site's secret: as lib/server/secrets.ts finds or makes it, whoever comes first. */
function secret(): string {
  if (process.env.AUTH_SECRET) return process.env.AUTH_SECRET
  const path = join(scratch(), "auth-secret")
  if (!existsSync(path)) {
    const draft = `${path}.${randomBytes(6).toString("hex")}`
    writeFileSync(draft, `${randomBytes(32).toString("hex")}\n`, { mode: 0o600 })
    try {
      linkSync(draft, path)
    } catch {
      // The site was first.
    } finally {
      rmSync(draft)
    }
  }
  return readFileSync(path, "utf8").trim()
}
