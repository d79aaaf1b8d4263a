import "server-only"
import { createHash } from "node:crypto"
import { now } from "../clock"
import { db } from "../db/client"

/** How often something may fail within a window before it is refused until the window ends. */
type Budget = { name: string; limit: number; minutes: number }

/** What is guessed at: a password, the six digits after it, or the password of someone who is signed in. */
export type Guessed = "sign-in" | "second-factor" | "own-password" | "password-link"

type Guess = {
  guessed: Guessed
  /** The e-mail address as typed, or a user's id: of an account that may or may not exist. */
  account: string
  address: string
  /** The id of a device on which this account was signed in before. */
  device: string | null
}

const minute = 60_000
const byAddress: Budget = { name: "address", limit: 40, minutes: 15 }
const byPair: Budget = { name: "account-and-address", limit: 10, minutes: 15 }
const byAccount: Budget = { name: "account", limit: 60, minutes: 60 }
const byDevice: Budget = { name: "device", limit: 10, minutes: 15 }

export type Ticket =
  | { isAllowed: true; guess: Guess }
  /** `isFirst`: the first refusal of its window, the one that is written into the audit. */
  | { isAllowed: false; isFirst: boolean }

/**
 * Takes one attempt out of every budget it falls under, before anything is checked: two guesses at once cannot
 * both be the last one. An attempt is refused where a budget is spent, and then burns no further one, so that an
 * address that is shut out cannot use up the account's.
 *
 * The owner is not locked out by others: a device that was signed in before has a budget of its own, and none
 * of the others counts for it. A stranger who knows such a device's cookie gains ten guesses.
 */
export async function takeAttempt(guess: Guess): Promise<Ticket> {
  for (const [budget, key] of budgetsOf(guess)) {
    const count = await countUp(key, budget)
    if (count > budget.limit) return { isAllowed: false, isFirst: count === budget.limit + 1 }
  }
  return { isAllowed: true, guess }
}

/**
 * After a success: the attempt was none, so its ticket goes back, and what failed before it from here is
 * forgotten. The address and the account keep their other failures, or an attacker could wash an address
 * clean with an account of their own.
 */
export async function forgetFailures(guess: Guess): Promise<void> {
  for (const [budget, key] of budgetsOf(guess)) {
    if (budget === byDevice || budget === byPair) await db().throttle.deleteMany({ where: { key } })
    else {
      await db().throttle.updateMany({
        where: { key, count: { gt: 0 } },
        data: { count: { decrement: 1 } },
      })
    }
  }
  await db().throttle.deleteMany({
    where: { windowStart: { lt: new Date(now().getTime() - 24 * 60 * minute) } },
  })
}

/** Whether this is the first time within `minutes`: a six-digit code counts once, though it is valid for longer. */
export async function isFirstUse(what: string, minutes: number): Promise<boolean> {
  return (await countUp(`used:${hash(what)}`, { name: "used", limit: 1, minutes })) === 1
}

function budgetsOf({ guessed, account, address, device }: Guess): [Budget, string][] {
  const named = hash(account.trim().toLowerCase())
  const key = (budget: Budget, rest: string): [Budget, string] => [
    budget,
    `${guessed}:${budget.name}:${rest}`,
  ]
  if (device !== null) return [key(byDevice, `${named}:${hash(device)}`)]
  return [key(byAddress, address), key(byPair, `${named}:${address}`), key(byAccount, named)]
}

/**
 * Adds one and returns the count, or begins a new window with one. A single statement, so that no two processes
 * read the same count; SQLite and PostgreSQL know it both.
 */
async function countUp(key: string, { minutes }: Budget): Promise<number> {
  const at = now()
  const expired = new Date(at.getTime() - minutes * minute)
  const rows = await db().$queryRaw<{ count: number | bigint }[]>`
    INSERT INTO "Throttle" ("key", "count", "windowStart") VALUES (${key}, 1, ${at})
    ON CONFLICT ("key") DO UPDATE SET
      "count" = CASE WHEN "Throttle"."windowStart" <= ${expired} THEN 1 ELSE "Throttle"."count" + 1 END,
      "windowStart" = CASE WHEN "Throttle"."windowStart" <= ${expired} THEN excluded."windowStart"
        ELSE "Throttle"."windowStart" END
    RETURNING "count"`
  return Number(rows[0]?.count)
}

/** Keys have one length, and a list of them does not tell who was guessed at. */
function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 32)
}
