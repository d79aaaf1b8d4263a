import "server-only"
import { setImmediate } from "node:timers/promises"
import { currentDataVersion } from "../db/data-version"
import { showDataVersion, shownDataVersion } from "../db/shown-version"
import { getEstimate } from "../estimates/get-estimate"
import { missingEstimates } from "../estimates/missing-estimates"
import { logError } from "../log"
import { catalogueOf } from "../queries/catalogue"
import { beginRun, endRunsUpTo, noteProgress } from "./job-runs"

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
