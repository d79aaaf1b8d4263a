import "server-only"
import { AsyncLocalStorage } from "node:async_hooks"

// On globalThis, because the server bundles this module more than once.
const holder = globalThis as typeof globalThis & { chipRunwayWatching?: AsyncLocalStorage<true> }
const watching = (holder.chipRunwayWatching ??= new AsyncLocalStorage<true>())

/** Asks what finds out whether the database is back. */
export function whileWatching<T>(ask: () => Promise<T>): Promise<T> {
  return watching.run(true, ask)
}

/** Whether this is the question that finds out whether the database is back: it must be asked in any case. */
export function isWatching(): boolean {
  return watching.getStore() === true
}
