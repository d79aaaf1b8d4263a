import "server-only"
import { AsyncLocalStorage } from "node:async_hooks"
import type { Company } from "@/lib/domain/company"
import { driversOf } from "../analyses/drivers"
import { inBackground } from "../analyses/give-way"
import { env } from "../env"
import { logWarning } from "../log"
import { oneTry } from "../outage/request-fault"
import type { Catalogue } from "../queries/catalogue"
import { observe } from "../watch/observe"
import { isEnding } from "../watch/shutdown"
import { drawExposureFirst } from "./pages-first"
import { addJob, runningQueue } from "./queue"

type Ahead = {
  pending: Catalogue
  firms: readonly Company[]
  /** Works in the preview's name, as the log and traces tell. */
  inItsName: <T>(work: () => T) => T
}

/** Previews whose firms wait at once. Each holds the records as they would be. */
const mostWanted = 8

// On globalThis, because the server bundles this module more than once.
const holder = globalThis as typeof globalThis & {
  chipRunwayAhead?: { wanted: Map<string, Ahead>; isAtWork: boolean }
}
const ahead = (holder.chipRunwayAhead ??= { wanted: new Map(), isAtWork: false })

/**
 * Begins with what drives the estimates that an edit would move, while its preview is read and a reason is typed: a
 * save whose estimates are there is shown at once, and the first reader of such a firm then need not wait. Nobody waits
 * for it here. Only in a process that works on jobs: another only serves.
 *
 * @param asking  whose preview it is, and of what: what the one before it still wanted is dropped
 * @param pending the public records as they would be
 * @param firms   of these records, those whose estimate would move
 */
export function makeDriversAhead(asking: string, pending: Catalogue, firms: readonly Company[]): void {
  if (runningQueue() === null || env().JOBS !== "here") return
  drop(asking)
  if (firms.length === 0) return
  ahead.wanted.set(asking, { pending, firms, inItsName: AsyncLocalStorage.snapshot() })
  const [oldest] = ahead.wanted.keys()
  if (ahead.wanted.size > mostWanted && oldest !== undefined) drop(oldest)
  if (!ahead.isAtWork) void workThrough()
}

/** What was wanted may have been saved meanwhile, and be shown without: then the job for all estimates makes it. */
function drop(asking: string): void {
  if (!ahead.wanted.delete(asking)) return
  addJob("drivers", {}).catch((cause: unknown) => logWarning(cause, "asking for what drives estimates"))
}

/** One firm of one preview after the other, previews by turns. */
async function workThrough(): Promise<void> {
  ahead.isAtWork = true
  try {
    for (let next = first(); next !== undefined && !isEnding(); next = first()) {
      const [asking, preview] = next
      const [firm, ...left] = preview.firms
      ahead.wanted.delete(asking)
      if (left.length > 0) ahead.wanted.set(asking, { ...preview, firms: left })
      if (firm) await preview.inItsName(() => makeOne(preview.pending, firm))
    }
  } finally {
    ahead.isAtWork = false
  }
}

/** What cannot be made is left to whoever asks. Its faults are none of the request's, which may not be answered yet. */
async function makeOne(pending: Catalogue, firm: Company): Promise<void> {
  const make = async () => {
    await driversOf(pending, firm, pending.dataset.asOf)
    await drawExposureFirst(pending, firm)
  }
  const work = () => inBackground(() => observe("drivers", { firm: firm.id }, make))
  try {
    await oneTry(work, () => true)
  } catch (cause) {
    logWarning(cause, `working out ahead what would drive the estimate of ${firm.id}`)
  }
}

function first(): [string, Ahead] | undefined {
  return ahead.wanted.entries().next().value
}
