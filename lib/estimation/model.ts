import { runGrowth } from "./demand"
import { defaultHorizonMonths, type ModelInput, type ModelValue } from "./model-input"
import type { Column, Sampler } from "./sample"
import { LineStock } from "./stock"
import { servingRate } from "./throughput"

/** Section 2: one month is 365.25/12 days. */
export const secondsPerMonth = 2_629_800
const secondsPerDay = 86_400

/** The two source sets: the firm's own stock, and all supply. */
export const sets = ["stock", "all"] as const
export type SourceSet = (typeof sets)[number]

/** Sums over a source set's chips at one month; cover follows from them and the demand alone. */
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

type LineColumns = {
  chip: number
  isStock: boolean
  startMonth: number
  endMonth: number
  isFlow: boolean
  units: Column
  growthPerYear: Column
  realisedShare: Column
  delayMonths: Column
  termMonths: Column | null
  controlMonth: number
  cancelShare: Column
  stock: LineStock
}

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
  private readonly lines: readonly LineColumns[]
  private readonly lag: Column
  private readonly allocation: Record<
    "trainShare0" | "driftPerYear" | "min" | "max" | "otherUseShare",
    Column
  >
  private readonly training: Record<string, Column | null> | null
  private readonly inference: Record<string, Column | null> | null
  private readonly condition: { T: number; I: number }
  private readonly sums: Record<SourceSet, Sums>
  // One try's chip coefficients: what a unit adds to training and to serving.
  private readonly perUnitTrain: Float64Array
  private readonly perUnitServe: Float64Array
  private readonly perUnitServeOfTrainable: Float64Array
  private at = 0

  constructor(input: ModelInput, sampler: Sampler) {
    const of = (value: ModelValue | undefined, absent: number) => sampler.column(value ?? absent)
    const optional = (value: ModelValue | null | undefined) =>
      value === undefined || value === null ? null : sampler.column(value)

    this.horizon = input.horizonMonths ?? defaultHorizonMonths
    this.hasTraining = input.training !== undefined
    this.hasInference = input.inference !== undefined
    this.chipIds = Object.keys(input.chips)
    this.lag = of(input.deployLagMonths, 0)
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
    this.lines = (input.supply ?? []).map((line) => ({
      chip: this.chipIds.indexOf(line.chip),
      isStock: line.class === "stock" || line.class === "order",
      startMonth: line.startMonth,
      endMonth: line.endMonth,
      isFlow: line.unitsPerMonth !== undefined,
      units: of(line.unitsPerMonth ?? line.units, 0),
      growthPerYear: of(line.unitsPerMonth === undefined ? 1 : line.growthPerYear, 1),
      realisedShare: of(line.realisedShare, 1),
      delayMonths: of(line.delayMonths, 0),
      termMonths: optional(line.termMonths),
      controlMonth: line.control?.effectiveMonth ?? Infinity,
      cancelShare: of(line.control?.cancelShare, 0),
      stock: new LineStock(),
    }))
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
    this.sums = { stock: sums(), all: sums() }
    this.lineUnits = this.lines.map(series)
    this.perUnitTrain = new Float64Array(this.chips.length)
    this.perUnitServe = new Float64Array(this.chips.length)
    this.perUnitServeOfTrainable = new Float64Array(this.chips.length)
  }

  /** True when a line of this chip belongs to the set. */
  isStockLine(line: number): boolean {
    return this.lines[line]!.isStock
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
   * @param onMonth called with each line's units for months before 0, where history is kept
   */
  load(i: number, onMonth?: (line: number, t: number, units: number) => void): void {
    this.at = i
    this.loadChips(i)
    for (let k = 0; k < this.lines.length; k++) {
      const line = this.lines[k]!
      const chip = this.chips[line.chip]!
      const life = line.termMonths ?? chip.serviceLifeMonths
      line.stock.load({
        startMonth: line.startMonth,
        endMonth: line.endMonth,
        delayMonths: line.delayMonths[i]!,
        deployLagMonths: this.lag[i]!,
        units: line.units[i]!,
        isFlow: line.isFlow,
        growthPerYear: line.growthPerYear[i]!,
        realisedShare: line.realisedShare[i]!,
        controlMonth: line.controlMonth,
        cancelShare: line.cancelShare[i]!,
        hazardPerYear: chip.hazardPerYear[i]!,
        lifeMonths: life === null ? Infinity : life[i]!,
      })
      for (let t = line.stock.first; t <= 0; t++) {
        const units = line.stock.advance(t)
        if (onMonth !== undefined && t < 0) onMonth(k, t, units)
      }
      this.lineUnits[k]![0] = line.stock.first <= 0 ? line.stock.units : 0
    }
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
      for (let t = 1; t <= this.horizon; t++) units[t] = t < stock.first ? 0 : stock.advance(t)
    }
    this.addUp(1, this.horizon)
    this.demandAfter0(this.at)
    this.coverBetween(this.at, 1, this.horizon)
  }

  private loadChips(i: number): void {
    const notOther = 1 - this.allocation.otherUseShare[i]!
    const uptime = this.training?.["uptime"]?.[i] ?? 0
    for (let c = 0; c < this.chips.length; c++) {
      const chip = this.chips[c]!
      const weight = chip.trainWeight[i]!
      this.perUnitTrain[c] =
        weight * notOther * chip.tflopsTrain[i]! * 1e12 * chip.mfu[i]! * uptime * secondsPerMonth
      const serve = this.inference === null ? 0 : notOther / this.chipSecPerToken(chip, i)
      this.perUnitServe[c] = serve
      this.perUnitServeOfTrainable[c] = serve * weight
    }
  }

  private chipSecPerToken(chip: ChipColumns, i: number): number {
    const mix = this.inference!
    const hardware = {
      tflopsInfer: chip.tflopsInfer[i]!,
      memBandwidthGBs: chip.memBandwidthGBs[i]!,
      factor: chip.inferFactor[i]!,
    }
    return servingRate(hardware, {
      activeParamsB: mix["activeParamsB"]![i]!,
      bytesPerParam: mix["bytesPerParam"]![i]!,
      weightSharing: mix["weightSharing"]![i]!,
      kvBytesPerToken: mix["kvBytesPerToken"]![i]!,
      contextTokens: mix["contextTokens"]![i]!,
      inputShare: mix["inputShare"]![i]!,
      cacheHitShare: mix["cacheHitShare"]![i]!,
      kappaPrefill: mix["kappaPrefill"]![i]!,
      kappaDecode: mix["kappaDecode"]![i]!,
      etaCompute: mix["etaCompute"]![i]!,
      etaBandwidth: mix["etaBandwidth"]![i]!,
    }).chipSecPerToken
  }

  /** Sums the lines into both source sets for months from…to. */
  private addUp(from: number, to: number): void {
    const { stock, all } = this.sums
    for (const { train, serve, serveOfTrainable } of [stock, all]) {
      train.fill(0, from, to + 1)
      serve.fill(0, from, to + 1)
      serveOfTrainable.fill(0, from, to + 1)
    }
    for (let k = 0; k < this.lines.length; k++) {
      const { chip, isStock } = this.lines[k]!
      const units = this.lineUnits[k]!
      const train = this.perUnitTrain[chip]!
      const serve = this.perUnitServe[chip]!
      const serveOfTrainable = this.perUnitServeOfTrainable[chip]!
      add(all, units, train, serve, serveOfTrainable, from, to)
      if (isStock) add(stock, units, train, serve, serveOfTrainable, from, to)
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
      grow(months.runFlop, growth, training["growthHalfLifeMonths"]?.[i] ?? null, horizon)
      const perRun = (training["runsPerYear"]![i]! * training["rdMultiplier"]![i]!) / 12
      for (let t = 1; t <= horizon; t++) months.requiredT[t] = months.runFlop[t]! * perRun
    }
    if (inference !== null) {
      grow(
        months.requiredI,
        inference["growthPerYear"]?.[i] ?? 1,
        inference["growthHalfLifeMonths"]?.[i] ?? null,
        horizon,
      )
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
      for (const set of sets) {
        const { train } = this.sums[set]
        const available = months.available.T[set]
        const cover = months.cover.T[set]
        for (let t = from; t <= to; t++) {
          const capacity = months.trainShare[t]! * train[t]!
          available[t] = capacity
          cover[t] = (capacity * perRun) / months.runFlop[t]!
        }
      }
    }
    if (inference !== null) {
      const base = secondsPerDay * (inference["utilisation"]?.[i] ?? 0) * (inference["serveBase"]?.[i] ?? 1)
      const logGain = Math.log(inference["serveGainPerYear"]?.[i] ?? 1) / 12
      const halfLife = inference["serveGainHalfLifeMonths"]?.[i] ?? null
      const fade = halfLife === null ? 1 : 2 ** (-1 / halfLife)
      let left = fade ** from
      for (let t = from; t <= to; t++) {
        const effective = halfLife === null ? t : (halfLife / Math.LN2) * (1 - left)
        left *= fade
        const gain = base * Math.exp(logGain * effective)
        for (const set of sets) {
          const { serve, serveOfTrainable } = this.sums[set]
          const capacity = gain * (serve[t]! - months.trainShare[t]! * serveOfTrainable[t]!)
          months.available.I[set][t] = capacity
          months.cover.I[set][t] = capacity / months.requiredI[t]!
        }
      }
    }
  }
}

function add(
  into: Sums,
  units: Float64Array,
  train: number,
  serve: number,
  serveOfTrainable: number,
  from: number,
  to: number,
): void {
  for (let t = from; t <= to; t++) {
    const n = units[t]!
    into.train[t] = into.train[t]! + n * train
    into.serve[t] = into.serve[t]! + n * serve
    into.serveOfTrainable[t] = into.serveOfTrainable[t]! + n * serveOfTrainable
  }
}

/** Fills series[1…H] with series[0] × growth^(τ(t)/12); powers are carried along, exact to about 1e-14. */
function grow(series: Float64Array, growthPerYear: number, halfLife: number | null, horizon: number): void {
  const start = series[0]!
  const log = Math.log(growthPerYear) / 12
  if (halfLife === null) {
    const step = Math.exp(log)
    let now = start
    for (let t = 1; t <= horizon; t++) {
      now *= step
      series[t] = now
    }
    return
  }
  const fade = 2 ** (-1 / halfLife)
  const whole = (log * halfLife) / Math.LN2
  let left = 1
  for (let t = 1; t <= horizon; t++) {
    left *= fade
    series[t] = start * Math.exp(whole * (1 - left))
  }
}
