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

  /** Moves to month t. Months must come one after the other, from `first` on. */
  advance(t: number): number {
    let units = this.units * this.survival
    if (t >= this.first && t <= this.last) {
      units += t > this.lastUncut ? this.arriving * this.keptShare : this.arriving
      this.arriving *= this.growth
    }
    const born = t - this.life
    if (born >= this.first && born <= this.last) {
      if (born === this.last) units = 0
      else {
        units -=
          (born > this.lastUncut ? this.retiring * this.keptShare : this.retiring) * this.survivalOfLife
        this.retiring *= this.growth
      }
    }
    this.units = units
    return units
  }
}
