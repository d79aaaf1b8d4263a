import "server-only"
import { now } from "../clock"
import { db } from "../db/client"
import { runningQueue } from "../jobs/queue"

export type QueueFigures = { waiting: number; running: number; failed: number }

const dayMs = 86_400_000

/**
 * How the work queue stands, with the runs that failed within a day; null where there is none, or it cannot say just
 * now: one behind a database that is away must not keep the other figures from being read.
 */
export async function queueFigures(): Promise<QueueFigures | null> {
  const queue = runningQueue()
  if (queue === null) return null
  try {
    const startedAt = { gt: new Date(now().getTime() - dayMs) }
    const [{ waiting, running }, failed] = await Promise.all([
      queue.state(),
      db().jobRun.count({ where: { startedAt, OR: [{ error: { not: null } }, { failed: { gt: 0 } }] } }),
    ])
    return { waiting, running, failed }
  } catch {
    return null
  }
}
