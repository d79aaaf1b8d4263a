import "server-only"
import { randomBytes } from "node:crypto"
import { now } from "./clock"

/**
 * Logs a defect (not a foreseen refusal) with its stack to stderr, one JSON line.
 *
 * @returns a short id to show people, so that their report finds this line
 */
export function logError(error: unknown, doing: string): string {
  const id = randomBytes(4).toString("hex")
  const details =
    error instanceof Error ? { error: error.message, stack: error.stack } : { error: String(error) }
  console.error(JSON.stringify({ at: now().toISOString(), id, doing, ...details }))
  return id
}
