import { checkRun } from "./check-run"
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
/** Tries drawn at once: the columns of a firm's hundred vars then stay near the processor. */
const blockSize = 64

/**
 * Draws the model until `draws` tries agree with what the firm is known to have trained and served, or
 * 20 × `draws` were tried. The same input, draws and seed give the same numbers, on any machine.
 *
 * @throws BeyondLimit when `draws`, the seed, the horizon or what is kept lies beyond its limit
 */
export function simulate(input: ModelInput, options: SimulateOptions): SimulationReport {
  const run = new Run(input, options)
  while (run.isUnfinished) run.nextBlock()
  const told = run.report()
  for (;;) {
    const step = told.next()
    if (step.done) return step.value
  }
}

/**
 * As `simulate`, handing over after every block of tries, and between the parts of its report, with how many draws
 * are accepted so far, so that a caller can answer something else in between, or stop. The numbers are those of
 * `simulate`.
 */
export function* simulateSteps(
  input: ModelInput,
  options: SimulateOptions,
): Generator<number, SimulationReport, void> {
  const run = new Run(input, options)
  while (run.isUnfinished) yield run.nextBlock()
  const told = run.report()
  for (;;) {
    const step = told.next()
    if (step.done) return step.value
    yield run.accepted
  }
}

/** A run under way. Tries go by blocks in a method of their own, which a compiler takes on sooner than a generator. */
class Run {
  private readonly sampler: Sampler
  private readonly model: Model
  private readonly crossings: Crossings
  private readonly ledger: Ledger | null
  private readonly draws: number
  private tried = 0
  private n = 0

  constructor(input: ModelInput, { draws, seed, keep = {} }: SimulateOptions) {
    const fromMonth = Math.min(0, keep.historyFromMonth ?? 0)
    checkRun(input, { draws, seed, keptFrom: keep.fans ? fromMonth : null })
    this.draws = draws
    this.sampler = new Sampler(input, seed, blockSize)
    this.model = new Model(input, this.sampler)
    this.crossings = new Crossings(this.model)
    this.ledger = keep.fans ? new Ledger(this.model, this.crossings, draws, fromMonth) : null
  }

  get isUnfinished(): boolean {
    return this.n < this.draws && this.tried < triesPerDraw * this.draws
  }

  get accepted(): number {
    return this.n
  }

  /** Tries one block; returns how many draws are accepted by now. */
  nextBlock(): number {
    const { sampler, model, crossings, ledger } = this
    sampler.next()
    for (let i = 0; i < blockSize && this.isUnfinished; i++) {
      this.tried++
      if (ledger === null ? model.loadIfAgrees(i) : ledger.load(i)) {
        crossings.count()
        ledger?.record(this.n)
        this.n++
      }
    }
    return this.n
  }

  *report(): Generator<void, SimulationReport, void> {
    const { n, tried, crossings, ledger } = this
    const report: SimulationReport = { n, tried, acceptance: n / tried }
    crossings.keys.forEach((key, k) => {
      report[key] = { ...summarizeCounts(crossings.counts[k]!, n), ...ledger?.runway(k, n) }
    })
    return ledger ? { ...report, ...(yield* ledger.report(n, tried)) } : report
  }
}
