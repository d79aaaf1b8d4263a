import "server-only"
import { AsyncLocalStorage } from "node:async_hooks"
import { setImmediate, setTimeout } from "node:timers/promises"
import { requestsInFlight } from "../watch/requests-in-flight"

/** Once pages fell, their readers have them made anew: so long work that nobody waits for stands still. */
const afterMoveMs = 2000
/** The longest pause before one step, so that work comes to its end on a server that is never idle. */
const mostMs = 500
const lookMs = 10

type Way = {
  /** Set where nobody waits for what is worked out. */
  background: AsyncLocalStorage<true>
  /** What was begun in the background. */
  begun: WeakSet<Promise<unknown>>
  /** How many of those somebody waits for. */
  waited: number
  /** How many jobs are done that readers wait for. */
  urgent: number
  movedAt: number
}

// On globalThis, because the server bundles this module more than once.
const holder = globalThis as typeof globalThis & { chipRunwayWay?: Way }
const way = (holder.chipRunwayWay ??= {
  background: new AsyncLocalStorage<true>(),
  begun: new WeakSet(),
  waited: 0,
  urgent: 0,
  movedAt: -Infinity,
})

/** Does work that nobody waits for: its steps give way to requests, and to what somebody waits for. */
export function inBackground<T>(work: () => Promise<T>): Promise<T> {
  return way.background.run(true, work)
}

/** Keeps in mind of what is begun, and may be waited for by others, whether it was begun in the background. */
export function begun<T>(made: Promise<T>): Promise<T> {
  if (way.background.getStore()) way.begun.add(made)
  return made
}

/** Waits for what another began. Where that was done in the background, nothing gives way until it is there. */
export async function joined<T>(made: Promise<T>): Promise<T> {
  if (way.background.getStore() || !way.begun.has(made)) return made
  way.waited += 1
  try {
    return await made
  } finally {
    way.waited -= 1
  }
}

/** Does a job that readers wait for: what is done in the background stands still meanwhile. */
export async function beforeBackground<T>(work: () => Promise<T>): Promise<T> {
  way.urgent += 1
  try {
    return await work()
  } finally {
    way.urgent -= 1
  }
}

/** Said when another data version is shown and pages fall. */
export function noteMove(): void {
  way.movedAt = performance.now()
}

/**
 * Between two steps of long work. Others always have their turn; in the background it also waits, half a second at
 * most, while requests are answered, urgent jobs are done or pages have just fallen: on a machine with two processors
 * what is worked out beside them is what makes readers wait.
 */
export async function giveWay(): Promise<void> {
  await setImmediate()
  if (!way.background.getStore()) return
  const begun = performance.now()
  while (isInTheWay() && performance.now() - begun < mostMs) await setTimeout(lookMs)
}

function isInTheWay(): boolean {
  if (way.waited > 0) return false
  return requestsInFlight() > 0 || way.urgent > 0 || performance.now() - way.movedAt < afterMoveMs
}
