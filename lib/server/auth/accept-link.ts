import "server-only"
import { randomBytes } from "node:crypto"
import { hashPassword } from "better-auth/crypto"
import { type Transaction } from "../db/client"
import { serializable } from "../db/transactions"
import { AppError } from "../errors"
import { readAccountLink, useUpLink, type AccountLink } from "./account-links"
import { recordAudit } from "./audit"
import { endSessions } from "./end-sessions"
import { weaknessOf } from "./password-policy"

/** What somebody who follows a link fills in; `name` counts for a new account alone. */
export type Acceptance = { token: string; name: string; password: string }

export type AcceptOutcome =
  { status: "accepted"; email: string } | { status: "weak-password"; message: string }

/**
 * Makes the account that a link promises, or sets a new password for the one it was made for. The link is used up
 * in the same transaction: of two who follow it at once, one is refused.
 *
 * @throws AppError `not-found` when the link does not work (any more) or its maker is no admin any more, `conflict`
 *   when the address has an account
 */
export async function acceptLink({ token, name, password }: Acceptance): Promise<AcceptOutcome> {
  const link = await readAccountLink(token)
  if (!link) throw ended()
  const weakness = await weaknessOf(password, [link.email, name])
  if (weakness !== null) return { status: "weak-password", message: weakness }
  // Before the transaction: hashing is slow on purpose, and a transaction keeps every other writer waiting.
  const hash = await hashPassword(password)
  await serializable(async (tx) => {
    if (!(await useUpLink(tx, link.id))) throw ended()
    if (!(await isMakerAdmin(tx, link))) throw ended()
    if (link.purpose === "password") await setPassword(tx, link, hash)
    else await createUser(tx, link, name, hash)
  })
  return { status: "accepted", email: link.email }
}

function ended(): AppError {
  return new AppError("not-found", "This link does not work any more. Ask for a new one.")
}

/** A link is good for as long as who made it may make such links; the command line's and the mail's have nobody. */
async function isMakerAdmin(tx: Transaction, { createdById }: AccountLink): Promise<boolean> {
  if (createdById === null) return true
  return (await tx.user.count({ where: { id: createdById, role: "admin", disabledAt: null } })) === 1
}

async function createUser(tx: Transaction, link: AccountLink, name: string, hash: string): Promise<void> {
  const { email } = link
  if (await tx.user.findUnique({ where: { email }, select: { id: true } })) {
    throw new AppError("conflict", "This address has an account already. Sign in with it.")
  }
  const id = `usr_${randomBytes(8).toString("hex")}`
  // The role is the link's; nothing that the form sends can raise it.
  await tx.user.create({ data: { id, name, email, emailVerified: true, role: link.role ?? "reader" } })
  await tx.account.create({
    data: { id: newAccountId(), accountId: id, providerId: "credential", userId: id, password: hash },
  })
  await recordAudit(
    {
      actor: { id, email },
      action: "accept-invitation",
      outcome: "done",
      detail: `role ${link.role ?? "reader"}`,
    },
    tx,
  )
}

async function setPassword(tx: Transaction, link: AccountLink, hash: string): Promise<void> {
  const user = await tx.user.findUnique({ where: { id: link.userId ?? "" } })
  if (!user || user.disabledAt !== null) throw ended()
  const { count } = await tx.account.updateMany({
    where: { userId: user.id, providerId: "credential" },
    data: { password: hash },
  })
  if (count === 0) {
    await tx.account.create({
      data: {
        id: newAccountId(),
        accountId: user.id,
        providerId: "credential",
        userId: user.id,
        password: hash,
      },
    })
  }
  await endSessions(tx, user.id)
  await recordAudit({ actor: user, action: "set-password", outcome: "done", detail: "by a link" }, tx)
}

function newAccountId(): string {
  return `acc_${randomBytes(8).toString("hex")}`
}
