import "server-only"
import { isUrgent, type TaskName } from "./tasks"

/** How often a task is tried before it is given up. While an urgent one is tried again, readers see older data. */
export function mostAttempts(task: TaskName): number {
  return isUrgent(task) ? 4 : 8
}

/**
 * How long to wait after an attempt that failed, in milliseconds: 2.7 s, 7.4 s, 20 s, 55 s, … up to six hours, as
 * graphile-worker does it in the database.
 *
 * @param attempt how many were made, 1 or more
 */
export function backOffMs(attempt: number): number {
  return Math.round(1000 * Math.exp(Math.min(10, attempt)))
}
