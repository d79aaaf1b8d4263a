import type { ModelInput } from "./model-input"
import { Model } from "./model"
import { Sampler } from "./sample"
import { quantilesOf, summarizeRunways, survivalOf, type Quantile, type RunwayReport } from "./summarize"

export type Bands = Record<Quantile, number[]>

export type RunwayDetails = RunwayReport & {
  /** Share of draws with runway > t, t = 0…H. */
  survival?: number[]
  medianShortMonths?: number
}

export type SimulationReport = {
  n: number
  tried: number
  acceptance: number
  stockT?: RunwayDetails
  allT?: RunwayDetails
  stockI?: RunwayDetails
  allI?: RunwayDetails
  /** Share of tries that each workload alone would accept; only with `keep.fans`. */
  acceptanceAlone?: { T: number | null; I: number | null }
  /** Required and available compute per month, over accepted draws; only with `keep.fans`. */
  fans?: { T?: Fans; I?: Fans }
  /** Chips in service, own stock; only with `keep.fans`. */
  stock?: StockReport
}

export type Fans = { required: Bands; availableStock: Bands; availableAll: Bands }

export type StockReport = {
  fromMonth: number
  /** Mean units per chip and month: means add up across chips, quantiles do not. */
  chips: { chip: string; mean: number[] }[]
  /** Units of all chips together, summed draw by draw. */
  total: Bands
  /** Units at month 0 × peak BF16 rate / 989.4 TFLOP/s (H100 SXM, NVIDIA datasheet). */
  h100Equivalents: Record<Quantile, number>
}

export type SimulateOptions = {
  /** Accepted draws wanted, 1 or more. */
  draws: number
  seed: number
  keep?: { fans?: boolean; historyFromMonth?: number }
}

/** Tries stop at this many times the draws asked for (methodology 8.5). */
const triesPerDraw = 20
const blockSize = 256
const h100PeakTflops = 989.4

const keys = ["stockT", "allT", "stockI", "allI"] as const

/**
 * Draws the model until `draws` tries agree with what the firm is known to have trained and served, or
 * 20 × `draws` were tried. The same input, draws and seed give the same numbers, on any machine.
 *
 * @throws RangeError when `draws` is not a positive integer
 */
export function simulate(input: ModelInput, { draws, seed, keep = {} }: SimulateOptions): SimulationReport {
  if (!Number.isInteger(draws) || draws < 1)
    throw new RangeError(`draws must be a positive integer, got ${draws}`)
  const sampler = new Sampler(input, seed, blockSize)
  const model = new Model(input, sampler)
  const fromMonth = Math.min(0, keep.historyFromMonth ?? 0)
  const ledger = keep.fans ? new Ledger(model, draws, fromMonth) : null
  const runways: Record<(typeof keys)[number], (number | null)[]> = {
    stockT: [],
    allT: [],
    stockI: [],
    allI: [],
  }
  const shortMonths: Record<(typeof keys)[number], number[]> = { stockT: [], allT: [], stockI: [], allI: [] }
  const series = {
    stockT: model.months.cover.T.stock,
    allT: model.months.cover.T.all,
    stockI: model.months.cover.I.stock,
    allI: model.months.cover.I.all,
  }
  const asked = keys.filter((key) => (key.endsWith("T") ? model.hasTraining : model.hasInference))
  let tried = 0
  let n = 0
  const alone = { T: 0, I: 0 }

  while (n < draws && tried < triesPerDraw * draws) {
    sampler.next()
    for (let i = 0; i < blockSize && n < draws && tried < triesPerDraw * draws; i++) {
      tried++
      model.load(i, ledger?.history ?? null, fromMonth)
      const { T, I } = model.agrees()
      if (T) alone.T++
      if (I) alone.I++
      if (!T || !I) {
        ledger?.forget()
        continue
      }
      model.runMonths()
      for (const key of asked) {
        runways[key].push(firstShort(series[key]))
        if (ledger) shortMonths[key].push(countShort(series[key]))
      }
      ledger?.record(n)
      n++
    }
  }

  const report: SimulationReport = { n, tried, acceptance: n / tried }
  for (const key of asked) {
    report[key] = summarizeRunways(runways[key], model.horizon)
    if (ledger) {
      report[key].survival = survivalOf(runways[key], model.horizon)
      report[key].medianShortMonths = quantilesOf(Float64Array.from(shortMonths[key])).p50
    }
  }
  if (ledger) {
    report.acceptanceAlone = {
      T: model.hasTraining ? alone.T / tried : null,
      I: model.hasInference ? alone.I / tried : null,
    }
    report.fans = ledger.fans(n)
    report.stock = ledger.stock(n)
  }
  return report
}

function firstShort(cover: Float64Array): number | null {
  for (let t = 0; t < cover.length; t++) if (cover[t]! < 1) return t
  return null
}

function countShort(cover: Float64Array): number {
  let count = 0
  for (let t = 0; t < cover.length; t++) if (cover[t]! < 1) count++
  return count
}

/** Keeps the months of accepted draws, for fans and the stock over time. */
class Ledger {
  /** Units of each line at the months before 0, then month 0; written by the model while it loads a try. */
  readonly history: readonly Float64Array[]
  private readonly width: number
  private readonly kept: Record<string, { from: Float64Array; rows: Float64Array }>
  private readonly chipSums: Float64Array[]
  private readonly totals: Float64Array
  private readonly h100: Float64Array

  constructor(
    private readonly model: Model,
    private readonly draws: number,
    private readonly fromMonth: number,
  ) {
    const { months, horizon, hasTraining, hasInference } = model
    this.width = horizon + 1
    const rows = (from: Float64Array) => ({ from, rows: new Float64Array(draws * this.width) })
    this.kept = {
      ...(hasTraining
        ? {
            reqT: rows(months.requiredT),
            stockT: rows(months.available.T.stock),
            allT: rows(months.available.T.all),
          }
        : {}),
      ...(hasInference
        ? {
            reqI: rows(months.requiredI),
            stockI: rows(months.available.I.stock),
            allI: rows(months.available.I.all),
          }
        : {}),
    }
    const span = horizon + 1 - fromMonth
    this.history = model.lineUnits.map(() => new Float64Array(1 - fromMonth))
    this.chipSums = model.chipIds.map(() => new Float64Array(span))
    this.totals = new Float64Array(draws * span)
    this.h100 = new Float64Array(draws)
  }

  /** Clears the history of a try that was not accepted. */
  forget(): void {
    for (const line of this.history) line.fill(0)
  }

  record(draw: number): void {
    for (const { from, rows } of Object.values(this.kept)) rows.set(from, draw * this.width)
    const { model, fromMonth } = this
    const span = this.width - fromMonth
    const total = this.totals.subarray(draw * span, (draw + 1) * span)
    let h100 = 0
    model.lineUnits.forEach((units, k) => {
      if (!model.isStockLine(k)) return
      const chip = model.chipOfLine(k)
      const sums = this.chipSums[chip]!
      const before = this.history[k]!
      for (let t = 0; t < -fromMonth; t++) {
        sums[t] = sums[t]! + before[t]!
        total[t] = total[t]! + before[t]!
      }
      for (let t = 0; t < units.length; t++) {
        sums[t - fromMonth] = sums[t - fromMonth]! + units[t]!
        total[t - fromMonth] = total[t - fromMonth]! + units[t]!
      }
      h100 += (units[0]! * model.peakTflops(chip)) / h100PeakTflops
    })
    this.h100[draw] = h100
    this.forget()
  }

  fans(n: number): { T?: Fans; I?: Fans } {
    const of = (key: string) => this.bands(this.kept[key]!.rows, this.width, n)
    const { hasTraining, hasInference } = this.model
    return {
      ...(hasTraining
        ? { T: { required: of("reqT"), availableStock: of("stockT"), availableAll: of("allT") } }
        : {}),
      ...(hasInference
        ? { I: { required: of("reqI"), availableStock: of("stockI"), availableAll: of("allI") } }
        : {}),
    }
  }

  stock(n: number): StockReport {
    return {
      fromMonth: this.fromMonth,
      chips: this.model.chipIds.flatMap((chip, c) => {
        const mean = Array.from(this.chipSums[c]!, (sum) => (n === 0 ? 0 : sum / n))
        return mean.some((units) => units > 0) ? [{ chip, mean }] : []
      }),
      total: this.bands(this.totals, this.width - this.fromMonth, n),
      h100Equivalents: quantilesOf(this.h100.slice(0, n)),
    }
  }

  private bands(rows: Float64Array, width: number, n: number): Bands {
    const bands: Bands = { p5: [], p25: [], p50: [], p75: [], p95: [] }
    const column = new Float64Array(n)
    for (let t = 0; t < width; t++) {
      for (let draw = 0; draw < n; draw++) column[draw] = rows[draw * width + t]!
      const quantiles = quantilesOf(column)
      for (const key of Object.keys(bands) as Quantile[]) bands[key].push(quantiles[key])
    }
    return bands
  }
}
