import "server-only"
import { headers } from "next/headers"
import { now } from "../clock"
import { db, type Transaction } from "../db/client"
import { AppError } from "../errors"
import { logError } from "../log"
import { clientAddress } from "./client-address"
import type { Actor } from "./permissions"
import { isWithin } from "./throttle"

/** What is written down about who came in and who changed whose account. */
export type AuditAction =
  | "sign-in"
  | "second-factor"
  | "sign-out"
  | "sign-out-everywhere"
  | "refused-action"
  | "invite"
  | "withdraw-invitation"
  | "accept-invitation"
  | "hand-over-password-link"
  | "ask-password-link"
  | "set-password"
  | "change-password"
  | "begin-second-factor"
  | "enable-second-factor"
  | "disable-second-factor"
  | "change-role"
  | "disable-user"
  | "enable-user"

export type AuditOutcome = "done" | "failed" | "refused"

type Entry = {
  /** Who did it, or whose account it is where nobody is signed in yet. */
  actor: Pick<Actor, "id" | "email"> | { id: null; email: string | null } | null
  action: AuditAction | (string & {})
  outcome: AuditOutcome
  /** One sentence; never a password, a token or a code. */
  detail?: string | null
}

const longest = 500

/** Writes one line of the audit, which nobody can change: within `tx`, together with what it tells of. */
export async function recordAudit(entry: Entry, tx: Transaction = db()): Promise<void> {
  await tx.auditEntry.create({
    data: {
      at: now(),
      userId: entry.actor?.id ?? null,
      email: entry.actor?.email?.slice(0, 320) ?? null,
      action: entry.action.slice(0, 100),
      outcome: entry.outcome,
      address: await addressNow(),
      detail: entry.detail?.slice(0, longest) ?? null,
    },
  })
}

/**
 * Runs what an action does, and writes down when it was refused for want of a role or a session: some of the
 * refusals of one user, and the first of an address within a window, because the audit only grows. The refusal goes
 * on to the caller, also where the line could not be written.
 */
export async function withAudit<T>(actor: Actor | null, name: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof AppError && (error.code === "forbidden" || error.code === "not-signed-in")) {
      try {
        if (await isWorthALine(actor)) {
          const detail = `${name}: ${error.message}`
          await recordAudit({ actor, action: "refused-action", outcome: "refused", detail })
        }
      } catch (failed) {
        logError(failed, "writing the audit of a refused action")
      }
    }
    throw error
  }
}

/** How many refusals of one user are written down within an hour. */
const refusalsOfUser = 20

async function isWorthALine(actor: Actor | null): Promise<boolean> {
  if (actor) return isWithin(`refused-user:${actor.id}`, refusalsOfUser, 60)
  return isWithin(`refused-address:${await addressNow()}`, 1, 60)
}

async function addressNow(): Promise<string | null> {
  try {
    return clientAddress(await headers())
  } catch {
    // Outside of a request: the command line.
    return null
  }
}
