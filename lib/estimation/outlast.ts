import { checkRun } from "./check-run"
import { Crossings, type RunwayKey } from "./crossings"
import type { ModelInput } from "./model-input"
import { Model } from "./model"
import { Sampler } from "./sample"

/** Tries drawn at once, as `simulate` draws them. */
const blockSize = 64
const blocksAtOnce = 4

/** Marks in `RunwayTries`: the try contradicts what the firm trained or served; it does not run out in time. */
const leftOut = -2
const beyond = -1

/**
 * The runways of one firm try by try. Try number i of every firm that is run with the same seed holds the same
 * draws of the vars they share, so two firms can be held against each other try by try.
 */
export type RunwayTries = {
  tries: number
  horizonMonths: number
  /** Months, −1 beyond the horizon, −2 left out; one value a try. Absent where the input has no such workload. */
  months: Partial<Record<RunwayKey, Int16Array>>
}

/**
 * Runs a firm's first tries and keeps each one's runways, those that are left out by name.
 *
 * Unlike `simulate` it does not stop at a number of accepted tries: two firms must have run the same ones.
 *
 * @throws BeyondLimit when `tries`, the seed or the horizon lies beyond its limit
 */
export function runwayTries(input: ModelInput, asked: Asked): RunwayTries {
  const steps = runwayTriesSteps(input, asked)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

type Asked = { tries: number; seed: number }

/** As `runwayTries`, handing over after every few blocks, so that a caller can answer something else in between. */
export function* runwayTriesSteps(
  input: ModelInput,
  { tries, seed }: Asked,
): Generator<void, RunwayTries, void> {
  checkRun(input, { draws: tries, seed, keptFrom: null })
  const sampler = new Sampler(input, seed, blockSize)
  const model = new Model(input, sampler)
  const crossings = new Crossings(model)
  const kept = crossings.keys.map(() => new Int16Array(tries).fill(leftOut))
  const block = (from: number) => {
    sampler.next()
    for (let i = 0; i < Math.min(blockSize, tries - from); i++) {
      if (!model.loadIfAgrees(i)) continue
      crossings.count()
      for (let k = 0; k < kept.length; k++) kept[k]![from + i] = crossings.monthOf(k) ?? beyond
    }
  }
  for (let at = 0; at < tries; at += blockSize) {
    block(at)
    if (at % (blocksAtOnce * blockSize) === 0) yield
  }
  return {
    tries,
    horizonMonths: model.horizon,
    months: Object.fromEntries(crossings.keys.map((key, k) => [key, kept[k]!])),
  }
}

/** How two firms' runways compare over the tries that agree with what both trained and served. */
export type Outlast = {
  /** Tries that agree with both; of them the counts below, which add up to it. */
  n: number
  /** The first firm's chips last longer. */
  longer: number
  shorter: number
  /** Both run out in the same month. */
  same: number
  /** Neither runs out before the horizon: which lasts longer is not known. */
  bothBeyond: number
}

/**
 * Whose chips last longer, try by try. What both firms share (how chips wear out, what a control stops, how
 * well a card is used) is then the same on both sides of each comparison.
 *
 * @returns null where one of both has no runway of that kind
 * @throws RangeError when both were not run over the same tries
 * @see docs/methodology.md#comparing-firms
 */
export function outlast(first: RunwayTries, second: RunwayTries, key: RunwayKey): Outlast | null {
  if (first.tries !== second.tries) {
    throw new RangeError(`both firms need the same tries, got ${first.tries} and ${second.tries}`)
  }
  const [a, b] = [first.months[key], second.months[key]]
  if (!a || !b) return null
  // Past the nearer of two horizons nothing is known of one of them.
  const horizon = Math.min(first.horizonMonths, second.horizonMonths)
  const lasting = (month: number) => (month === beyond || month > horizon ? horizon + 1 : month)
  const found: Outlast = { n: 0, longer: 0, shorter: 0, same: 0, bothBeyond: 0 }
  for (let i = 0; i < a.length; i++) {
    if (a[i] === leftOut || b[i] === leftOut) continue
    found.n++
    const [one, other] = [lasting(a[i]!), lasting(b[i]!)]
    if (one > other) found.longer++
    else if (one < other) found.shorter++
    else if (one > horizon) found.bothBeyond++
    else found.same++
  }
  return found
}
