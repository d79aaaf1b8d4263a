import { Attrition } from "./attrition"
import type { ModelInput, ModelValue, SupplyLine } from "./model-input"
import type { Column, Sampler } from "./sample"
import { LineStock } from "./stock"

/**
 * Of a line's units at work in month 0, those still at work some months later: lost to neither failure nor
 * age, and nothing new counted. Units that will be too old by then are left out by taking the months off
 * the chip's service life; the rest thin out by the hazard.
 */
export class Survivors {
  private readonly stock: LineStock
  private readonly attrition: Attrition
  private readonly hazardPerYear: Column
  /** Service life and the same shortened; null where chips never leave by age. */
  private readonly life: { whole: Column; shortened: Float64Array } | null

  /** @param months how much later, whole months */
  constructor(
    line: SupplyLine,
    input: ModelInput,
    sampler: Sampler,
    private readonly months: number,
  ) {
    const of = (value: ModelValue | undefined, absent: number) => sampler.column(value ?? absent)
    const chip = input.chips[line.chip]
    const isFlow = line.unitsPerMonth !== undefined
    const life = line.termMonths ?? chip?.serviceLifeMonths ?? null
    this.hazardPerYear = of(chip?.hazardPerYear, 0)
    this.life =
      life === null ? null : { whole: sampler.column(life), shortened: new Float64Array(sampler.size) }
    this.attrition = new Attrition(this.hazardPerYear, this.life && this.life.shortened)
    this.stock = new LineStock({
      startMonth: line.startMonth,
      endMonth: line.endMonth,
      isFlow,
      units: of(line.unitsPerMonth ?? line.units, 0),
      growthPerYear: of(isFlow ? line.growthPerYear : 1, 1),
      realisedShare: of(line.realisedShare, 1),
      delayMonths: of(line.delayMonths, 0),
      deployLagMonths: of(input.deployLagMonths, 0),
      controlMonth: line.control?.effectiveMonth ?? Infinity,
      cancelShare: of(line.control?.cancelShare, 0),
      attrition: this.attrition,
    })
  }

  /** Units in try `i` of the sampler's block. */
  units(i: number): number {
    const { stock, attrition, life, months } = this
    if (life) life.shortened[i] = life.whole[i]! - months
    attrition.load(i)
    stock.load(i)
    stock.run(stock.first, 0, null, 0)
    return stock.units * Math.exp((-this.hazardPerYear[i]! * months) / 12)
  }
}
