import type { ModelInput, ModelValue, SupplyLine } from "./model-input"
import type { Column, Sampler } from "./sample"
import { LineStock } from "./stock"
import { servingRate, type ServingMix } from "./throughput"

/** One month is 365.25/12 days (methodology, section 2). */
const secondsPerMonth = 2_629_800

/**
 * What chips at work can do in each month t = 0…H, before it is shared between workloads: FLOP a month if all
 * that can train did, chip-seconds a second turned into tokens a second if all served, and the part of the
 * latter that could train instead.
 */
export type Work = { train: Float64Array; serve: Float64Array; serveOfTrainable: Float64Array }

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
  private readonly lines: readonly { chip: number; stock: LineStock }[]
  private readonly ownLines: number
  private readonly otherUseShare: Column
  private readonly uptime: Column
  private readonly mix: readonly [keyof ServingMix, Column][]
  // What one unit of each line adds to the work in the loaded try.
  private readonly perUnit: Work
  private at = 0
  // Reused for every line of every try, so that a run allocates nothing.
  private readonly mixNow: ServingMix = { ...nothingServed }
  private readonly chipNow = { tflopsInfer: 0, memBandwidthGBs: 0, factor: 1 }

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
        hazardPerYear,
        lifeMonths: optional(line.termMonths) ?? serviceLifeMonths,
      })
      return { chip, stock }
    })
    this.otherUseShare = of(input.allocation?.otherUseShare, 0)
    this.uptime = of(input.training?.uptime, 0)
    const { inference } = input
    this.mix = inference === undefined ? [] : mixKeys.map((key) => [key, sampler.column(inference[key])])

    this.lineUnits = this.lines.map(() => new Float64Array(horizon + 1))
    this.own = emptyWork(horizon + 1)
    this.others = emptyWork(horizon + 1)
    this.perUnit = emptyWork(this.lines.length)
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
   * Loads try `i` of the sampler's block and brings the fleet to month 0.
   * @param history one series a line for months before 0, from `historyFrom` on, where they are kept
   */
  load(i: number, history: readonly Float64Array[] | null, historyFrom: number): void {
    this.at = i
    this.loadRates(i)
    for (let k = 0; k < this.lines.length; k++) {
      const { stock } = this.lines[k]!
      stock.load(i)
      stock.run(stock.first, 0, history === null ? null : history[k]!, historyFrom)
      this.lineUnits[k]![0] = stock.first <= 0 ? stock.units : 0
    }
    clear(this.own)
    clear(this.others)
    this.addUp(0, 0)
  }

  /** Runs the loaded try's months 1…H. */
  runMonths(): void {
    const { horizon } = this
    for (let k = 0; k < this.lines.length; k++) {
      const { stock } = this.lines[k]!
      const units = this.lineUnits[k]!
      const from = Math.max(1, stock.first)
      units.fill(0, 1, Math.min(from, horizon + 1))
      stock.run(from, horizon, units, 0)
    }
    this.addUp(1, horizon)
  }

  private loadRates(i: number): void {
    const { perUnit, chipNow, mixNow, mix } = this
    const notOther = 1 - this.otherUseShare[i]!
    const trainSeconds = this.uptime[i]! * secondsPerMonth
    for (let m = 0; m < mix.length; m++) mixNow[mix[m]![0]] = mix[m]![1][i]!
    for (let k = 0; k < this.lines.length; k++) {
      const chip = this.chips[this.lines[k]!.chip]!
      const weight = chip.trainWeight[i]!
      const flops = chip.tflopsTrain[i]! * 1e12 * chip.mfu[i]!
      perUnit.train[k] = weight * notOther * flops * trainSeconds
      if (mix.length === 0) continue
      chipNow.tflopsInfer = chip.tflopsInfer[i]!
      chipNow.memBandwidthGBs = chip.memBandwidthGBs[i]!
      chipNow.factor = chip.inferFactor[i]!
      const serve = notOther / servingRate(chipNow, mixNow).chipSecPerToken
      perUnit.serve[k] = serve
      perUnit.serveOfTrainable[k] = serve * weight
    }
  }

  /** Adds the work of each line for those of the months from…to in which it has units at work. */
  private addUp(from: number, to: number): void {
    const { perUnit } = this
    for (let k = 0; k < this.lines.length; k++) {
      const { stock } = this.lines[k]!
      addLine(
        k < this.ownLines ? this.own : this.others,
        this.lineUnits[k]!,
        perUnit.train[k]!,
        perUnit.serve[k]!,
        perUnit.serveOfTrainable[k]!,
        Math.max(from, stock.first),
        Math.min(to, stock.lastAtWork),
      )
    }
  }
}

function isOwn(line: SupplyLine): boolean {
  return line.class === "stock" || line.class === "order"
}

const nothingServed: ServingMix = {
  activeParamsB: 1,
  bytesPerParam: 1,
  weightSharing: 1,
  kvBytesPerToken: 0,
  contextTokens: 0,
  inputShare: 0,
  cacheHitShare: 0,
  kappaPrefill: 1,
  kappaDecode: 1,
  etaCompute: 1,
  etaBandwidth: 1,
}
const mixKeys = Object.keys(nothingServed) as (keyof ServingMix)[]

function emptyWork(length: number): Work {
  const series = () => new Float64Array(length)
  return { train: series(), serve: series(), serveOfTrainable: series() }
}

function clear({ train, serve, serveOfTrainable }: Work): void {
  train.fill(0)
  serve.fill(0)
  serveOfTrainable.fill(0)
}

function addLine(
  { train, serve, serveOfTrainable }: Work,
  unitsAtWork: Float64Array,
  perTrain: number,
  perServe: number,
  perServeOfTrainable: number,
  from: number,
  to: number,
): void {
  for (let t = from; t <= to; t++) {
    const units = unitsAtWork[t]!
    train[t] = train[t]! + units * perTrain
    serve[t] = serve[t]! + units * perServe
    serveOfTrainable[t] = serveOfTrainable[t]! + units * perServeOfTrainable
  }
}
