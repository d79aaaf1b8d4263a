import "server-only"
import { createHash } from "node:crypto"
import { now } from "../clock"
import { db } from "../db/client"

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

/** By what failures are counted: limit and minutes of the window. */
const budgets = {
  // A password takes many guesses, and colleagues share an address.
  "sign-in": { address: [40, 15], pair: [10, 15], account: [60, 60], device: [10, 15] },
  // Three codes of a million are valid at a time; whoever guesses them has the password already.
  "second-factor": { address: [40, 15], pair: [10, 60], account: [10, 60], device: [10, 15] },
  "own-password": { address: [40, 15], pair: [10, 15], account: [20, 60], device: [10, 15] },
  // Each one is a letter in somebody's inbox.
  "password-link": { address: [10, 60], pair: [3, 60], account: [3, 60], device: [3, 60] },
} as const satisfies Record<Guessed, Record<string, readonly [number, number]>>

/** Windows of yesterday that a new one takes away: more than one, so that they cannot grow, and few, so that it stays quick. */
const prunedAtOnce = 20

/** How far the clocks of instances may be apart; a window that begins later than that is no window of theirs. */
const mostAheadMs = 5 * minute

type BudgetName = keyof (typeof budgets)["sign-in"]

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
  for (const { key, limit, minutes } of budgetsOf(guess)) {
    const count = await countUp(key, minutes)
    if (count > limit) return { isAllowed: false, isFirst: count === limit + 1 }
  }
  return { isAllowed: true, guess }
}

/**
 * After a success: the attempt was none, so its ticket goes back, and what failed before it from here is
 * forgotten. The address and the account keep their other failures, or an attacker could wash an address
 * clean with an account of their own.
 */
export async function forgetFailures(guess: Guess): Promise<void> {
  for (const { name, key } of budgetsOf(guess)) {
    if (name === "device" || name === "pair") await db().throttle.deleteMany({ where: { key } })
    else {
      const where = { key, count: { gt: 0 } }
      await db().throttle.updateMany({ where, data: { count: { decrement: 1 } } })
    }
  }
}

/** Whether this is the first time within `minutes`: a code counts once, though it stays valid for longer. */
export async function isFirstUse(what: string, minutes: number): Promise<boolean> {
  return isWithin(`used:${what}`, 1, minutes)
}

/** Counts something, and says whether it happened at most `limit` times within `minutes`. */
export async function isWithin(what: string, limit: number, minutes: number): Promise<boolean> {
  const [kind = ""] = what.split(":", 1)
  return (await countUp(`${kind}:${hash(what)}`, minutes)) <= limit
}

function budgetsOf({ guessed, account, address, device }: Guess) {
  const named = hash(account.trim().toLowerCase())
  const budget = (name: BudgetName, rest: string) => {
    const [limit, minutes] = budgets[guessed][name]
    return { name, key: `${guessed}:${name}:${rest}`, limit, minutes }
  }
  if (device !== null) return [budget("device", `${named}:${hash(device)}`)]
  return [budget("address", address), budget("pair", `${named}:${address}`), budget("account", named)]
}

/**
 * Adds one and returns the count, or begins a new window with one. A single statement, so that no two processes
 * read the same count; SQLite and PostgreSQL know it both. Whatever begins a window clears some that are long over:
 * none is longer than an hour.
 */
async function countUp(key: string, minutes: number): Promise<number> {
  const at = now()
  const expired = new Date(at.getTime() - minutes * minute)
  // Begun by a clock that was ahead of this one: it would last until this one has caught up.
  const ahead = new Date(at.getTime() + mostAheadMs)
  const rows = await db().$queryRaw<{ count: number | bigint }[]>`
    INSERT INTO "Throttle" ("key", "count", "windowStart") VALUES (${key}, 1, ${at})
    ON CONFLICT ("key") DO UPDATE SET
      "count" = CASE WHEN "Throttle"."windowStart" <= ${expired} OR "Throttle"."windowStart" > ${ahead}
        THEN 1 ELSE "Throttle"."count" + 1 END,
      "windowStart" = CASE WHEN "Throttle"."windowStart" <= ${expired} OR "Throttle"."windowStart" > ${ahead}
        THEN excluded."windowStart"
        ELSE "Throttle"."windowStart" END
    RETURNING "count"`
  const count = Number(rows[0]?.count)
  if (count === 1) await prune(new Date(at.getTime() - 24 * 60 * minute))
  return count
}

async function prune(before: Date): Promise<void> {
  await db().$executeRaw`
    DELETE FROM "Throttle" WHERE "key" IN (
      SELECT "key" FROM "Throttle" WHERE "windowStart" < ${before} ORDER BY "windowStart" LIMIT ${prunedAtOnce}
    )`
}

/** Keys have one length, and a list of them does not tell who was guessed at. */
function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 32)
}
