import "server-only"
import { z } from "zod"
import { makeAccountLink } from "../auth/account-links"
import { recordAudit } from "../auth/audit"
import { closeDatabase, db } from "../db/client"
import { serializable } from "../db/transactions"
import { migrate } from "../db/migrate"
import { env } from "../env"
import { AppError } from "../errors"
import { runCommand } from "./run-command"

const usage = `npm run -s admin -- create you@example.org    a link that makes you an admin, or sets your password
npm run -s admin -- list                      who has an account`

// Whoever may run this command may read the database, so it asks for no password.
await runCommand(async () => {
  const [what, given, ...more] = process.argv.slice(2)
  if (more.length > 0) throw new AppError("invalid-input", usage)
  await migrate()
  try {
    if (what === "create" && given !== undefined) await create(given)
    else if (what === "list" && given === undefined) await list()
    else throw new AppError("invalid-input", usage)
  } finally {
    await closeDatabase()
  }
})

async function create(given: string): Promise<void> {
  const parsed = z.email().safeParse(given.trim().toLowerCase())
  if (!parsed.success) throw new AppError("invalid-input", `"${given}" is no e-mail address.\n${usage}`)
  const email = parsed.data
  const user = await db().user.findUnique({ where: { email } })
  if (user?.disabledAt) {
    throw new AppError(
      "conflict",
      `${email} has an account that is disabled. Another admin can let it in again.`,
    )
  }
  const link = await serializable(async (tx) => {
    const detail = `${email}, on the command line`
    if (user) {
      await recordAudit({ actor: null, action: "hand-over-password-link", outcome: "done", detail }, tx)
      return makeAccountLink(tx, { purpose: "password", email, userId: user.id, createdById: null })
    }
    await recordAudit({ actor: null, action: "invite", outcome: "done", detail: `${detail}, as admin` }, tx)
    return makeAccountLink(tx, { purpose: "first-admin", email, role: "admin", createdById: null })
  })
  console.error(
    user
      ? `${email} has an account already (${user.role}). This link sets a new password. It works once, for a day:`
      : `This link makes ${email} an admin. It works once, for a day:`,
  )
  console.log(String(link))
  if (env().SITE_URL !== undefined || process.env.PORT !== undefined) return
  console.error(
    `It leads to ${link.origin}, since neither SITE_URL nor PORT is set. Where the site is reached otherwise, put the one ` +
      "or the other before the command, as in SITE_URL=https://chips.example.org npm run -s admin -- create …",
  )
}

async function list(): Promise<void> {
  const users = await db().user.findMany({ orderBy: { email: "asc" } })
  if (users.length === 0) console.error(`Nobody has an account yet.\n${usage}`)
  for (const { email, role, name, disabledAt } of users) {
    console.log([email, role, name, ...(disabledAt ? ["disabled"] : [])].join("\t"))
  }
}
