import "server-only"
import {
  Logger,
  makeWorkerUtils,
  run,
  type Job,
  type Runner,
  type TaskList,
  type WorkerEvents,
  type WorkerUtils,
} from "graphile-worker"
import { EventEmitter } from "node:events"
import { setTimeout } from "node:timers/promises"
import { Pool } from "pg"
import { z } from "zod"
import { db } from "../db/client"
import { poolConfig } from "../db/pool-config"
import { thisInstance } from "../instances/this-instance"
import { log, logWarning } from "../log"
import { mostAttempts } from "./back-off"
import type { Work } from "./in-process-queue"
import { jobsSchema } from "./jobs-schema"
import { freeLocks, giveBack, locksOf } from "./own-locks"
import type { JobQueue, QueueState } from "./queue"
import { RunningJobs } from "./running-jobs"
import { SilentHolders, type Holder } from "./silent-holders"
import { isUrgent, taskNames, type TaskName } from "./tasks"
import { knowFailuresOf } from "./unheard-failures"

/** A notification of PostgreSQL wakes the workers; where none comes through, as behind some pools, they look. */
const pollMs = 500
/** One job that readers wait for beside one of the others, which go one after the other over all workers. */
const concurrency = 2
const slowQueue = "slow"
/** Connections: to look for jobs, to be woken, and to write down what became of one. */
const poolSize = 4
/** How long the end waits for jobs that readers wait for, a second each, and for what is on its way to the database. */
const longestEndMs = 5000
const lookAgainMs = 20

const countsSchema = z.object({
  waiting: z.coerce.number(),
  running: z.coerce.number(),
  urgent: z.coerce.number(),
})
const holdersSchema = z.array(z.object({ locked_by: z.string() }))

/**
 * The queue of a site on PostgreSQL, kept by graphile-worker in the database itself: any number of processes share it,
 * each job is taken by one of them, and one that was killed loses none.
 */
export class PostgresqlQueue implements JobQueue {
  private runner: Runner | null = null
  private readonly holders = new SilentHolders()
  private readonly events: WorkerEvents = new EventEmitter()
  private readonly running = new RunningJobs(this.events)
  private isEnding = false
  private isGivenBack = false

  private constructor(
    private readonly pool: Pool,
    private readonly utils: WorkerUtils,
  ) {}

  /** Opens the queue, whose tables are made where they lack. */
  static async open(url: string): Promise<PostgresqlQueue> {
    const pool = new Pool(poolConfig(url, { statementMs: 30_000, poolSize }))
    // A connection that breaks; the pool opens another. Unheard, it would end the process.
    const told = (error: Error) => logWarning(error, "a connection of the queue")
    pool.on("error", told)
    pool.on("connect", (client) => client.on("error", told))
    knowFailuresOf(pool)
    try {
      const utils = await makeWorkerUtils({ pgPool: pool, schema: jobsSchema, logger })
      await utils.migrate()
      return new PostgresqlQueue(pool, utils)
    } catch (error) {
      await pool.end()
      throw error
    }
  }

  /** Works on its jobs from now on. This instance must stand in the table of instances, or it is taken for dead. */
  async begin(work: Work): Promise<void> {
    // Locks are held in the name of the instance, so that others can tell whether their holder still lives.
    this.events.on("pool:create", ({ workerPool }) => (workerPool.id = thisInstance().id))
    this.runner = await run({
      ...{ pgPool: this.pool, schema: jobsSchema, logger, events: this.events, concurrency },
      pollInterval: pollMs,
      noHandleSignals: true,
      parsedCronItems: [],
      taskList: this.taskList(work),
    })
    // Told when it is stopped; here only so that a failure of the runner does not end the process.
    this.runner.promise.catch((error: unknown) => logWarning(error, "working on the queue"))
  }

  async add(task: TaskName, payload: unknown, key: string): Promise<void> {
    // Putting it in again would have it tried at once, as if it had never failed.
    if (await this.isTriedAgain(key)) return
    await this.utils.addJob(task, payload, {
      jobKey: key,
      jobKeyMode: "preserve_run_at",
      maxAttempts: mostAttempts(task),
      priority: isUrgent(task) ? 0 : 10,
      ...(isUrgent(task) ? {} : { queueName: slowQueue }),
    })
  }

  async state(): Promise<QueueState> {
    const { waiting, running } = await this.counts()
    return { waiting, running }
  }

  async hasUrgent(): Promise<boolean> {
    return (await this.counts()).urgent > 0
  }

  /**
   * Frees the jobs of workers that have ended without giving them back; by itself the library waits four hours. To be
   * called every few seconds.
   *
   * @param at milliseconds of a clock that never goes back
   */
  async freeJobsOfTheDead(at: number): Promise<void> {
    try {
      const dead = this.holders.look(await this.holdersNow(), at)
      if (dead.length === 0) return
      log().warn({ dead }, "jobs of workers that have ended are free again")
      await this.utils.forceUnlockWorkers(dead)
    } catch (error) {
      this.holders.forget()
      throw error
    }
  }

  /**
   * Frees the jobs that this process holds and does not work on, because the database was away when one ended or was
   * handed out. To be called every few seconds.
   */
  async freeLeftJobs(): Promise<void> {
    const { id } = thisInstance()
    const left = this.running.leftOver(await locksOf(this.pool, id))
    if (left.length === 0) return
    log().warn(
      { jobs: left.map((lock) => lock.id) },
      "jobs that this process no longer works on are free again",
    )
    await freeLocks(this.pool, id, left)
  }

  /** Takes away what was given up long since: it would be looked through with every look for jobs. */
  async cleanUp(): Promise<void> {
    await this.utils.cleanup({ tasks: ["DELETE_PERMAFAILED_JOBS", "GC_JOB_QUEUES"] })
  }

  /**
   * Takes no more jobs. One that readers wait for comes to its end, a second or so; any other is given back, for another
   * process to begin it anew. Here it ends with the process.
   */
  async stop(): Promise<void> {
    try {
      if (this.runner) await this.endWork(this.runner)
    } finally {
      await this.utils.release()
      await this.pool.end()
    }
  }

  private async endWork(runner: Runner): Promise<void> {
    this.isEnding = true
    // Waits for every job, the long ones too, and so is not waited for itself.
    runner.stop().catch((error: unknown) => logWarning(error, "ending the work on the queue"))
    for (let waited = 0; this.isAtWork() && waited < longestEndMs; waited += lookAgainMs) {
      await setTimeout(lookAgainMs)
    }
    this.isGivenBack = true
    await giveBack(this.pool, thisInstance().id)
  }

  /** Whether a job is on that readers wait for, or one is just being handed out or written down as done. */
  private isAtWork(): boolean {
    const { totalCount, idleCount, waitingCount } = this.pool
    return this.running.hasUrgent() || idleCount < totalCount || waitingCount > 0
  }

  private taskList(work: Work): TaskList {
    return Object.fromEntries(
      taskNames.map((task) => [
        task,
        async (payload: unknown, { job }: { job: Pick<Job, "id" | "attempts" | "max_attempts"> }) => {
          // Handed out at the last moment: it is given back untouched.
          if (this.isEnding) return forEver
          this.running.begin(job.id, task)
          try {
            await work.run(task, payload)
          } catch (error) {
            if (this.isGivenBack) return forEver
            if (job.attempts >= job.max_attempts) await work.giveUp(task, payload, error)
            throw error
          }
          if (this.isGivenBack) return forEver
          log().debug({ task, payload }, "a job is done")
        },
      ]),
    )
  }

  private async isTriedAgain(key: string): Promise<boolean> {
    const { rows } = await this.pool.query(
      `SELECT 1 FROM ${jobsSchema}.jobs
       WHERE key = $1 AND locked_at IS NULL AND attempts > 0 AND attempts < max_attempts AND run_at > now()`,
      [key],
    )
    return rows.length > 0
  }

  private async holdersNow(): Promise<Holder[]> {
    const { rows } = await this.pool.query(
      `SELECT DISTINCT locked_by FROM ${jobsSchema}.jobs WHERE locked_by IS NOT NULL`,
    )
    const ids = holdersSchema.parse(rows).map(({ locked_by }) => locked_by)
    const others = ids.filter((id) => id !== thisInstance().id)
    if (others.length === 0) return []
    const known = await db().instance.findMany({
      where: { id: { in: others } },
      select: { id: true, seenAt: true },
    })
    const signs = new Map(known.map(({ id, seenAt }) => [id, seenAt.toISOString()]))
    return others.map((id) => ({ id, sign: signs.get(id) ?? null }))
  }

  private async counts(): Promise<z.infer<typeof countsSchema>> {
    const urgent = taskNames.filter(isUrgent)
    const { rows } = await this.pool.query(
      `SELECT count(*) FILTER (WHERE locked_at IS NULL) AS waiting, count(*) FILTER (WHERE locked_at IS NOT NULL) AS running,
        count(*) FILTER (WHERE task_identifier = ANY ($1)) AS urgent
       FROM ${jobsSchema}.jobs WHERE attempts < max_attempts OR locked_at IS NOT NULL`,
      [urgent],
    )
    return countsSchema.parse(rows[0])
  }
}

/** What becomes here of a job that was given back is no longer the queue's affair: the library hears nothing of it. */
const forEver = new Promise<never>(() => {})

/** The library's own words are of interest where something fails. */
const logger = new Logger(() => (level, message) => {
  if (level === "error" || level === "warning") log().warn({ doing: "working on the queue" }, message)
  else log().debug({ doing: "working on the queue" }, message)
})
