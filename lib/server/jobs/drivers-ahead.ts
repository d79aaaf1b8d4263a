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
import { firmsLackingDrivers } from "./drivers-first"
import { runningQueue } from "./queue"

type Ahead = {
  pending: Catalogue
  firms: Company[]
  /** Which preview it was of this process. */
  number: number
  /** Works in the preview's name, as the log and traces tell. */
  inItsName: <T>(work: () => T) => T
}

// On globalThis, because the server bundles this module more than once.
const holder = globalThis as typeof globalThis & {
  chipRunwayAhead?: { wanted: Map<string, Ahead>; previews: number; isAtWork: boolean }
}
const ahead = (holder.chipRunwayAhead ??= { wanted: new Map(), previews: 0, isAtWork: false })

/**
 * Begins with what drives the estimates that an edit would move, while its preview is read and a reason is typed: a
 * save whose estimates are there is shown at once, and the first reader of such a firm then need not wait. Nobody waits
 * for it here. Only in a process that works on jobs: another only serves.
 *
 * To be called before the preview is worked out: what an earlier one of the same name still wanted is dropped then.
 *
 * @param asking whose preview it is, and of what
 * @returns to be told the public records as they would be, and which of their firms' estimates would move
 */
export function driversAhead(
  asking: string,
): (pending: Catalogue, moved: readonly Company[]) => Promise<void> {
  const number = (ahead.previews += 1)
  ahead.wanted.delete(asking)
  return async (pending, moved) => {
    if (runningQueue() === null || env().JOBS !== "here") return
    // Decided here and not in turn: once the edit is saved it is what is shown, and would seem to lack nothing.
    const firms = await firmsLackingDrivers(pending, moved)
    if (firms.length === 0 || (ahead.wanted.get(asking)?.number ?? 0) > number) return
    ahead.wanted.set(asking, { pending, firms, number, inItsName: AsyncLocalStorage.snapshot() })
    if (!ahead.isAtWork) void workThrough()
  }
}

/** One firm of one preview after the other, previews by turns. Never fails. */
async function workThrough(): Promise<void> {
  ahead.isAtWork = true
  for (let next = first(); next !== undefined && !isEnding(); next = first()) {
    const [asking, preview] = next
    const [firm, ...left] = preview.firms
    ahead.wanted.delete(asking)
    if (left.length > 0) ahead.wanted.set(asking, { ...preview, firms: left })
    if (firm) await makeOne(preview, firm)
  }
  ahead.isAtWork = false
}

/** What cannot be made is left to whoever asks. Its faults are none of the request's, which may not be answered yet. */
async function makeOne({ pending, inItsName }: Ahead, firm: Company): Promise<void> {
  const make = () => driversOf(pending, firm, pending.dataset.asOf)
  try {
    await inItsName(() =>
      oneTry(
        () => inBackground(() => observe("drivers", { firm: firm.id }, make)),
        () => true,
      ),
    )
  } catch (cause) {
    logWarning(cause, `working out ahead what would drive the estimate of ${firm.id}`)
  }
}

function first(): [string, Ahead] | undefined {
  return ahead.wanted.entries().next().value
}
