import { roundMonths } from "./model-input"

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
  /** Units at work in the month last advanced to. */
  units = 0
  private survival = 1
  private life = Infinity
  private survivalOfLife = 0
  private growth = 1
  private arriving = 0
  private retiring = 0
  private lastUncut = Infinity
  private keptShare = 1

  /** Loads one draw's values. Units are those of the whole window, or of the first month for a flow. */
  load(draw: {
    startMonth: number
    endMonth: number
    delayMonths: number
    deployLagMonths: number
    units: number
    isFlow: boolean
    growthPerYear: number
    realisedShare: number
    /** Month of a control; units delivered after it keep `1 − cancelShare`. Infinity: none. */
    controlMonth: number
    cancelShare: number
    hazardPerYear: number
    /** Age at which units leave, months; Infinity: never. */
    lifeMonths: number
  }): void {
    const shift = roundMonths(draw.delayMonths) + roundMonths(draw.deployLagMonths)
    this.first = draw.startMonth + shift
    this.last = draw.endMonth + shift
    const perMonth = draw.isFlow ? draw.units : draw.units / (draw.endMonth - draw.startMonth + 1)
    this.arriving = perMonth * draw.realisedShare
    this.retiring = this.arriving
    this.growth = draw.growthPerYear === 1 ? 1 : draw.growthPerYear ** (1 / 12)
    this.survival = Math.exp(-draw.hazardPerYear / 12)
    this.life = draw.lifeMonths === Infinity ? Infinity : Math.max(0, roundMonths(draw.lifeMonths))
    this.survivalOfLife = this.life === Infinity ? 0 : Math.exp((-draw.hazardPerYear * this.life) / 12)
    // Deliveries are cut by their own month, not by the month they start work.
    this.lastUncut = draw.controlMonth + roundMonths(draw.deployLagMonths)
    this.keptShare = 1 - draw.cancelShare
    this.units = 0
  }

  /**
   * Advances from month `from` to month `to`, both included, writing the units at work into
   * `sink[t − offset]` for every t ≥ offset. Months must follow on one another, from `first` on.
   */
  run(from: number, to: number, sink: Float64Array | null, offset: number): void {
    const { first, last, survival, life, survivalOfLife, growth, lastUncut, keptShare } = this
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
    for (const end = Math.min(to, last + life - 1); t <= end; t++) {
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
      if (sink !== null && to >= offset) sink.fill(0, Math.max(t, offset) - offset, to - offset + 1)
    }
    this.units = units
    this.arriving = arriving
    this.retiring = retiring
  }
}
