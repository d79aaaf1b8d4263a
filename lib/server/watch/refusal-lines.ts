import "server-only"
import { log } from "../log"

/** Statuses by which somebody is turned away who asked for too much, or for what cannot be read. */
const refusals: ReadonlySet<number> = new Set([400, 405, 411, 413, 414, 429, 431, 503])
const windowMs = 60_000
/** Addresses whose lines are told apart in a minute; those beyond have none. */
const mostAddresses = 1000

// On globalThis, because the server may hold this module more than once.
const holder = globalThis as typeof globalThis & {
  chipRunwayRefusalLines?: { seen: Set<string>; leftOut: number }
}

/**
 * Whether a refused request has a line of its own in the log: the first of an address in a minute, for a fault of ours and
 * for one of theirs. The others are counted, and told in one line when the minute is over, so that nobody fills the log.
 */
export function hasLine(status: number, address: string): boolean {
  if (!refusals.has(status)) return true
  const lines = holder.chipRunwayRefusalLines ?? begin()
  const key = `${status === 503} ${address}`
  if (lines.seen.has(key) || lines.seen.size >= mostAddresses) {
    lines.leftOut += 1
    return false
  }
  lines.seen.add(key)
  return true
}

function begin() {
  const lines = (holder.chipRunwayRefusalLines = { seen: new Set<string>(), leftOut: 0 })
  setTimeout(() => {
    delete holder.chipRunwayRefusalLines
    if (lines.leftOut > 0)
      log().info({ doing: "refusing requests", addresses: lines.seen.size, leftOut: lines.leftOut })
  }, windowMs).unref()
  return lines
}
