import "server-only"

// On globalThis, because instrumentation and routes are bundled apart.
const holder = globalThis as typeof globalThis & { chipRunwayEnding?: Ending }

type Ending = {
  isEnding: boolean
  /** When somebody last asked whether this server is ready, in milliseconds of `performance.now()`. */
  askedAt: number | null
  /** How often the answer was that it ends. */
  toldSo: number
  /** What has to stop before the process does, latest first. */
  stops: { name: string; stop: () => Promise<void> | void }[]
}

/** How this process stands between its start and its end. */
export function ending(): Ending {
  holder.chipRunwayEnding ??= { isEnding: false, askedAt: null, toldSo: 0, stops: [] }
  return holder.chipRunwayEnding
}

/** Whether the server was asked to end. */
export function isEnding(): boolean {
  return holder.chipRunwayEnding?.isEnding === true
}

/**
 * Has something done before the server ends, as: jobs stopped, a row taken away. What was asked for last is done
 * first; the database is still open.
 */
export function beforeEnd(name: string, stop: () => Promise<void> | void): void {
  ending().stops.unshift({ name, stop })
}
