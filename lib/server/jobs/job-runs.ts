import "server-only"
import { now } from "../clock"
import { db } from "../db/client"

/** What is on record of work in the background, for those who want to see how far it is. */
export type JobRun = {
  id: number
  kind: string
  subject: string | null
  dataVersion: number | null
  total: number
  done: number
  failed: number
  startedAt: Date
  endedAt: Date | null
  error: string | null
}

/** How long the record of a run is kept, in milliseconds: thirty days. */
const keptMs = 30 * 24 * 3_600_000

/**
 * Puts a run on record, and takes away records that are too old.
 *
 * @returns its id
 */
export async function beginRun(run: {
  kind: string
  subject?: string
  dataVersion?: number
  total: number
}): Promise<number> {
  const startedAt = now()
  await db().jobRun.deleteMany({ where: { startedAt: { lt: new Date(startedAt.getTime() - keptMs) } } })
  const { id } = await db().jobRun.create({ data: { ...run, startedAt }, select: { id: true } })
  return id
}

/** Notes how far a run is; of one that has ended nothing is noted any more. */
export async function noteProgress(
  id: number,
  progress: { total?: number; done: number; failed?: number },
): Promise<void> {
  await db().jobRun.updateMany({ where: { id, endedAt: null }, data: progress })
}

/** Notes that a run has ended. @param error why it failed; none: it did not */
export async function endRun(id: number, error?: string): Promise<void> {
  await db().jobRun.updateMany({
    where: { id, endedAt: null },
    data: { endedAt: now(), ...(error === undefined ? {} : { error: error.slice(0, 2000) }) },
  })
}

/** Ends what was being done for a data version and those before it, because it is shown. */
export async function endRunsUpTo(dataVersion: number): Promise<void> {
  const open = { dataVersion: { lte: dataVersion }, endedAt: null }
  await db().jobRun.updateMany({ where: { kind: "estimates", ...open }, data: { endedAt: now() } })
  await db().jobRun.deleteMany({ where: { kind: "estimate", ...open } })
}

/**
 * Ends the runs of a kind that are still open. For kinds of which one is worked on at a time (see `onRecord`): whoever
 * begins the next one knows that the processes of those are gone.
 */
export async function endCutOff(kind: string): Promise<void> {
  await db().jobRun.updateMany({
    where: { kind, endedAt: null },
    data: { endedAt: now(), error: "its process ended before it did" },
  })
}

/**
 * Notes that a firm's estimate is begun. What ends, well or not, takes its note away (`endAttempt`): those that stay
 * are of processes that were killed meanwhile.
 *
 * @returns how many were killed at it before
 */
export async function beginAttempt(
  companyId: string,
  dataVersion: number,
): Promise<{ attempt: number; killed: number }> {
  const about = { kind: "estimate", subject: companyId, dataVersion }
  const killed = await db().jobRun.count({ where: { ...about, endedAt: null } })
  const { id } = await db().jobRun.create({
    data: { ...about, total: 1, startedAt: now() },
    select: { id: true },
  })
  return { attempt: id, killed }
}

/** Takes the note of `beginAttempt` away: the estimate is made, or failed without its process. */
export async function endAttempt(attempt: number): Promise<void> {
  await db().jobRun.deleteMany({ where: { id: attempt } })
}

/** The estimates that are being made for a data version that is not shown yet; null where there are none. */
export async function openEstimatesRun(): Promise<JobRun | null> {
  return db().jobRun.findFirst({
    where: { kind: "estimates", endedAt: null },
    orderBy: { id: "desc" },
  })
}

/** Notes that a firm's estimate of a data version could not be made, however often it was tried. */
export async function noteGivenUp(companyId: string, dataVersion: number, error: string): Promise<void> {
  const moment = now()
  await db().jobRun.create({
    data: {
      ...{ kind: "estimate", subject: companyId, dataVersion, total: 1, failed: 1 },
      ...{ startedAt: moment, endedAt: moment, error: error.slice(0, 2000) },
    },
  })
}

/** Firms whose estimate of a data version was given up. */
export async function givenUp(dataVersion: number): Promise<ReadonlySet<string>> {
  const rows = await db().jobRun.findMany({
    where: { kind: "estimate", dataVersion, failed: { gt: 0 } },
    select: { subject: true },
  })
  return new Set(rows.flatMap(({ subject }) => subject ?? []))
}

/** The newest runs, of every kind or of one. */
export async function listRuns(most: number, kind?: string): Promise<JobRun[]> {
  return db().jobRun.findMany({
    ...(kind === undefined ? {} : { where: { kind } }),
    orderBy: { id: "desc" },
    take: most,
  })
}
