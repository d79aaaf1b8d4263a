import { maxDraws, maxHistoryMonths, maxHorizonMonths, maxKeptNumbers } from "./limits"
import { defaultHorizonMonths, type ModelInput } from "./model-input"

/** What a run is asked for lies beyond what it may be; the message names the field, the limit and the cure. */
export class BeyondLimit extends RangeError {}

export type RunSize = {
  /** Accepted draws. */
  draws: number
  seed: number
  /** The first month kept of the stock, 0 or less; null: no series are kept. */
  keptFrom: number | null
}

const inWords = (count: number) => count.toLocaleString("en")

/**
 * Refuses a run that no machine should be asked for. An input's own numbers are its schema's business; its horizon is
 * looked at again, since a caller may have changed it.
 *
 * @throws BeyondLimit
 */
export function checkRun(input: ModelInput, { draws, seed, keptFrom }: RunSize): void {
  const refuse = (message: string): never => {
    throw new BeyondLimit(message)
  }
  if (!Number.isInteger(draws) || draws < 1) refuse(`draws must be a positive integer, got ${draws}`)
  if (draws > maxDraws) {
    refuse(`draws must be at most ${inWords(maxDraws)}, got ${inWords(draws)}; 10,000 place a median well`)
  }
  if (!Number.isSafeInteger(seed)) refuse(`seed must be a whole number, got ${seed}; any will do, such as 1`)
  const horizon = input.horizonMonths ?? defaultHorizonMonths
  if (!Number.isInteger(horizon) || horizon < 1 || horizon > maxHorizonMonths) {
    refuse(`horizonMonths must be a whole number from 1 to ${maxHorizonMonths}, got ${horizon}; 60 is usual`)
  }
  if (keptFrom === null) return
  if (!Number.isInteger(keptFrom) || keptFrom < -maxHistoryMonths) {
    refuse(
      `historyFromMonth must be a whole number of ${-maxHistoryMonths} or more, got ${keptFrom}; -72 reaches back to the first deliveries`,
    )
  }
  const perDraw = keptADraw(input, horizon, keptFrom)
  const most = Math.floor(maxKeptNumbers / perDraw)
  if (draws > most) {
    refuse(
      `draws must be at most ${inWords(most)} with all series over ${inWords(horizon)} months, got ${inWords(draws)}; ask for fewer, or for a shorter horizon`,
    )
  }
}

/** Numbers that a `Ledger` keeps of each draw: three series a workload, the stock, and the H100 equivalents. */
function keptADraw({ training, inference }: ModelInput, horizon: number, keptFrom: number): number {
  const workloads = Number(training !== undefined) + Number(inference !== undefined)
  return 3 * workloads * (horizon + 1) + (horizon + 1 - keptFrom) + 1
}
