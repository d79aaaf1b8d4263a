import { deliveredBetween, deliveriesOf } from "./deliveries"
import { Model } from "./model"
import type { ModelInput } from "./model-input"
import { Sampler } from "./sample"
import { Survivors } from "./survivors"
import { UnitRates } from "./unit-rates"

/** One chip of a firm's own stock, draw by draw: arrays hold one value an accepted draw. */
export type ChipHolding = {
  chip: string
  /** Units at work in each month from `fromMonth` to 0. */
  units: readonly Float64Array[]
  /**
   * What a unit does for training, TFLOP/s: the share of the fleet that trains × the chip's training weight
   * × peak × utilisation. Null without a training block.
   */
  trainPerUnit: Float64Array | null
  /**
   * Tokens a second that a unit serves with what training leaves of it. What all chips share (uptime, other
   * uses, serving gains) is left out. Null without an inference block.
   */
  servePerUnit: Float64Array | null
  /** Units at work in month 0 that failure and age take in the twelve months after. */
  lostNextYear: Float64Array
  /** Units that all lines but rentals deliver in months 1…12 after the as-of month. */
  deliveredNextYear: Float64Array
}

export type Holdings = {
  /** Accepted draws. */
  n: number
  tried: number
  /** The first month kept, at or before month 0. */
  fromMonth: number
  chips: readonly ChipHolding[]
}

export type HoldingsOptions = {
  /** Accepted draws wanted, 1 or more. */
  draws: number
  seed: number
  /** The first month kept, 0 or less. */
  fromMonth: number
}

/** As in `simulate`: tries stop at this many times the draws asked for (methodology 8.5). */
const triesPerDraw = 20
const blockSize = 256
const monthsOfNextYear = 12

/**
 * What a firm holds, draw by draw: its own stock by chip in the as-of month and the months before, with each
 * chip's throughput in the same draw, so that shares can be summed before they are summarized.
 *
 * Draws are those of `simulate` for the same input and seed: the same vars, the same tries accepted. Months
 * before 0 use the allocation of month 0.
 *
 * @throws RangeError when `draws` is not a positive integer or `fromMonth` lies after 0
 */
export function sampleHoldings(input: ModelInput, { draws, seed, fromMonth }: HoldingsOptions): Holdings {
  if (!Number.isInteger(draws) || draws < 1)
    throw new RangeError(`draws must be a positive integer, got ${draws}`)
  if (!Number.isInteger(fromMonth) || fromMonth > 0)
    throw new RangeError(`fromMonth must be a whole month at or before 0, got ${fromMonth}`)
  const sampler = new Sampler(input, seed, blockSize)
  const model = new Model(input, sampler)
  const { fleet } = model
  const rates = new UnitRates(input, sampler)
  const months = 1 - fromMonth
  const history = fleet.lineUnits.map(() => new Float64Array(months))
  const lines = (input.supply ?? []).map((line) => ({ line, chip: fleet.chipIds.indexOf(line.chip) }))
  const own = lines
    .filter(({ line }) => line.class === "stock" || line.class === "order")
    .map(({ line, chip }) => ({
      chip,
      survivors: new Survivors(line, input, sampler, monthsOfNextYear),
    }))
  const deliveries = lines
    .filter(({ line }) => line.class !== "rental")
    .map(({ line, chip }) => ({ chip, stock: deliveriesOf(line, sampler) }))
  const kept = fleet.chipIds.map((chip) => ({
    chip,
    units: Array.from({ length: months }, () => new Float64Array(draws)),
    trainPerUnit: input.training ? new Float64Array(draws) : null,
    servePerUnit: input.inference ? new Float64Array(draws) : null,
    lostNextYear: new Float64Array(draws),
    deliveredNextYear: new Float64Array(draws),
  }))

  let tried = 0
  let n = 0
  while (n < draws && tried < triesPerDraw * draws) {
    sampler.next()
    for (let i = 0; i < blockSize && n < draws && tried < triesPerDraw * draws; i++) {
      tried++
      for (const line of history) line.fill(0)
      model.load(i, history, fromMonth)
      const { T, I } = model.agrees()
      if (!T || !I) continue
      history.forEach((line, k) => {
        if (!fleet.isStockLine(k)) return
        const { units } = kept[fleet.chipOfLine(k)]!
        for (let m = 0; m < months; m++) units[m]![n] = units[m]![n]! + line[m]!
      })
      const trainShare = model.trainShare[0]!
      kept.forEach((holding, c) => {
        if (holding.trainPerUnit) holding.trainPerUnit[n] = trainShare * rates.train(c, i)
        if (holding.servePerUnit)
          holding.servePerUnit[n] = (1 - trainShare * rates.trainWeight(c, i)) * rates.serve(c, i)
        holding.lostNextYear[n] = holding.units[months - 1]![n]!
      })
      for (const { chip, survivors } of own) {
        const { lostNextYear } = kept[chip]!
        lostNextYear[n] = Math.max(0, lostNextYear[n]! - survivors.units(i))
      }
      for (const { chip, stock } of deliveries) {
        const { deliveredNextYear } = kept[chip]!
        deliveredNextYear[n] = deliveredNextYear[n]! + deliveredBetween(stock, i, 0, monthsOfNextYear)
      }
      n++
    }
  }
  const cut = (values: Float64Array) => values.subarray(0, n)
  return {
    n,
    tried,
    fromMonth,
    chips: kept.map((holding) => ({
      chip: holding.chip,
      units: holding.units.map(cut),
      trainPerUnit: holding.trainPerUnit && cut(holding.trainPerUnit),
      servePerUnit: holding.servePerUnit && cut(holding.servePerUnit),
      lostNextYear: cut(holding.lostNextYear),
      deliveredNextYear: cut(holding.deliveredNextYear),
    })),
  }
}
