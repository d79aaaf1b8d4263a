import "server-only"
import { currentDataVersion } from "@/lib/server/db/data-version"
import { shownDataVersion } from "@/lib/server/db/shown-version"
import { openEstimatesRun } from "@/lib/server/jobs/job-runs"

/** A data version that is saved and not yet shown, and how many firms' estimates it has. */
export type WaitingVersion = { dataVersion: number; done: number; total: number }

/** Null where everybody sees what was saved last, and where the database cannot say: a page is drawn without it. */
export async function getWaitingVersion(): Promise<WaitingVersion | null> {
  try {
    const [newest, shown] = [await currentDataVersion(), await shownDataVersion()]
    if (newest === null || newest === shown) return null
    const run = await openEstimatesRun()
    return { dataVersion: run?.dataVersion ?? newest, done: run?.done ?? 0, total: run?.total ?? 0 }
  } catch {
    return null
  }
}
