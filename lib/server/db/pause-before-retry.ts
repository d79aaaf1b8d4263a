import "server-only"
import { setTimeout } from "node:timers/promises"

/** The wait before the second try, in milliseconds; twice as long before each next one, and by chance half of it. */
const firstMs = 10

/**
 * Waits before something is tried again that others crossed: longer each time, and by chance, so that those who crossed
 * do not meet again.
 *
 * @param failed how many tries have failed
 * @param mostMs the longest wait
 */
export function pauseBeforeRetry(failed: number, mostMs = Infinity): Promise<void> {
  return setTimeout(Math.min(firstMs * 2 ** (failed - 1), mostMs) * (0.5 + Math.random() / 2))
}
