import "server-only"
import { logError } from "../log"
import { addJob } from "./queue"

/**
 * Has the estimates made that a data version lacks.
 *
 * @param isResumed what is under way was cut off, and is begun again where it stopped
 */
export function askForEstimates(dataVersion: number, { isResumed }: { isResumed: boolean }): Promise<void> {
  const key = isResumed ? "estimates, resumed" : "estimates"
  return addJob("estimates", { dataVersion, isResumed }, { key })
}

/** After a save that waits: has the estimates made that it lacks. The save stands whatever becomes of this. */
export async function beginEstimates(dataVersion: number, readyAt: Date | null): Promise<void> {
  if (readyAt !== null) return
  try {
    await askForEstimates(dataVersion, { isResumed: false })
  } catch (cause) {
    // Whoever works on the queue looks for versions that wait, and finds this one.
    logError(cause, "asking for the estimates of a data version")
  }
}
