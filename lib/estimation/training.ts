import { Growth, runGrowth } from "./demand"
import type { Fleet } from "./fleet"
import type { ModelInput, ModelValue } from "./model-input"
import type { Column, Sampler } from "./sample"
import { emptyWorkload, type Workload } from "./workload"

/**
 * Training, month by month: the need of the flagship run and of the research around it, against the FLOP of
 * the share of the fleet that trains.
 *
 * @see docs/methodology.md#training
 */
export class Training implements Workload {
  readonly required
  readonly available
  readonly cover
  /** FLOP of one flagship run that is started in month t. */
  readonly runFlop: Float64Array
  private readonly growth = new Growth()
  private readonly runFlop0: Column
  private readonly runGrowthPerYear: Column
  private readonly growthHalfLifeMonths: Column | null
  private readonly algoGainPerYear: Column
  private readonly gainTakenShare: Column
  private readonly runsPerYear: Column
  private readonly rdMultiplier: Column
  private readonly maxRunMonths: Column
  private readonly maxClusterShare: Column

  constructor(values: NonNullable<ModelInput["training"]>, sampler: Sampler, horizon: number) {
    const of = (value: ModelValue | undefined, absent: number) => sampler.column(value ?? absent)
    const { required, available, cover } = emptyWorkload(horizon)
    this.required = required
    this.available = available
    this.cover = cover
    this.runFlop = new Float64Array(horizon + 1)
    this.runFlop0 = of(values.runFlop0, 0)
    this.runGrowthPerYear = of(values.runGrowthPerYear, 1)
    const halfLife = values.growthHalfLifeMonths ?? null
    this.growthHalfLifeMonths = halfLife === null ? null : sampler.column(halfLife)
    this.algoGainPerYear = of(values.algoGainPerYear, 1)
    this.gainTakenShare = of(values.gainTakenShare, 0)
    this.runsPerYear = of(values.runsPerYear, 1)
    this.rdMultiplier = of(values.rdMultiplier, 1)
    this.maxRunMonths = of(values.maxRunMonths, 1)
    this.maxClusterShare = of(values.maxClusterShare, 1)
  }

  /** Works out months from…to of try `i`, which follow on those before: 0 alone first. */
  run(i: number, from: number, to: number, trainShare: Float64Array, fleet: Fleet): void {
    const { runFlop, required, growth } = this
    if (from === 0) runFlop[0] = this.runFlop0[i]!
    else {
      if (from === 1) {
        const yearly = runGrowth(this.runGrowthPerYear[i]!, this.algoGainPerYear[i]!, this.gainTakenShare[i]!)
        growth.load(yearly, this.growthHalfLifeMonths === null ? null : this.growthHalfLifeMonths[i]!)
      }
      growth.run(runFlop, from, to)
    }
    const runsPerMonth = (this.runsPerYear[i]! * this.rdMultiplier[i]!) / 12
    // Flagship runs' worth of FLOP that a month's FLOP can pay for, or fit into one run: whichever is less.
    const afford = Math.min(1 / runsPerMonth, this.maxClusterShare[i]! * this.maxRunMonths[i]!)

    const own = fleet.own.train
    const others = fleet.others.train
    const { stock, all } = this.available
    const { stock: stockCover, all: allCover } = this.cover
    for (let t = from; t <= to; t++) {
      const run = runFlop[t]!
      const perFlop = afford / run
      const ofStock = trainShare[t]! * own[t]!
      const ofAll = trainShare[t]! * (own[t]! + others[t]!)
      required[t] = run * runsPerMonth
      stock[t] = ofStock
      all[t] = ofAll
      stockCover[t] = ofStock * perFlop
      allCover[t] = ofAll * perFlop
    }
  }
}
