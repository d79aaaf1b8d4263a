import "server-only"
import { AsyncLocalStorage } from "node:async_hooks"
import { now } from "../clock"
import { answersAtAll } from "../db/answers-at-all"
import { noteLost, noteReached, noteWatched } from "./outage"

/** After so long without an answer, in milliseconds, it is found out whether there is a database at all. */
const suspiciousMs = 1500

// On globalThis, because the server bundles this module more than once.
const holder = globalThis as typeof globalThis & { chipRunwayWatching?: AsyncLocalStorage<true> }
const watching = (holder.chipRunwayWatching ??= new AsyncLocalStorage<true>())

/** Whether this is the question that finds out whether the database is back: it must be asked in any case. */
export function isWatching(): boolean {
  return watching.getStore() === true
}

/**
 * Asks the database for its newest data version, and keeps in mind whether it answered. One that is stopped, or cut
 * off, neither answers nor refuses: then a connection of its own tells it from one that is only busy.
 */
export async function watched(ask: () => Promise<number | null>): Promise<number | null> {
  noteWatched()
  const began = now()
  const suspicion = setTimeout(() => {
    void answersAtAll().then((answers) => {
      if (!answers) noteLost(began)
    })
  }, suspiciousMs)
  suspicion.unref()
  try {
    const version = await watching.run(true, ask)
    noteReached(version)
    return version
  } catch (error) {
    noteLost(began)
    throw error
  } finally {
    clearTimeout(suspicion)
  }
}
