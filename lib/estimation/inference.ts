import { Growth } from "./demand"
import type { Fleet } from "./fleet"
import type { ModelInput, ModelValue } from "./model-input"
import type { Column, Sampler } from "./sample"
import { emptyWorkload, type Workload } from "./workload"

const secondsPerDay = 86_400

/**
 * Inference, month by month: the tokens a firm serves on its own chips, against the tokens that every chip
 * not busy with training could serve.
 *
 * @see docs/methodology.md#inference
 */
export class Inference implements Workload {
  readonly required
  readonly available
  readonly cover
  /** Tokens a day of what the fleet serves in a second, as serving gets better. */
  private readonly gain: Float64Array
  private readonly growth = new Growth()
  private readonly gainGrowth = new Growth()
  private readonly tokensPerDay0: Column
  private readonly growthPerYear: Column
  private readonly growthHalfLifeMonths: Column | null
  private readonly selfServedShare: Column
  private readonly utilisation: Column
  private readonly serveBase: Column
  private readonly serveGainPerYear: Column
  private readonly serveGainHalfLifeMonths: Column | null

  constructor(values: NonNullable<ModelInput["inference"]>, sampler: Sampler, horizon: number) {
    const of = (value: ModelValue | undefined, absent: number) => sampler.column(value ?? absent)
    const optional = (value: ModelValue | null | undefined) =>
      value === null || value === undefined ? null : sampler.column(value)
    const { required, available, cover } = emptyWorkload(horizon)
    this.required = required
    this.available = available
    this.cover = cover
    this.gain = new Float64Array(horizon + 1)
    this.tokensPerDay0 = of(values.tokensPerDay0, 0)
    this.growthPerYear = of(values.growthPerYear, 1)
    this.growthHalfLifeMonths = optional(values.growthHalfLifeMonths)
    this.selfServedShare = of(values.selfServedShare, 1)
    this.utilisation = of(values.utilisation, 0)
    this.serveBase = of(values.serveBase, 1)
    this.serveGainPerYear = of(values.serveGainPerYear, 1)
    this.serveGainHalfLifeMonths = optional(values.serveGainHalfLifeMonths)
  }

  /** Works out months from…to of try `i`, which follow on those before: 0 alone first. */
  run(i: number, from: number, to: number, trainShare: Float64Array, fleet: Fleet): void {
    const { required, gain, growth, gainGrowth } = this
    if (from === 0) {
      required[0] = this.selfServedShare[i]! * this.tokensPerDay0[i]!
      gain[0] = secondsPerDay * this.utilisation[i]! * this.serveBase[i]!
    } else {
      if (from === 1) {
        const { growthHalfLifeMonths: ofNeed, serveGainHalfLifeMonths: ofServing } = this
        growth.load(this.growthPerYear[i]!, ofNeed === null ? null : ofNeed[i]!)
        gainGrowth.load(this.serveGainPerYear[i]!, ofServing === null ? null : ofServing[i]!)
      }
      growth.run(required, from, to)
      gainGrowth.run(gain, from, to)
    }

    const { serve: ownServe, serveOfTrainable: ownTrainable } = fleet.own
    const { serve: othersServe, serveOfTrainable: othersTrainable } = fleet.others
    const { stock, all } = this.available
    const { stock: stockCover, all: allCover } = this.cover
    for (let t = from; t <= to; t++) {
      const share = trainShare[t]!
      const perToken = 1 / required[t]!
      const ofStock = gain[t]! * (ownServe[t]! - share * ownTrainable[t]!)
      const ofAll = ofStock + gain[t]! * (othersServe[t]! - share * othersTrainable[t]!)
      stock[t] = ofStock
      all[t] = ofAll
      stockCover[t] = ofStock * perToken
      allCover[t] = ofAll * perToken
    }
  }
}
