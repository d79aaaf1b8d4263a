import "server-only"
import { taskPayloads, type TaskName, type TaskPayload } from "./tasks"

export type QueueState = {
  /** Jobs that nobody works on yet, those that are tried again later among them. */
  waiting: number
  running: number
}

/** Where jobs are put. Who works on them, and in which process, is the queue's affair. */
export type JobQueue = {
  /**
   * The same key is in the queue once: a job that waits under it takes on the newer payload. One that failed and waits
   * for its next attempt stays as it is.
   */
  add(task: TaskName, payload: unknown, key: string): Promise<void>
  state(): Promise<QueueState>
  /** Whether there are jobs that readers wait for, worked on or not. */
  hasUrgent(): Promise<boolean>
  /** Ends what this process does for it; what is not done stays to be done. */
  stop(): Promise<void>
}

// On globalThis, because instrumentation, pages and routes are bundled apart.
const holder = globalThis as typeof globalThis & { chipRunwayJobs?: JobQueue }

/** The queue that runs for this process; null in tests, in commands, and before a server has begun one. */
export function runningQueue(): JobQueue | null {
  return holder.chipRunwayJobs ?? null
}

/** Says which queue runs for this process; null: none any more. */
export function setRunningQueue(queue: JobQueue | null): void {
  if (queue) holder.chipRunwayJobs = queue
  else delete holder.chipRunwayJobs
}

/**
 * Puts a job into the queue that runs for this process; without one nothing happens, and whoever needs what the job
 * would have made makes it.
 *
 * @param key what makes two jobs the same one
 */
export async function addJob<T extends TaskName>(
  task: T,
  payload: TaskPayload<T>,
  { key = task }: { key?: string } = {},
): Promise<void> {
  await runningQueue()?.add(task, taskPayloads[task].parse(payload), key)
}
