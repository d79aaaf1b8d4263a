import "server-only"
import type { Company } from "@/lib/domain/company"
import { inBackground } from "../analyses/give-way"
import { logError } from "../log"
import type { Catalogue } from "../queries/catalogue"
import { isEnding } from "../watch/shutdown"
import { makeDriversFirst } from "./drivers-first"
import { runningQueue } from "./queue"

type Ahead = { pending: Catalogue; firms: Company[] }

// On globalThis, because the server bundles this module more than once.
const holder = globalThis as typeof globalThis & {
  chipRunwayAhead?: { wanted: Map<string, Ahead>; isAtWork: boolean }
}
const ahead = (holder.chipRunwayAhead ??= { wanted: new Map(), isAtWork: false })

/**
 * Begins with what drives the estimates that an edit would move, while its preview is read and a reason is typed: a
 * save whose estimates are there is shown at once, and the first reader of such a firm then need not wait. Nobody waits
 * for it here. Only in a process that works on jobs or has them done.
 *
 * @param asking  whose preview it is: what their preview before it still wanted is dropped
 * @param pending the public records as they would be
 * @param firms   of these records, those whose estimate would move
 */
export function makeDriversAhead(asking: string, pending: Catalogue, firms: readonly Company[]): void {
  if (runningQueue() === null) return
  ahead.wanted.delete(asking)
  if (firms.length === 0) return
  ahead.wanted.set(asking, { pending, firms: [...firms] })
  if (ahead.isAtWork) return
  ahead.isAtWork = true
  inBackground(workThrough).catch((cause: unknown) => {
    logError(cause, "working out what drives the estimates of a preview")
  })
}

/** One firm of one preview after the other, previews by turns. */
async function workThrough(): Promise<void> {
  try {
    for (let next = first(); next !== undefined && !isEnding(); next = first()) {
      const [asking, { pending, firms }] = next
      const [firm, ...left] = firms
      ahead.wanted.delete(asking)
      if (left.length > 0) ahead.wanted.set(asking, { pending, firms: left })
      await makeDriversFirst(pending, firm && [firm])
    }
  } finally {
    // What is left when the database fails is left to whoever saves or reads.
    ahead.wanted.clear()
    // Here and not once the promise has settled: a preview that came between the two would wait for the next one.
    ahead.isAtWork = false
  }
}

function first(): [string, Ahead] | undefined {
  return ahead.wanted.entries().next().value
}
