import { Model } from "../model"
import type { ModelInput } from "../model-input"
import { interpolatedRunway, NotANumber } from "../runway"
import { HeldSampler } from "./held-sampler"
import { coverOf, outputsOf, workloadOf, type SensitivityOutput } from "./outputs"

/** Months of the first stretch; each that follows is twice as long. */
const firstStretch = 12

const unknown = -1

/**
 * The model of one input as a function: vars are put in, runways come out, interpolated and capped at the horizon,
 * which is what sensitivity analysis takes as the model's answer (methodology, 6 and 9): a mean and a variance need
 * a number for what does not run out, too. Allocates nothing a row, and runs months only as far as some runway is
 * unknown.
 */
export class Evaluator {
  readonly sampler: HeldSampler
  readonly outputs: readonly SensitivityOutput[]
  private readonly model: Model
  private readonly covers: readonly Float64Array[]
  private readonly ofTraining: readonly boolean[]
  /** First month with a cover below 1, one an output. */
  private readonly found: Int32Array

  /** @param size rows in a block */
  constructor(input: ModelInput, size: number) {
    this.sampler = new HeldSampler(input, size)
    this.model = new Model(input, this.sampler)
    this.outputs = outputsOf(input)
    this.covers = this.outputs.map((output) => coverOf(this.model, output))
    this.ofTraining = this.outputs.map((output) => workloadOf(output) === "training")
    this.found = new Int32Array(this.outputs.length)
  }

  /** Loads row `i`, and says whether it agrees with what the firm trained and served (methodology, 8.5). */
  loadIfAgrees(i: number): boolean {
    return this.model.loadIfAgrees(i)
  }

  /**
   * Runs the row that was loaded; its runways, one an output, into `into[o][at]`, in months.
   * @throws NotANumber for a draw outside what its field can hold
   */
  finish(into: readonly Float64Array[], at: number): void {
    const { model, covers, found } = this
    this.cross()
    for (let o = 0; o < covers.length; o++) {
      const month = found[o]!
      if (month === unknown) into[o]![at] = model.horizon
      else if (Number.isNaN(covers[o]![month])) throw new NotANumber(month)
      else into[o]![at] = interpolatedRunway(covers[o]!, month)
    }
  }

  /** Runs rows 0…count − 1 of the block, agreed or not; their runways, one an output, into `into[o][row]`. */
  run(count: number, into: readonly Float64Array[]): void {
    for (let i = 0; i < count; i++) {
      this.model.load(i)
      this.finish(into, i)
    }
  }

  private cross(): void {
    const { model, covers, found } = this
    found.fill(unknown)
    let from = 0
    let to = model.reached
    for (let stretch = firstStretch; ; stretch *= 2) {
      for (let o = 0; o < covers.length; o++) {
        if (found[o] === unknown) found[o] = firstShort(covers[o]!, from, to)
      }
      const training = this.isAsked(true)
      const inference = this.isAsked(false)
      if (to === model.horizon || !(training || inference)) return
      from = to + 1
      to = Math.min(model.horizon, to + stretch)
      model.advance(to, training, inference, false)
    }
  }

  /** Whether a runway of training, or of inference, is not known yet. */
  private isAsked(ofTraining: boolean): boolean {
    for (let o = 0; o < this.found.length; o++) {
      if (this.found[o] === unknown && this.ofTraining[o] === ofTraining) return true
    }
    return false
  }
}

/** The first of the months from…to in which the cover is below 1 or no number; −1: none. */
function firstShort(cover: Float64Array, from: number, to: number): number {
  for (let t = from; t <= to; t++) if (!(cover[t]! >= 1)) return t
  return unknown
}
