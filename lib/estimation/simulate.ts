import { Crossings } from "./crossings"
import { Ledger, type LedgerReport } from "./ledger"
import type { ModelInput } from "./model-input"
import { Model } from "./model"
import { Sampler } from "./sample"
import { summarizeCounts, type RunwayReport } from "./summarize"

export type RunwayDetails = RunwayReport & {
  /** Share of draws with runway > t, t = 0…H. */
  survival?: number[]
  medianShortMonths?: number
}

/** The runways of the accepted draws; what a `Ledger` kept is there with `keep.fans` only. */
export type SimulationReport = {
  n: number
  tried: number
  acceptance: number
  stockT?: RunwayDetails
  allT?: RunwayDetails
  stockI?: RunwayDetails
  allI?: RunwayDetails
} & Partial<LedgerReport>

export type SimulateOptions = {
  /** Accepted draws wanted, 1 or more. */
  draws: number
  seed: number
  keep?: { fans?: boolean; historyFromMonth?: number }
}

/** Tries stop at this many times the draws asked for (methodology 8.5). */
const triesPerDraw = 20
const blockSize = 256

/**
 * Draws the model until `draws` tries agree with what the firm is known to have trained and served, or
 * 20 × `draws` were tried. The same input, draws and seed give the same numbers, on any machine.
 *
 * @throws RangeError when `draws` is not a positive integer
 */
export function simulate(input: ModelInput, options: SimulateOptions): SimulationReport {
  const steps = simulateSteps(input, options)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/**
 * As `simulate`, handing over after every block of tries with how many draws are accepted so far, so that a caller
 * can answer something else in between, or stop. The numbers are those of `simulate`.
 */
export function* simulateSteps(
  input: ModelInput,
  { draws, seed, keep = {} }: SimulateOptions,
): Generator<number, SimulationReport, void> {
  if (!Number.isInteger(draws) || draws < 1)
    throw new RangeError(`draws must be a positive integer, got ${draws}`)
  const sampler = new Sampler(input, seed, blockSize)
  const model = new Model(input, sampler)
  const fromMonth = Math.min(0, keep.historyFromMonth ?? 0)
  const crossings = new Crossings(model)
  const ledger = keep.fans ? new Ledger(model, crossings, draws, fromMonth) : null
  let tried = 0
  let n = 0

  while (n < draws && tried < triesPerDraw * draws) {
    sampler.next()
    for (let i = 0; i < blockSize && n < draws && tried < triesPerDraw * draws; i++) {
      tried++
      if (ledger ? ledger.load(i) : model.loadIfAgrees(i)) {
        crossings.count()
        ledger?.record(n)
        n++
      }
    }
    yield n
  }

  const report: SimulationReport = { n, tried, acceptance: n / tried }
  crossings.keys.forEach((key, k) => {
    report[key] = { ...summarizeCounts(crossings.counts[k]!, n), ...ledger?.runway(k, n) }
  })
  return ledger ? { ...report, ...ledger.report(n, tried) } : report
}
