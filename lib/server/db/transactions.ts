import "server-only"
import { oneTry } from "../outage/request-fault"
import { db, type Transaction } from "./client"
import { isWriteConflict } from "./is-write-conflict"
import { pauseBeforeRetry } from "./pause-before-retry"
import { reading } from "./replicas"
import { databaseKind } from "./target"

type Limits = { timeout?: number; maxWait?: number }

/** How often a transaction that another one crossed is run before the failure is told. */
const tries = 8

/**
 * Runs something as if nobody else wrote meanwhile. SQLite lets one transaction write at a time. PostgreSQL lets them
 * go on beside each other and refuses one whose reading another's writing made wrong: that one is run again, so
 * `action` must do nothing but ask and write through `tx`.
 */
export async function serializable<T>(
  action: (tx: Transaction) => Promise<T>,
  limits: Limits = {},
): Promise<T> {
  if (databaseKind() === "sqlite") return db().$transaction(action, limits)
  for (let attempt = 1; ; attempt += 1) {
    const isTriedAgain = (error: unknown) => isWriteConflict(error) && attempt < tries
    try {
      return await oneTry(
        () => db().$transaction(action, { ...limits, isolationLevel: "Serializable" }),
        isTriedAgain,
      )
    } catch (error) {
      if (!isTriedAgain(error)) throw error
      await pauseBeforeRetry(attempt)
    }
  }
}

/** Reads everything as it stood at one moment, whatever is written meanwhile. */
export async function consistentRead<T>(
  action: (tx: Transaction) => Promise<T>,
  limits: Limits = {},
): Promise<T> {
  // The type knows SQLite's one level alone; PostgreSQL's usual one shows each statement what was saved before it.
  const level = "RepeatableRead" as "Serializable"
  const options = databaseKind() === "sqlite" ? limits : { ...limits, isolationLevel: level }
  return reading((client) => client.$transaction(action, options))
}
