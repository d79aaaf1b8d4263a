import "server-only"
import { currentDataVersion } from "../db/data-version"
import { showDataVersion, shownDataVersion } from "../db/shown-version"
import { getEstimate } from "../estimates/get-estimate"
import { missingEstimates } from "../estimates/missing-estimates"
import { logError } from "../log"
import { catalogueOf } from "../queries/catalogue"
import { beginRun, endRunsUpTo, givenUp, noteGivenUp, noteProgress, openEstimatesRun } from "./job-runs"
import { addJob } from "./queue"
import type { TaskPayload } from "./tasks"

/**
 * Takes up the newest data version that is not shown: a job for each estimate that it lacks. One version after the
 * other: what is saved while another's estimates are made waits until that one is shown, so that a stream of saves
 * keeps readers no more than two rounds behind, and is then done in one round.
 *
 * @param isResumed what is under way was cut off, and is begun again where it stopped
 */
export async function takeUpEstimates({ isResumed }: TaskPayload<"estimates">): Promise<void> {
  const [newest, shown] = [await currentDataVersion(), (await shownDataVersion()) ?? 0]
  if (newest === null || newest <= shown) return
  const open = await openEstimatesRun()
  const underWay = open !== null && (open.dataVersion ?? 0) > shown ? open : null
  if (underWay && !isResumed) return
  const dataVersion = underWay?.dataVersion ?? newest
  const left = await leftToMake(dataVersion)
  if (left.length === 0) return askToPublish(dataVersion)
  if (!underWay) await beginRun({ kind: "estimates", dataVersion, total: left.length })
  for (const companyId of left) {
    await addJob(
      "estimate",
      { companyId, dataVersion },
      { key: `estimate of ${companyId}, version ${dataVersion}` },
    )
  }
}

/** Makes one firm's estimate, and has the data version shown when it was the last. */
export async function makeEstimate({ companyId, dataVersion }: TaskPayload<"estimate">): Promise<void> {
  if (((await shownDataVersion()) ?? 0) >= dataVersion) return
  const catalogue = await catalogueOf(dataVersion)
  const company = catalogue?.company.get(companyId)
  if (catalogue && company) await getEstimate(catalogue, company)
  await settle(dataVersion)
}

/** An estimate that cannot be made keeps nobody waiting: its data version is shown without it, and the log tells. */
export async function giveUpEstimate(
  { companyId, dataVersion }: TaskPayload<"estimate">,
  error: unknown,
): Promise<void> {
  logError(error, `making the estimate of ${companyId} as of data version ${dataVersion}, for the last time`)
  await noteGivenUp(companyId, dataVersion, error instanceof Error ? error.message : String(error))
  await settle(dataVersion)
}

/** Shows a data version, and takes up what was saved meanwhile. */
export async function publish({ dataVersion }: TaskPayload<"publish">): Promise<void> {
  if (((await shownDataVersion()) ?? 0) < dataVersion) {
    // Asked for in vain, as after a kill: what is missing is made first.
    if ((await leftToMake(dataVersion)).length > 0) {
      return addJob("estimates", { dataVersion, isResumed: true })
    }
    await showDataVersion(dataVersion)
  }
  await endRunsUpTo(dataVersion)
  await addJob("drivers", {})
  await addJob("truths", {})
  const newest = await currentDataVersion()
  if (newest !== null && newest > dataVersion) {
    await addJob("estimates", { dataVersion: newest, isResumed: false })
  }
}

/** Firms whose estimate is still to be made; not those whose estimate was given up. */
async function leftToMake(dataVersion: number): Promise<string[]> {
  const catalogue = await catalogueOf(dataVersion)
  if (catalogue === null) return []
  const missing = await missingEstimates(catalogue)
  if (missing.length === 0) return []
  const without = await givenUp(dataVersion)
  return missing.map(({ id }) => id).filter((id) => !without.has(id))
}

/** Counts what is there, not what was done: a job that runs twice counts once. */
async function settle(dataVersion: number): Promise<void> {
  const left = await leftToMake(dataVersion)
  const run = await openEstimatesRun()
  if (run?.dataVersion === dataVersion) {
    const failed = (await givenUp(dataVersion)).size
    const done = Math.max(0, run.total - left.length - failed)
    if (done !== run.done || failed !== run.failed) await noteProgress(run.id, { done, failed })
  }
  if (left.length === 0) await askToPublish(dataVersion)
}

function askToPublish(dataVersion: number): Promise<void> {
  return addJob("publish", { dataVersion }, { key: `publish version ${dataVersion}` })
}
