import "server-only"
import { sensitiveSources } from "@/lib/domain/public-records"
import type { Records } from "@/lib/domain/record"
import { now } from "../clock"
import { shownDataVersion } from "../db/shown-version"
import { missingEstimates } from "../estimates/missing-estimates"
import { indexRecords, openCatalogue } from "../queries/catalogue"
import { pageTag } from "../queries/page-tags"
import { isEnding } from "../watch/shutdown"
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
  if (!isMadeLater()) return now()
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

/** Whether somebody makes estimates after a save: this process, or whoever works on jobs once it has ended. */
function isMadeLater(): boolean {
  return runningQueue() !== null || holder.chipRunwayHoldsSaves === true || isEnding()
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
