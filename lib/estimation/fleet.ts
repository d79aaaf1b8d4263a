import { Attritions } from "./attrition"
import type { ModelInput, ModelValue, SupplyLine } from "./model-input"
import type { Column, Sampler } from "./sample"
import { LineStock } from "./stock"
import { ServingRates, type MixColumns } from "./throughput"
import { clearWork, emptyWork, type Work } from "./work"

/** One month is 365.25/12 days (methodology, section 2). */
const secondsPerMonth = 2_629_800

type ChipColumns = {
  tflopsTrain: Column
  tflopsInfer: Column
  memBandwidthGBs: Column
  mfu: Column
  trainWeight: Column
  hazardPerYear: Column
  serviceLifeMonths: Column | null
  inferFactor: Column
}

/** The chips of one firm: supply lines in service, and the work they can do. Loaded anew for each try. */
export class Fleet {
  readonly chipIds: readonly string[]
  /** Units of each line at work, t = 0…H. Own lines (stock and orders) come first. */
  readonly lineUnits: readonly Float64Array[]
  readonly own: Work
  readonly others: Work
  private readonly horizon: number
  private readonly chips: readonly ChipColumns[]
  /** Chips that a line holds, by index: the others need no rates. */
  private readonly chipsHeld: readonly number[]
  private readonly lines: readonly { chip: number; stock: LineStock }[]
  private readonly attritions = new Attritions()
  private readonly ownLines: number
  private readonly otherUseShare: Column
  private readonly uptime: Column
  private readonly serving: ServingRates | null
  /** What one unit of each chip adds to the work in the loaded try. */
  private readonly perUnit: Work
  private at = 0

  constructor(input: ModelInput, sampler: Sampler, horizon: number) {
    const of = (value: ModelValue | undefined, absent: number) => sampler.column(value ?? absent)
    const optional = (value: ModelValue | null | undefined) =>
      value === undefined || value === null ? null : sampler.column(value)
    this.horizon = horizon
    this.chipIds = Object.keys(input.chips)
    this.chips = Object.values(input.chips).map((chip) => ({
      tflopsTrain: of(chip.tflopsTrain, 0),
      tflopsInfer: of(chip.tflopsInfer, 0),
      memBandwidthGBs: of(chip.memBandwidthGBs, 0),
      mfu: of(chip.mfu, 0),
      trainWeight: of(chip.trainWeight, 0),
      hazardPerYear: of(chip.hazardPerYear, 0),
      serviceLifeMonths: optional(chip.serviceLifeMonths),
      inferFactor: of(chip.inferFactor, 1),
    }))
    const ownFirst = [...(input.supply ?? [])].sort((a, b) => Number(isOwn(b)) - Number(isOwn(a)))
    this.ownLines = ownFirst.filter(isOwn).length
    const lag = of(input.deployLagMonths, 0)
    this.lines = ownFirst.map((line) => {
      const chip = this.chipIds.indexOf(line.chip)
      const { hazardPerYear, serviceLifeMonths } = this.chips[chip]!
      const stock = new LineStock({
        startMonth: line.startMonth,
        endMonth: line.endMonth,
        isFlow: line.unitsPerMonth !== undefined,
        units: of(line.unitsPerMonth ?? line.units, 0),
        growthPerYear: of(line.unitsPerMonth === undefined ? 1 : line.growthPerYear, 1),
        realisedShare: of(line.realisedShare, 1),
        delayMonths: of(line.delayMonths, 0),
        deployLagMonths: lag,
        controlMonth: line.control?.effectiveMonth ?? Infinity,
        cancelShare: of(line.control?.cancelShare, 0),
        attrition: this.attritions.of(hazardPerYear, optional(line.termMonths) ?? serviceLifeMonths),
      })
      return { chip, stock }
    })
    this.chipsHeld = [...new Set(this.lines.map(({ chip }) => chip))]
    this.otherUseShare = of(input.allocation?.otherUseShare, 0)
    this.uptime = of(input.training?.uptime, 0)
    const { inference } = input
    this.serving = inference ? new ServingRates(mixColumns(inference, sampler)) : null

    this.lineUnits = this.lines.map(() => new Float64Array(horizon + 1))
    this.own = emptyWork(horizon + 1)
    this.others = emptyWork(horizon + 1)
    this.perUnit = emptyWork(this.chips.length)
  }

  /** True when a line belongs to the firm's own stock: delivered or firmly ordered by the as-of date. */
  isStockLine(line: number): boolean {
    return line < this.ownLines
  }

  /** Index of a line's chip in `chipIds`. */
  chipOfLine(line: number): number {
    return this.lines[line]!.chip
  }

  /** Peak BF16 rate of a chip in the loaded try, TFLOP/s. */
  peakTflops(chip: number): number {
    return this.chips[chip]!.tflopsTrain[this.at]!
  }

  /**
   * Loads try `i` of the sampler's block and brings the units of each line to month 0.
   * @param history one series a line for months before 0, from `historyFrom` on, where they are kept
   */
  load(i: number, history: readonly Float64Array[] | null, historyFrom: number): void {
    this.at = i
    for (const attrition of this.attritions.all) attrition.load(i)
    for (let k = 0; k < this.lines.length; k++) {
      const { stock } = this.lines[k]!
      stock.load(i)
      stock.run(stock.first, 0, history === null ? null : history[k]!, historyFrom)
      this.lineUnits[k]![0] = stock.first <= 0 ? stock.units : 0
    }
  }

  /** What the loaded try can train in month 0. */
  startTraining(): void {
    this.loadTrainingRates()
    this.addMonth0("train")
  }

  /** What the loaded try can serve in month 0. */
  startServing(): void {
    this.loadServingRates()
    this.addMonth0("serve")
    this.addMonth0("serveOfTrainable")
  }

  /**
   * Runs the loaded try on over months from…to; months follow on one another, from 1 on.
   * @param withUnits whether `lineUnits` are asked for
   * @param withTraining whether the work of training is asked for, which no later month can do without
   */
  run(from: number, to: number, withUnits: boolean, withTraining: boolean): void {
    const { own, others, perUnit, lineUnits, ownLines } = this
    clearWork(own, from, to, withTraining)
    clearWork(others, from, to, withTraining)
    for (let k = 0; k < this.lines.length; k++) {
      const { chip, stock } = this.lines[k]!
      const start = Math.max(from, stock.first)
      const units = withUnits ? lineUnits[k]! : null
      if (units !== null) for (let t = from, end = Math.min(start, to + 1); t < end; t++) units[t] = 0
      if (start <= to) stock.work(start, to, units, k < ownLines ? own : others, perUnit, chip, withTraining)
    }
  }

  private loadTrainingRates(): void {
    const { at: i, perUnit } = this
    const notOther = 1 - this.otherUseShare[i]!
    const trainSeconds = this.uptime[i]! * secondsPerMonth
    for (const c of this.chipsHeld) {
      const chip = this.chips[c]!
      const flops = chip.tflopsTrain[i]! * 1e12 * chip.mfu[i]!
      perUnit.train[c] = chip.trainWeight[i]! * notOther * flops * trainSeconds
    }
  }

  private loadServingRates(): void {
    const { at: i, perUnit, serving } = this
    if (serving === null) return
    const notOther = 1 - this.otherUseShare[i]!
    serving.load(i)
    for (const c of this.chipsHeld) {
      const chip = this.chips[c]!
      const seconds = serving.chipSecPerToken(
        chip.tflopsInfer[i]!,
        chip.memBandwidthGBs[i]!,
        chip.inferFactor[i]!,
      )
      const serve = notOther / seconds
      perUnit.serve[c] = serve
      perUnit.serveOfTrainable[c] = serve * chip.trainWeight[i]!
    }
  }

  private addMonth0(kind: keyof Work): void {
    const rates = this.perUnit[kind]
    let own = 0
    let others = 0
    for (let k = 0; k < this.lines.length; k++) {
      const { chip, stock } = this.lines[k]!
      // A rate without end times no units is no number: only lines at work may count.
      if (stock.first > 0 || stock.lastAtWork < 0) continue
      if (k < this.ownLines) own += stock.units * rates[chip]!
      else others += stock.units * rates[chip]!
    }
    this.own[kind][0] = own
    this.others[kind][0] = others
  }
}

function isOwn(line: SupplyLine): boolean {
  return line.class === "stock" || line.class === "order"
}

function mixColumns(values: NonNullable<ModelInput["inference"]>, sampler: Sampler): MixColumns {
  return {
    activeParamsB: sampler.column(values.activeParamsB),
    bytesPerParam: sampler.column(values.bytesPerParam),
    weightSharing: sampler.column(values.weightSharing),
    kvBytesPerToken: sampler.column(values.kvBytesPerToken),
    contextTokens: sampler.column(values.contextTokens),
    inputShare: sampler.column(values.inputShare),
    cacheHitShare: sampler.column(values.cacheHitShare),
    kappaPrefill: sampler.column(values.kappaPrefill),
    kappaDecode: sampler.column(values.kappaDecode),
    etaCompute: sampler.column(values.etaCompute),
    etaBandwidth: sampler.column(values.etaBandwidth),
  }
}
