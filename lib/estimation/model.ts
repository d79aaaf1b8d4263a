import { Fleet } from "./fleet"
import { Inference } from "./inference"
import { defaultHorizonMonths, type ModelInput, type ModelValue } from "./model-input"
import type { Column, Sampler } from "./sample"
import { Training } from "./training"

/**
 * The monthly model of one firm, compiled once for many tries: `load` a try of the sampler's block, ask
 * whether it agrees with what was served, then run its months. Series run over t = 0…H and are reused by the
 * next try.
 */
export class Model {
  readonly horizon: number
  readonly fleet: Fleet
  readonly training: Training | null
  readonly inference: Inference | null
  /** Share of training-capable chips that train. */
  readonly trainShare: Float64Array
  private readonly allocation: Record<"trainShare0" | "driftPerYear" | "min" | "max", Column>
  private readonly condition: { T: number; I: number }
  private at = 0

  constructor(input: ModelInput, sampler: Sampler) {
    const of = (value: ModelValue | undefined, absent: number) => sampler.column(value ?? absent)
    this.horizon = input.horizonMonths ?? defaultHorizonMonths
    this.fleet = new Fleet(input, sampler, this.horizon)
    this.training = input.training ? new Training(input.training, sampler, this.horizon) : null
    this.inference = input.inference ? new Inference(input.inference, sampler, this.horizon) : null
    this.trainShare = new Float64Array(this.horizon + 1)
    this.allocation = {
      trainShare0: of(input.allocation?.trainShare0, 0),
      driftPerYear: of(input.allocation?.driftPerYear, 0),
      min: of(input.allocation?.min, 0),
      max: of(input.allocation?.max, 1),
    }
    this.condition = { T: input.conditionOnServed?.T ?? 0, I: input.conditionOnServed?.I ?? 0 }
  }

  /**
   * Loads try `i` of the sampler's block and works out month 0.
   * @param history one series a line for months before 0, from `historyFrom` on, where they are kept
   */
  load(i: number, history: readonly Float64Array[] | null = null, historyFrom = 0): void {
    this.at = i
    this.fleet.load(i, history, historyFrom)
    this.runBetween(0, 0)
  }

  /** Whether the loaded try could train what was trained and serve what was served (methodology, 8.5). */
  agrees(): { T: boolean; I: boolean } {
    const { training, inference, condition } = this
    return {
      T: training === null || training.cover.all[0]! >= condition.T,
      I: inference === null || inference.cover.all[0]! >= condition.I,
    }
  }

  /** Runs the loaded try to the horizon; the series then hold it. */
  runMonths(): void {
    this.fleet.runMonths()
    this.runBetween(1, this.horizon)
  }

  private runBetween(from: number, to: number): void {
    const { at: i, trainShare, allocation } = this
    const start = allocation.trainShare0[i]!
    const drift = allocation.driftPerYear[i]!
    const min = allocation.min[i]!
    const max = allocation.max[i]!
    for (let t = from; t <= to; t++) {
      trainShare[t] = Math.max(min, Math.min(max, start + (drift * t) / 12))
    }
    this.training?.run(i, from, to, trainShare, this.fleet)
    this.inference?.run(i, from, to, trainShare, this.fleet)
  }
}
