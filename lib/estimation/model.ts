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
  /** The last month worked out of the loaded try. */
  reached = 0
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
    this.begin(i, history, historyFrom)
    this.startTraining()
    this.startInference()
  }

  /** Whether the loaded try could train what was trained and serve what was served (methodology, 8.5). */
  agrees(): { T: boolean; I: boolean } {
    return { T: this.agreesInTraining(), I: this.agreesInInference() }
  }

  /**
   * Loads try `i` and says whether it agrees, as `load` and `agrees` do, but without inference where training
   * says no: a try that is left out needs no more.
   */
  loadIfAgrees(i: number): boolean {
    this.begin(i, null, 0)
    this.startTraining()
    if (!this.agreesInTraining()) return false
    this.startInference()
    return this.agreesInInference()
  }

  /** Runs the loaded try to the horizon; the series then hold it, and the fleet the units of each line. */
  runMonths(): void {
    this.advance(this.horizon, true, true, true)
  }

  /**
   * Runs the loaded try on to month `to`; the series hold it up to there.
   * @param training false once nothing more is asked of training: its series then end where they are, for good
   * @param inference the same of inference
   * @param withUnits whether the fleet keeps the units of each line
   */
  advance(to: number, training: boolean, inference: boolean, withUnits: boolean): void {
    const from = this.reached + 1
    this.fleet.run(from, to, withUnits, training)
    this.shareBetween(from, to)
    if (training) this.training?.run(this.at, from, to, this.trainShare, this.fleet)
    if (inference) this.inference?.run(this.at, from, to, this.trainShare, this.fleet)
    this.reached = to
  }

  private begin(i: number, history: readonly Float64Array[] | null, historyFrom: number): void {
    this.at = i
    this.reached = 0
    this.fleet.load(i, history, historyFrom)
    this.shareBetween(0, 0)
  }

  private agreesInTraining(): boolean {
    return this.training === null || this.training.cover.all[0]! >= this.condition.T
  }

  private agreesInInference(): boolean {
    return this.inference === null || this.inference.cover.all[0]! >= this.condition.I
  }

  private shareBetween(from: number, to: number): void {
    const { at: i, trainShare, allocation } = this
    const { min: mins, max: maxes } = allocation
    const isDrawn = !Number.isNaN(mins[i]!) && !Number.isNaN(maxes[i]!)
    const start = isDrawn ? allocation.trainShare0[i]! : NaN
    const drift = allocation.driftPerYear[i]!
    const min = mins[i]!
    const max = maxes[i]!
    for (let t = from; t <= to; t++) {
      const share = start + (drift * t) / 12
      // As Math.max(min, Math.min(max, share)), which takes longer; ends that are no number are seen to above.
      const capped = share > max ? max : share
      trainShare[t] = capped < min ? min : capped
    }
  }

  private startTraining(): void {
    if (this.training === null) return
    this.fleet.startTraining()
    this.training.run(this.at, 0, 0, this.trainShare, this.fleet)
  }

  private startInference(): void {
    if (this.inference === null) return
    this.fleet.startServing()
    this.inference.run(this.at, 0, 0, this.trainShare, this.fleet)
  }
}
