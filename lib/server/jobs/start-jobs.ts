import "server-only"
import { setTimeout } from "node:timers/promises"
import { databaseTarget } from "../db/target"
import { env } from "../env"
import { sayThatHere, type InstanceRole } from "../instances/heartbeat"
import { scheduledEvery } from "../keep/scheduled"
import { logWarning } from "../log"
import { beforeEnd } from "../watch/shutdown"
import { InProcessQueue, type Work } from "./in-process-queue"
import { PostgresqlQueue } from "./postgresql-queue"
import { addJob, setRunningQueue, type JobQueue } from "./queue"
import { giveUp, runTask } from "./run-task"
import { isSourceCheckDue } from "./source-check"
import { Sweep } from "./sweep"
import { goOnAfterUnheardFailures } from "./unheard-failures"

const allWork: Work = { run: runTask, giveUp }

/** How often versions are looked for that nobody makes estimates of. */
const sweepMs = 500
/** How often it is looked whether a worker has ended without giving its jobs back. */
const deadMs = 5000
/** How often it is looked whether a backup, an export or a check is due; each knows by itself whether it is time. */
const dueMs = 60_000
/** What takes long begins when the first readers have been served. */
const afterStartMs = 5000
/** What the queue was told to forget is taken away once a day, and at each start. */
const cleanUpMs = 24 * 3_600_000
/** A database that cannot be reached at the start is asked again. */
const againMs = 2000

/**
 * Begins the queue of this process, for as long as it lives. A server works on it, or with JOBS=elsewhere only puts
 * jobs in; a worker does nothing else. On SQLite the queue lives in one process: elsewhere is then a worker on the
 * same file, which finds what is to be done there.
 *
 * @param work a test gives its own
 */
export async function startJobs(role: InstanceRole, work: Work = allWork): Promise<void> {
  const works = role === "worker" || env().JOBS === "here"
  // A server has a listener of Next's for what nobody heard, and goes on.
  if (role === "worker") goOnAfterUnheardFailures()
  const queue = await openQueue(role, works ? work : null)
  setRunningQueue(queue)
  const timers: NodeJS.Timeout[] = []
  beforeEnd("working on jobs", async () => {
    timers.forEach((timer) => clearInterval(timer))
    setRunningQueue(null)
    await queue.stop()
  })
  if (!works) return
  const every = (ms: number, doing: string, look: () => Promise<void>) => {
    timers.push(setInterval(oneAtATime(doing, look), ms).unref())
  }
  const sweep = new Sweep()
  every(sweepMs, "looking for data versions that wait", () => sweep.look(performance.now()))
  if (queue instanceof PostgresqlQueue) {
    every(deadMs, "looking for workers that have ended", () => queue.freeJobsOfTheDead(performance.now()))
    every(deadMs, "looking for jobs that nobody works on", () => queue.freeLeftJobs())
    every(cleanUpMs, "cleaning up the queue", () => queue.cleanUp())
  }
  every(dueMs, "looking for what is due", addDue)
  timers.push(
    globalThis
      .setTimeout(
        oneAtATime("beginning what takes long", async () => {
          await addJob("drivers", {})
          await addJob("truths", {})
          await addDue()
          if (queue instanceof PostgresqlQueue) await queue.cleanUp()
        }),
        afterStartMs,
      )
      .unref(),
  )
}

/** @param work null: it only puts jobs in */
async function openQueue(role: InstanceRole, work: Work | null): Promise<JobQueue> {
  const target = databaseTarget()
  if (target.kind === "sqlite") {
    return work === null ? leftToOthers : new InProcessQueue(work)
  }
  for (let isToldSo = false; ; isToldSo = true) {
    try {
      return await beginQueue(target.url, role, work)
    } catch (error) {
      if (!isToldSo) logWarning(error, "opening the queue; it is tried again")
      // Keeps a worker, which has nothing else to do, from ending.
      await setTimeout(againMs)
    }
  }
}

async function beginQueue(url: string, role: InstanceRole, work: Work | null): Promise<JobQueue> {
  const queue = await PostgresqlQueue.open(url)
  if (work === null) return queue
  try {
    await sayThatHere(role)
    await queue.begin(work)
    return queue
  } catch (error) {
    await queue.stop()
    throw error
  }
}

/** A worker on the same file finds by itself what waits. */
const leftToOthers: JobQueue = {
  add: () => Promise.resolve(),
  state: () => Promise.resolve({ waiting: 0, running: 0 }),
  hasUrgent: () => Promise.resolve(false),
  stop: () => Promise.resolve(),
}

async function addDue(): Promise<void> {
  const { backupHours, exportHours } = scheduledEvery()
  if (backupHours !== null) await addJob("backup", {})
  if (exportHours !== null) await addJob("export", {})
  if (await isSourceCheckDue()) await addJob("source-check", {})
}

/** Told once when it begins to fail, not every time. */
function oneAtATime(doing: string, look: () => Promise<void>): () => void {
  let isLooking = false
  let isFailing = false
  return () => {
    if (isLooking) return
    isLooking = true
    look()
      .then(
        () => (isFailing = false),
        (error: unknown) => {
          if (!isFailing) logWarning(error, doing)
          isFailing = true
        },
      )
      .finally(() => (isLooking = false))
  }
}
