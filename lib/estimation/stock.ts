import { never, wholeMonths, type Attrition } from "./attrition"
import type { Column } from "./sample"
import type { Work } from "./work"

/** A supply line's values: whole months, and a column of draws for all that may be uncertain. */
export type LineDraws = {
  startMonth: number
  endMonth: number
  /** Chips over the whole window, or in its first month for a flow. */
  units: Column
  isFlow: boolean
  growthPerYear: Column
  realisedShare: Column
  delayMonths: Column
  deployLagMonths: Column
  /** Month of a control; units delivered after it keep 1 − cancelShare. Infinity: none. */
  controlMonth: number
  cancelShare: Column
  /** How units leave; whoever loads a draw into the line has loaded it here before. */
  attrition: Attrition
}

/**
 * One supply line's chips in service, advanced month by month: N ← N·e^(−λ/12) + arrivals − arrivals of L
 * months ago·e^(−λL/12). Gives what summing cohorts gives, in one pass.
 *
 * An object is set up once and loaded anew for each draw, so that a run of many draws allocates nothing.
 *
 * @see docs/methodology.md#stock
 */
export class LineStock {
  /** First and last month in which units of this line start work. */
  first = 0
  last = 0
  /** Last month in which a unit of this line can be at work. */
  lastAtWork = never
  /** Units at work in the month last advanced to. */
  units = 0
  private growth = 1
  private arriving = 0
  private retiring = 0
  private lastUncut = never
  private keptShare = 1

  constructor(private readonly draws: LineDraws) {}

  /** Loads draw `i`, after its attrition; nothing is at work yet. */
  load(i: number): void {
    const { draws } = this
    const lag = wholeMonths(draws.deployLagMonths[i]!)
    const shift = wholeMonths(draws.delayMonths[i]!) + lag
    this.first = (draws.startMonth + shift) | 0
    this.last = (draws.endMonth + shift) | 0
    const months = draws.isFlow ? 1 : draws.endMonth - draws.startMonth + 1
    this.arriving = (draws.units[i]! / months) * draws.realisedShare[i]!
    this.retiring = this.arriving
    const growth = draws.growthPerYear[i]!
    this.growth = growth === 1 ? 1 : growth ** (1 / 12)
    this.lastAtWork = this.last + draws.attrition.life - 1
    // Deliveries are cut by their own month, not by the month they start work.
    this.lastUncut = (Math.min(draws.controlMonth, never) + lag) | 0
    this.keptShare = 1 - draws.cancelShare[i]!
    this.units = 0
  }

  /**
   * Advances from month `from` to month `to`, both included, writing the units at work into
   * `sink[t − offset]` for every t ≥ offset. Months must follow on one another, from `first` on.
   */
  run(from: number, to: number, sink: Float64Array | null, offset: number): void {
    const { first, last, growth, lastAtWork, lastUncut, keptShare } = this
    const { life, survivalOfMonth: survival, survivalOfLife } = this.draws.attrition
    let { units, arriving, retiring } = this
    let t = from
    // One loop a stage of the line's life: filling up, thinning out, leaving by age (while it may still
    // fill up), gone. A single loop that asks for the stage each month takes twice the time.
    const firstLeaving = first + life
    for (const end = Math.min(to, last, firstLeaving - 1); t <= end; t++) {
      units = units * survival + (t > lastUncut ? arriving * keptShare : arriving)
      arriving *= growth
      if (sink !== null && t >= offset) sink[t - offset] = units
    }
    for (const end = Math.min(to, firstLeaving - 1); t <= end; t++) {
      units *= survival
      if (sink !== null && t >= offset) sink[t - offset] = units
    }
    for (const end = Math.min(to, lastAtWork); t <= end; t++) {
      units *= survival
      if (t <= last) {
        units += t > lastUncut ? arriving * keptShare : arriving
        arriving *= growth
      }
      units -= (t - life > lastUncut ? retiring * keptShare : retiring) * survivalOfLife
      retiring *= growth
      // What subtraction leaves of a line that is all gone.
      if (units < 1e-9) units = 0
      if (sink !== null && t >= offset) sink[t - offset] = units
    }
    if (t <= to) {
      units = 0
      if (sink !== null) for (t = Math.max(t, offset); t <= to; t++) sink[t - offset] = 0
    }
    this.units = units
    this.arriving = arriving
    this.retiring = retiring
  }

  /**
   * Advances as `run` does, over months of 1 or more, and adds what the units at work can do: units × what each
   * does, month by month. Summed here and not from a series of units, since the next month's units wait for this
   * month's, and the sums have time to be made meanwhile.
   *
   * @param sink the units at work by month, where they are kept
   * @param perUnit work of a unit by chip, and `chip` the index of this line's
   * @param withTraining whether `sums.train` is asked for
   */
  work(
    from: number,
    to: number,
    sink: Float64Array | null,
    sums: Work,
    perUnit: Work,
    chip: number,
    withTraining: boolean,
  ): void {
    const { first, last, growth, lastAtWork, lastUncut, keptShare } = this
    const { life, survivalOfMonth: survival, survivalOfLife } = this.draws.attrition
    const { train, serve, serveOfTrainable } = sums
    const ofTrain = perUnit.train[chip]!
    const ofServe = perUnit.serve[chip]!
    const ofTrainable = perUnit.serveOfTrainable[chip]!
    let { units, arriving, retiring } = this
    let t = from
    const firstLeaving = first + life
    for (const end = Math.min(to, last, firstLeaving - 1); t <= end; t++) {
      units = units * survival + (t > lastUncut ? arriving * keptShare : arriving)
      arriving *= growth
      if (sink !== null) sink[t] = units
      if (withTraining) train[t] = train[t]! + units * ofTrain
      serve[t] = serve[t]! + units * ofServe
      serveOfTrainable[t] = serveOfTrainable[t]! + units * ofTrainable
    }
    for (const end = Math.min(to, firstLeaving - 1); t <= end; t++) {
      units *= survival
      if (sink !== null) sink[t] = units
      if (withTraining) train[t] = train[t]! + units * ofTrain
      serve[t] = serve[t]! + units * ofServe
      serveOfTrainable[t] = serveOfTrainable[t]! + units * ofTrainable
    }
    for (const end = Math.min(to, lastAtWork); t <= end; t++) {
      units *= survival
      if (t <= last) {
        units += t > lastUncut ? arriving * keptShare : arriving
        arriving *= growth
      }
      units -= (t - life > lastUncut ? retiring * keptShare : retiring) * survivalOfLife
      retiring *= growth
      if (units < 1e-9) units = 0
      if (sink !== null) sink[t] = units
      if (withTraining) train[t] = train[t]! + units * ofTrain
      serve[t] = serve[t]! + units * ofServe
      serveOfTrainable[t] = serveOfTrainable[t]! + units * ofTrainable
    }
    if (t <= to) {
      units = 0
      if (sink !== null) for (; t <= to; t++) sink[t] = 0
    }
    this.units = units
    this.arriving = arriving
    this.retiring = retiring
  }
}
