import "server-only"
import { now } from "../clock"

/** The database cannot be reached: since when, and the newest data version that was seen before. */
export type Outage = { since: Date; dataVersion: number | null }

type State = {
  outage: Outage | null
  dataVersion: number | null
  /** Whether somebody asks the database again and again, and so will notice that it is back. */
  isWatched: boolean
  /** What waits for an answer of the database, and hears when there will be none. */
  waiting: Set<() => void>
  /** What has to be set right once it answers again. */
  recovering: Set<() => void>
}

// On globalThis, because the server bundles this module more than once.
const holder = globalThis as typeof globalThis & { chipRunwayOutage?: State }

function state(): State {
  return (holder.chipRunwayOutage ??= {
    outage: null,
    dataVersion: null,
    isWatched: false,
    waiting: new Set(),
    recovering: new Set(),
  })
}

/** Null while the database answers. */
export function outage(): Outage | null {
  return state().outage
}

/** Whether asking the database now is known to be in vain. */
export function isKnownLost(): boolean {
  const { outage, isWatched } = state()
  return outage !== null && isWatched
}

/** From here on somebody asks again and again: see `watched`. */
export function noteWatched(): void {
  state().isWatched = true
}

/** The database answered. */
export function noteReached(dataVersion: number | null): void {
  const current = state()
  const wasLost = current.outage !== null
  Object.assign(current, { outage: null, dataVersion })
  if (wasLost) for (const act of [...current.recovering]) act()
}

/**
 * The database did not answer. Whatever still waits for it is told at once.
 *
 * @param since when it was asked
 */
export function noteLost(since: Date = now()): void {
  const current = state()
  current.outage ??= { since, dataVersion: current.dataVersion }
  for (const tell of [...current.waiting]) tell()
}

/** Calls `tell` when the database is found to be out of reach; what comes back takes that back. */
export function onLost(tell: () => void): () => void {
  const { waiting } = state()
  waiting.add(tell)
  return () => void waiting.delete(tell)
}

/** Calls `act` whenever the database answers again after an outage; what comes back takes that back. */
export function onRecovered(act: () => void): () => void {
  const { recovering } = state()
  recovering.add(act)
  return () => void recovering.delete(act)
}
