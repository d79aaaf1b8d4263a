import "server-only"
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
