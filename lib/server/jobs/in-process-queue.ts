import "server-only"
import { logError, logWarning } from "../log"
import { backOffMs, mostAttempts } from "./back-off"
import type { JobQueue, QueueState } from "./queue"
import { isUrgent, type TaskName } from "./tasks"

type Job = { task: TaskName; payload: unknown; key: string; attempts: number }
type Lane = { waiting: Map<string, Job>; running: Job | null; turn: Promise<void> }

/** What the queue does its jobs by; a test gives its own. */
export type Work = {
  run: (task: TaskName, payload: unknown) => Promise<void>
  giveUp: (task: TaskName, payload: unknown, error: unknown) => Promise<void>
}

/**
 * The queue of a site on one machine: it lives in the server's memory. Two lanes, each with one job at a time: what
 * readers wait for, and everything else, so that a long job delays no save. Both hand over every few milliseconds to
 * requests. A process that is killed loses the queue and no work: what is missing is found in the database again.
 */
export class InProcessQueue implements JobQueue {
  private readonly lanes = { urgent: emptyLane(), slow: emptyLane() }
  private readonly later = new Map<string, { job: Job; timer: NodeJS.Timeout }>()
  private isOver = false

  constructor(private readonly work: Work) {}

  add(task: TaskName, payload: unknown, key: string): Promise<void> {
    if (!this.isOver && !this.later.has(key)) this.enqueue({ task, payload, key, attempts: 0 })
    return Promise.resolve()
  }

  state(): Promise<QueueState> {
    const lanes = Object.values(this.lanes)
    return Promise.resolve({
      waiting: lanes.reduce((sum, lane) => sum + lane.waiting.size, this.later.size),
      running: lanes.filter(({ running }) => running !== null).length,
    })
  }

  hasUrgent(): Promise<boolean> {
    const { waiting, running } = this.lanes.urgent
    const isLater = [...this.later.values()].some(({ job }) => isUrgent(job.task))
    return Promise.resolve(waiting.size > 0 || running !== null || isLater)
  }

  /** Begins nothing more. An urgent job that runs comes to its end; a long one ends with the process. */
  async stop(): Promise<void> {
    this.isOver = true
    for (const { timer } of this.later.values()) clearTimeout(timer)
    this.later.clear()
    for (const lane of Object.values(this.lanes)) lane.waiting.clear()
    await this.lanes.urgent.turn
  }

  private enqueue(job: Job): void {
    const lane = this.lanes[isUrgent(job.task) ? "urgent" : "slow"]
    lane.waiting.set(job.key, job)
    if (lane.running === null) lane.turn = this.workOff(lane)
  }

  private async workOff(lane: Lane): Promise<void> {
    for (;;) {
      const [job] = lane.waiting.values()
      lane.running = job ?? null
      if (!job) return
      lane.waiting.delete(job.key)
      await this.try(job)
    }
  }

  private async try(job: Job): Promise<void> {
    const attempts = job.attempts + 1
    try {
      await this.work.run(job.task, job.payload)
    } catch (error) {
      if (attempts >= mostAttempts(job.task)) return this.end(job, error)
      logWarning(error, `the job "${job.key}", attempt ${attempts}; it is tried again`)
      if (this.isOver) return
      const timer = setTimeout(() => {
        this.later.delete(job.key)
        this.enqueue({ ...job, attempts })
      }, backOffMs(attempts))
      timer.unref()
      this.later.set(job.key, { job: { ...job, attempts }, timer })
    }
  }

  private async end({ task, payload }: Job, error: unknown): Promise<void> {
    try {
      await this.work.giveUp(task, payload, error)
    } catch (cause) {
      logError(cause, `giving up the job "${task}"`)
    }
  }
}

function emptyLane(): Lane {
  return { waiting: new Map(), running: null, turn: Promise.resolve() }
}
