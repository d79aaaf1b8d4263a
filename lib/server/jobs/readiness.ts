import "server-only"
import { setImmediate } from "node:timers/promises"
import { sensitiveSources } from "@/lib/domain/public-records"
import type { Records } from "@/lib/domain/record"
import { now } from "../clock"
import { currentDataVersion } from "../db/data-version"
import { showDataVersion, shownDataVersion } from "../db/shown-version"
import { getEstimate } from "../estimates/get-estimate"
import { missingEstimates } from "../estimates/missing-estimates"
import { logError } from "../log"
import { catalogueOf, indexRecords, openCatalogue } from "../queries/catalogue"
import { pageTag } from "../queries/page-tags"
import { askForEstimates } from "./ask-for-estimates"
import { beginRun, endRunsUpTo, noteProgress } from "./job-runs"
import { runningQueue } from "./queue"

// On globalThis, because the server bundles this module more than once.
const holder = globalThis as typeof globalThis & { chipRunwayHoldsSaves?: boolean }

/**
 * Says that what this command saves is shown once it has called `makeReady`: another process may be serving pages
 * from the same database meanwhile.
 */
export function holdSaves(): void {
  holder.chipRunwayHoldsSaves = true
}

type Saving = {
  /** The data version that is about to be saved. */
  number: number
  before: Records
  after: Records
  /** Tags of the pages that it touches; null: all. */
  touched: readonly string[] | null
}

/**
 * Since when a data version that is about to be saved is shown: now, where all its estimates were made before or
 * nobody would make them; null, where it waits for them and pages go on with the version before.
 */
export async function readyAtSave({ number, before, after, touched }: Saving): Promise<Date | null> {
  if (runningQueue() === null && holder.chipRunwayHoldsSaves !== true) return now()
  const shown = await shownDataVersion()
  // There is nothing older to go on with.
  if (shown === null) return now()
  // What must not be read any more goes at once; estimates are then made by whoever asks for them first.
  if (protectsMore(before, after)) return now()
  // Of a version beside the one shown, only firms whose pages it touched can have another estimate.
  const touchedFirms = shown === number - 1 ? firmsOf(touched) : undefined
  if (touchedFirms?.size === 0) return now()
  const pending = openCatalogue(indexRecords(number, after))
  return (await missingEstimates(pending, touchedFirms)).length === 0 ? now() : null
}

function protectsMore(before: Records, after: Records): boolean {
  const known = sensitiveSources(before.source)
  return [...sensitiveSources(after.source)].some((id) => !known.has(id))
}

function firmsOf(touched: readonly string[] | null): ReadonlySet<string> | undefined {
  if (touched === null) return undefined
  const prefix = pageTag("company", "")
  return new Set(touched.filter((tag) => tag.startsWith(prefix)).map((tag) => tag.slice(prefix.length)))
}

/** After a save that waits: has the estimates made that it lacks. The save stands whatever becomes of this. */
export async function beginEstimates(dataVersion: number, readyAt: Date | null): Promise<void> {
  if (readyAt !== null) return
  try {
    await askForEstimates(dataVersion, { isResumed: false })
  } catch (cause) {
    // Whoever works on the queue looks for versions that wait, and finds this one.
    logError(cause, "asking for the estimates of a data version")
  }
}

/**
 * For commands: makes the estimates that the newest data version lacks, one after the other, and shows it. One that
 * fails is told and does not keep the others.
 *
 * @returns how many firms have an estimate now
 */
export async function makeReady(): Promise<number> {
  const newest = await currentDataVersion()
  const catalogue = newest === null ? null : await catalogueOf(newest)
  if (newest === null || catalogue === null) return 0
  const missing = await missingEstimates(catalogue)
  const waits = newest !== (await shownDataVersion())
  const run = waits ? await beginRun({ kind: "estimates", dataVersion: newest, total: missing.length }) : null
  let failed = 0
  for (const [at, company] of missing.entries()) {
    try {
      await getEstimate(catalogue, company)
    } catch (cause) {
      failed += 1
      logError(cause, `making the estimate of ${company.id}`)
    }
    if (run !== null) await noteProgress(run, { done: at + 1 - failed, failed })
    await setImmediate()
  }
  await showDataVersion(newest)
  await endRunsUpTo(newest)
  return catalogue.records.company.length - failed
}
