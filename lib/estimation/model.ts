import { grow, runGrowth } from "./demand"
import { defaultHorizonMonths, type ModelInput, type ModelValue, type SupplyLine } from "./model-input"
import type { Column, Sampler } from "./sample"
import { LineStock } from "./stock"
import { servingRate, type ServingMix } from "./throughput"

/** Section 2: one month is 365.25/12 days. */
export const secondsPerMonth = 2_629_800
const secondsPerDay = 86_400

const emptyMix = (): ServingMix => ({
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
})
const mixKeys = Object.keys(emptyMix()) as (keyof ServingMix)[]

/** The two source sets: the firm's own stock, and all supply. */
export const sets = ["stock", "all"] as const
export type SourceSet = (typeof sets)[number]

/** Sums over chips, by month; cover follows from them and the demand alone. */
type Sums = { train: Float64Array; serve: Float64Array; serveOfTrainable: Float64Array }

/** What the months of one evaluated try look like. Arrays run over t = 0…H and are reused by the next try. */
export type Months = {
  trainShare: Float64Array
  runFlop: Float64Array
  requiredT: Float64Array
  requiredI: Float64Array
  available: { T: Record<SourceSet, Float64Array>; I: Record<SourceSet, Float64Array> }
  cover: { T: Record<SourceSet, Float64Array>; I: Record<SourceSet, Float64Array> }
}

type ChipColumns = {
  id: string
  tflopsTrain: Column
  tflopsInfer: Column
  memBandwidthGBs: Column
  mfu: Column
  trainWeight: Column
  hazardPerYear: Column
  serviceLifeMonths: Column | null
  inferFactor: Column
}

type Line = { chip: number; stock: LineStock }

/**
 * The monthly model of one firm, compiled once for many tries: `load` a try of the sampler's block, ask
 * whether it agrees with what was served, then run its months.
 */
export class Model {
  readonly horizon: number
  readonly hasTraining: boolean
  readonly hasInference: boolean
  readonly chipIds: readonly string[]
  readonly months: Months
  /** Units of each line at work, t = 0…H; filled by `runMonths`. */
  readonly lineUnits: readonly Float64Array[]
  private readonly chips: readonly ChipColumns[]
  /** Own lines (stock and orders) come first. */
  private readonly lines: readonly Line[]
  private readonly ownLines: number
  private readonly allocation: Record<
    "trainShare0" | "driftPerYear" | "min" | "max" | "otherUseShare",
    Column
  >
  private readonly training: Record<string, Column | null> | null
  private readonly inference: Record<string, Column | null> | null
  private readonly condition: { T: number; I: number }
  private readonly own: Sums
  private readonly others: Sums
  // What one unit of each line adds to training and to serving in the loaded try.
  private readonly perUnitTrain: Float64Array
  private readonly perUnitServe: Float64Array
  private readonly perUnitServeOfTrainable: Float64Array
  // Tokens a day of one chip-second's worth of work, as serving gets better.
  private readonly serveGain: Float64Array
  private at = 0
  // Reused for every chip of every try, so that a run allocates nothing.
  private readonly mix: ServingMix = emptyMix()
  private readonly hardware = { tflopsInfer: 0, memBandwidthGBs: 0, factor: 1 }
  private readonly mixColumns: readonly [keyof ServingMix, Column][]

  constructor(input: ModelInput, sampler: Sampler) {
    const of = (value: ModelValue | undefined, absent: number) => sampler.column(value ?? absent)
    const optional = (value: ModelValue | null | undefined) =>
      value === undefined || value === null ? null : sampler.column(value)

    this.horizon = input.horizonMonths ?? defaultHorizonMonths
    this.hasTraining = input.training !== undefined
    this.hasInference = input.inference !== undefined
    this.chipIds = Object.keys(input.chips)
    this.chips = Object.entries(input.chips).map(([id, chip]) => ({
      id,
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
      const draws = {
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
        hazardPerYear: this.chips[chip]!.hazardPerYear,
        lifeMonths: optional(line.termMonths) ?? this.chips[chip]!.serviceLifeMonths,
      }
      return { chip, stock: new LineStock(draws) }
    })
    this.allocation = {
      trainShare0: of(input.allocation?.trainShare0, 0),
      driftPerYear: of(input.allocation?.driftPerYear, 0),
      min: of(input.allocation?.min, 0),
      max: of(input.allocation?.max, 1),
      otherUseShare: of(input.allocation?.otherUseShare, 0),
    }
    const block = (
      values: Record<string, ModelValue | null | undefined> | undefined,
      defaults: Record<string, number>,
    ) =>
      values === undefined
        ? null
        : Object.fromEntries(
            [...new Set([...Object.keys(defaults), ...Object.keys(values)])].map((key) => [
              key,
              optional(values[key] === undefined ? defaults[key] : values[key]),
            ]),
          )
    this.training = block(input.training, { algoGainPerYear: 1, gainTakenShare: 0 })
    this.inference = block(input.inference, { selfServedShare: 1, serveBase: 1, serveGainPerYear: 1 })
    this.mixColumns = mixKeys.flatMap((key) => {
      const column = this.inference?.[key]
      return column ? [[key, column] as const] : []
    }) as [keyof ServingMix, Column][]
    this.condition = { T: input.conditionOnServed?.T ?? 0, I: input.conditionOnServed?.I ?? 0 }

    const series = () => new Float64Array(this.horizon + 1)
    const pair = () => ({ stock: series(), all: series() })
    this.months = {
      trainShare: series(),
      runFlop: series(),
      requiredT: series(),
      requiredI: series(),
      available: { T: pair(), I: pair() },
      cover: { T: pair(), I: pair() },
    }
    const sums = (): Sums => ({ train: series(), serve: series(), serveOfTrainable: series() })
    this.own = sums()
    this.others = sums()
    this.serveGain = series()
    this.lineUnits = this.lines.map(series)
    this.perUnitTrain = new Float64Array(this.lines.length)
    this.perUnitServe = new Float64Array(this.lines.length)
    this.perUnitServeOfTrainable = new Float64Array(this.lines.length)
  }

  /** True when a line of this chip belongs to the set. */
  isStockLine(line: number): boolean {
    return line < this.ownLines
  }

  /** Index of a line's chip in `chipIds`. */
  chipOfLine(line: number): number {
    return this.lines[line]!.chip
  }

  /** Peak BF16 rate of each chip in the loaded try, TFLOP/s. */
  peakTflops(chip: number): number {
    return this.chips[chip]!.tflopsTrain[this.at]!
  }

  /**
   * Loads try `i` of the sampler's block and brings the stock to month 0.
   * @param history one series a line for months before 0, from `historyFrom` on, where they are kept
   */
  load(i: number, history: readonly Float64Array[] | null = null, historyFrom = 0): void {
    this.at = i
    this.loadChips(i)
    for (let k = 0; k < this.lines.length; k++) {
      const { stock } = this.lines[k]!
      stock.load(i)
      const past = history === null ? null : history[k]!
      stock.run(stock.first, 0, past, historyFrom)
      this.lineUnits[k]![0] = stock.first <= 0 ? stock.units : 0
    }
    clear(this.own)
    clear(this.others)
    this.addUp(0, 0)
    this.demandAt0(i)
    this.coverBetween(i, 0, 0)
  }

  /** Section 8.5: whether the loaded try could train what was trained and serve what was served. */
  agrees(): { T: boolean; I: boolean } {
    const { T, I } = this.months.cover
    return {
      T: !this.hasTraining || T.all[0]! >= this.condition.T,
      I: !this.hasInference || I.all[0]! >= this.condition.I,
    }
  }

  /** Runs the loaded try to the horizon; `months` and `lineUnits` then hold it. */
  runMonths(): void {
    for (let k = 0; k < this.lines.length; k++) {
      const { stock } = this.lines[k]!
      const units = this.lineUnits[k]!
      const from = Math.max(1, stock.first)
      units.fill(0, 1, Math.min(from, this.horizon + 1))
      stock.run(from, this.horizon, units, 0)
    }
    this.addUp(1, this.horizon)
    this.demandAfter0(this.at)
    this.coverBetween(this.at, 1, this.horizon)
  }

  private loadChips(i: number): void {
    const notOther = 1 - this.allocation.otherUseShare[i]!
    const uptime = this.training?.["uptime"]?.[i] ?? 0
    const mix = this.mix
    if (this.inference !== null) for (const [key, column] of this.mixColumns) mix[key] = column[i]!
    for (let k = 0; k < this.lines.length; k++) {
      const chip = this.chips[this.lines[k]!.chip]!
      const weight = chip.trainWeight[i]!
      this.perUnitTrain[k] =
        weight * notOther * chip.tflopsTrain[i]! * 1e12 * chip.mfu[i]! * uptime * secondsPerMonth
      if (this.inference === null) continue
      const { hardware } = this
      hardware.tflopsInfer = chip.tflopsInfer[i]!
      hardware.memBandwidthGBs = chip.memBandwidthGBs[i]!
      hardware.factor = chip.inferFactor[i]!
      const serve = notOther / servingRate(hardware, mix).chipSecPerToken
      this.perUnitServe[k] = serve
      this.perUnitServeOfTrainable[k] = serve * weight
    }
  }

  /** Adds what the lines give in months from…to, each for the months that it is at work. */
  private addUp(from: number, to: number): void {
    for (let k = 0; k < this.lines.length; k++) {
      const { stock } = this.lines[k]!
      addLine(
        k < this.ownLines ? this.own : this.others,
        this.lineUnits[k]!,
        this.perUnitTrain[k]!,
        this.perUnitServe[k]!,
        this.perUnitServeOfTrainable[k]!,
        Math.max(from, stock.first),
        Math.min(to, stock.lastAtWork),
      )
    }
  }

  private demandAt0(i: number): void {
    const { training, inference, months } = this
    if (training !== null) {
      months.runFlop[0] = training["runFlop0"]![i]!
      months.requiredT[0] =
        (months.runFlop[0] * training["runsPerYear"]![i]! * training["rdMultiplier"]![i]!) / 12
    }
    if (inference !== null) {
      months.requiredI[0] = (inference["selfServedShare"]?.[i] ?? 1) * (inference["tokensPerDay0"]?.[i] ?? 0)
    }
  }

  private demandAfter0(i: number): void {
    const { training, inference, months, horizon } = this
    if (training !== null) {
      const growth = runGrowth(
        training["runGrowthPerYear"]![i]!,
        training["algoGainPerYear"]?.[i] ?? 1,
        training["gainTakenShare"]?.[i] ?? 0,
      )
      grow(months.runFlop, growth, training["growthHalfLifeMonths"]?.[i] ?? null)
      const perRun = (training["runsPerYear"]![i]! * training["rdMultiplier"]![i]!) / 12
      for (let t = 1; t <= horizon; t++) months.requiredT[t] = months.runFlop[t]! * perRun
    }
    if (inference !== null) {
      const halfLife = inference["growthHalfLifeMonths"]?.[i] ?? null
      grow(months.requiredI, inference["growthPerYear"]?.[i] ?? 1, halfLife)
    }
  }

  private coverBetween(i: number, from: number, to: number): void {
    const { training, inference, months } = this
    const { trainShare0, driftPerYear, min, max } = this.allocation
    const [share0, drift, lowest, highest] = [trainShare0[i]!, driftPerYear[i]!, min[i]!, max[i]!]
    for (let t = from; t <= to; t++) {
      months.trainShare[t] = Math.max(lowest, Math.min(highest, share0 + (drift * t) / 12))
    }
    if (training !== null) {
      const budget = 12 / (training["runsPerYear"]![i]! * training["rdMultiplier"]![i]!)
      const cluster = training["maxClusterShare"]![i]! * training["maxRunMonths"]![i]!
      // The year's budget or the one run that must fit: whichever leaves less.
      const perRun = Math.min(budget, cluster)
      const { trainShare, runFlop } = months
      const [own, others] = [this.own.train, this.others.train]
      const [stockAvailable, allAvailable] = [months.available.T.stock, months.available.T.all]
      const [stockCover, allCover] = [months.cover.T.stock, months.cover.T.all]
      for (let t = from; t <= to; t++) {
        const share = trainShare[t]!
        const afford = perRun / runFlop[t]!
        const ofStock = share * own[t]!
        const ofAll = share * (own[t]! + others[t]!)
        stockAvailable[t] = ofStock
        allAvailable[t] = ofAll
        stockCover[t] = ofStock * afford
        allCover[t] = ofAll * afford
      }
    }
    if (inference !== null) {
      const base = secondsPerDay * (inference["utilisation"]?.[i] ?? 0) * (inference["serveBase"]?.[i] ?? 1)
      if (from === 0) this.serveGain[0] = base
      else {
        const halfLife = inference["serveGainHalfLifeMonths"]?.[i] ?? null
        grow(this.serveGain, inference["serveGainPerYear"]?.[i] ?? 1, halfLife)
      }
      const serveGain = this.serveGain
      const { own, others } = this
      const { trainShare, requiredI } = months
      const [ownServe, ownTrainable] = [own.serve, own.serveOfTrainable]
      const [othersServe, othersTrainable] = [others.serve, others.serveOfTrainable]
      const [stockAvailable, allAvailable] = [months.available.I.stock, months.available.I.all]
      const [stockCover, allCover] = [months.cover.I.stock, months.cover.I.all]
      for (let t = from; t <= to; t++) {
        const gain = serveGain[t]!
        const share = trainShare[t]!
        const afford = 1 / requiredI[t]!
        const ofStock = gain * (ownServe[t]! - share * ownTrainable[t]!)
        const ofAll = ofStock + gain * (othersServe[t]! - share * othersTrainable[t]!)
        stockAvailable[t] = ofStock
        allAvailable[t] = ofAll
        stockCover[t] = ofStock * afford
        allCover[t] = ofAll * afford
      }
    }
  }
}

function clear({ train, serve, serveOfTrainable }: Sums): void {
  train.fill(0)
  serve.fill(0)
  serveOfTrainable.fill(0)
}

function addLine(
  { train, serve, serveOfTrainable }: Sums,
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

/** True for what was delivered or firmly ordered by the as-of date. */
function isOwn(line: SupplyLine): boolean {
  return line.class === "stock" || line.class === "order"
}
