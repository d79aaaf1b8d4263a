import "server-only"
import { db } from "../db/client"
import { currentDataVersion } from "../db/data-version"
import { showDataVersion, shownDataVersion } from "../db/shown-version"
import { getEstimate } from "../estimates/get-estimate"
import { missingEstimates } from "../estimates/missing-estimates"
import { logError } from "../log"
import { catalogueOf } from "../queries/catalogue"
import { askForEstimates } from "./ask-for-estimates"
import { mostAttempts } from "./back-off"
import {
  beginAttempt,
  beginRun,
  endAttempt,
  endRunsUpTo,
  givenUp,
  noteGivenUp,
  noteProgress,
  openEstimatesRun,
} from "./job-runs"
import { makeDriversFirst } from "./drivers-first"
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
  // One of a version that is shown was overtaken; one of a version that is not there is of another database.
  const ofOpen = open?.dataVersion ?? 0
  const underWay = ofOpen > shown && ofOpen <= newest ? open : null
  if (underWay && !isResumed) return
  const dataVersion = underWay?.dataVersion ?? newest
  const left = await leftToMake(dataVersion)
  if (left === null) return
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

/**
 * Makes one firm's estimate, and has the data version shown when it was the last. One in which process after process
 * was killed, as where memory does not suffice, is given up: nothing else would ever count it as tried.
 */
export async function makeEstimate(job: TaskPayload<"estimate">): Promise<void> {
  const { companyId, dataVersion } = job
  if (((await shownDataVersion()) ?? 0) >= dataVersion) return
  const catalogue = await catalogueOf(dataVersion)
  const company = catalogue?.company.get(companyId)
  if (catalogue && company) {
    const { attempt, killed } = await beginAttempt(companyId, dataVersion)
    try {
      if (killed >= mostAttempts("estimate")) {
        return await giveUpEstimate(job, new Error(`it was begun ${killed} times and never came to an end`))
      }
      await getEstimate(catalogue, company)
    } finally {
      await endAttempt(attempt)
    }
  }
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

/** Shows a data version, when what drives its estimates is made as well, and takes up what was saved meanwhile. */
export async function publish({ dataVersion }: TaskPayload<"publish">): Promise<void> {
  if (((await shownDataVersion()) ?? 0) < dataVersion) {
    const left = await leftToMake(dataVersion)
    // Of another database, as when this one was put in its place: showing it would show all that waits before it.
    if (left === null) return
    // Asked for in vain, as after a kill: what is missing is made first.
    if (left.length > 0) return askForEstimates(dataVersion, { isResumed: true })
    const catalogue = await catalogueOf(dataVersion)
    // Where this process ends it is asked for again, by whoever works next.
    if (catalogue && !(await makeDriversFirst(catalogue))) return
    await showDataVersion(dataVersion)
  }
  await endRunsUpTo(dataVersion)
  await addJob("drivers", {})
  await addJob("truths", {})
  const newest = await currentDataVersion()
  if (newest !== null && newest > dataVersion) await askForEstimates(newest, { isResumed: false })
}

/**
 * Firms whose estimate is still to be made: not those whose estimate was given up, nor those that were taken out
 * since, for which none can be kept.
 *
 * @returns null when there is no such data version
 */
async function leftToMake(dataVersion: number): Promise<string[] | null> {
  const catalogue = await catalogueOf(dataVersion)
  if (catalogue === null) return null
  const missing = (await missingEstimates(catalogue)).map(({ id }) => id)
  if (missing.length === 0) return []
  const without = await givenUp(dataVersion)
  const rows = await db().company.findMany({ where: { id: { in: missing } }, select: { id: true } })
  const onRecord = new Set(rows.map(({ id }) => id))
  return missing.filter((id) => onRecord.has(id) && !without.has(id))
}

/** Counts what is there, not what was done: a job that runs twice counts once. */
async function settle(dataVersion: number): Promise<void> {
  const left = await leftToMake(dataVersion)
  if (left === null) return
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
