import type { Crossings } from "./crossings"
import type { Model } from "./model"
import { medianOfCounts, quantilesOf, survivalOfCounts, type Quantile } from "./summarize"
import type { Workload } from "./workload"

/** H100 SXM, dense BF16, TFLOP/s: one H100-equivalent. @see NVIDIA H100 Tensor Core GPU Datasheet */
export const h100PeakTflops = 989.4

export type Bands = Record<Quantile, number[]>

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

export type LedgerReport = {
  /** Share of tries that each workload alone would accept. */
  acceptanceAlone: { T: number | null; I: number | null }
  /** Required and available compute per month, over accepted draws. */
  fans: { T?: Fans; I?: Fans }
  /** Chips in service, own stock. */
  stock: StockReport
}

/** Months whose quantiles are told at one go: a few milliseconds of work. */
const monthsAtOnce = 8

/** A series over months, draw by draw: the draws of a month side by side, as quantiles want them. */
class Months {
  private readonly values: Float64Array

  constructor(
    private readonly months: number,
    private readonly draws: number,
  ) {
    this.values = new Float64Array(months * draws)
  }

  keep(draw: number, series: Float64Array): void {
    const { values, months, draws } = this
    for (let t = 0, at = draw; t < months; t++, at += draws) values[at] = series[t]!
  }

  /** Over the first `n` draws, a few months a step; may be asked for once, since it rearranges them. */
  *bands(n: number): Generator<void, Bands, void> {
    const { values, months, draws } = this
    const bands: Bands = { p5: [], p25: [], p50: [], p75: [], p95: [] }
    for (let t = 0; t < months; t++) {
      if (t % monthsAtOnce === monthsAtOnce - 1) yield
      const { p5, p25, p50, p75, p95 } = quantilesOf(values.subarray(t * draws, t * draws + n))
      bands.p5.push(p5)
      bands.p25.push(p25)
      bands.p50.push(p50)
      bands.p75.push(p75)
      bands.p95.push(p95)
    }
    return bands
  }
}

type Kept = { series: Float64Array; months: Months }
type KeptFans = { required: Kept; availableStock: Kept; availableAll: Kept }

/** Keeps the months of accepted draws, for fans and the stock over time. */
export class Ledger {
  private readonly fans: { T: KeptFans | null; I: KeptFans | null }
  private readonly kept: readonly Kept[]
  /** Units of each line at the months before 0, then month 0; written by the model while it loads a try. */
  private readonly history: readonly Float64Array[]
  private readonly chipSums: readonly Float64Array[]
  /** Own chips of the draw at hand, by month. */
  private readonly total: Float64Array
  private readonly totals: Months
  private readonly h100: Float64Array
  /** Draws with 0, 1, … short months, for each runway. */
  private readonly shortMonths: readonly Float64Array[]
  private readonly alone = { T: 0, I: 0 }

  constructor(
    private readonly model: Model,
    private readonly crossings: Crossings,
    draws: number,
    private readonly fromMonth: number,
  ) {
    const { fleet, horizon, training, inference } = model
    const kept = (series: Float64Array) => ({ series, months: new Months(horizon + 1, draws) })
    const fans = ({ required, available }: Workload): KeptFans => ({
      required: kept(required),
      availableStock: kept(available.stock),
      availableAll: kept(available.all),
    })
    this.fans = { T: training && fans(training), I: inference && fans(inference) }
    this.kept = [this.fans.T, this.fans.I].flatMap((of) => (of ? Object.values(of) : []))
    const span = horizon + 1 - fromMonth
    this.history = fleet.lineUnits.map(() => new Float64Array(1 - fromMonth))
    this.chipSums = fleet.chipIds.map(() => new Float64Array(span))
    this.total = new Float64Array(span)
    this.totals = new Months(span, draws)
    this.h100 = new Float64Array(draws)
    this.shortMonths = crossings.keys.map(() => new Float64Array(horizon + 2))
  }

  /** Loads try `i` into the model and says whether it is accepted; then it is run to the horizon. */
  load(i: number): boolean {
    const { model, alone } = this
    for (const line of this.history) line.fill(0)
    model.load(i, this.history, this.fromMonth)
    const { T, I } = model.agrees()
    if (T) alone.T++
    if (I) alone.I++
    if (!T || !I) return false
    model.runMonths()
    return true
  }

  /** Keeps the loaded try as accepted draw number `draw`. */
  record(draw: number): void {
    for (const { series, months } of this.kept) months.keep(draw, series)
    this.crossings.covers.forEach((cover, k) => {
      const counts = this.shortMonths[k]!
      const short = countShort(cover)
      counts[short] = counts[short]! + 1
    })
    this.recordStock(draw)
  }

  private recordStock(draw: number): void {
    const { total, fromMonth } = this
    const { fleet } = this.model
    total.fill(0)
    let h100 = 0
    for (let k = 0; fleet.isStockLine(k); k++) {
      const units = fleet.lineUnits[k]!
      const chip = fleet.chipOfLine(k)
      const sums = this.chipSums[chip]!
      addTo(sums, total, this.history[k]!, -fromMonth, 0)
      addTo(sums, total, units, units.length, -fromMonth)
      h100 += (units[0]! * fleet.peakTflops(chip)) / h100PeakTflops
    }
    this.totals.keep(draw, total)
    this.h100[draw] = h100
  }

  /** What charts add to runway number `k` of `n` accepted draws. */
  runway(k: number, n: number): { survival: number[]; medianShortMonths: number } {
    return {
      survival: survivalOfCounts(this.crossings.counts[k]!, n),
      medianShortMonths: medianOfCounts(this.shortMonths[k]!, n),
    }
  }

  /**
   * Everything else that is kept of `n` accepted draws out of `tried`, told in steps: the quantiles of all months
   * together take as long as the draws. May be asked for once.
   */
  *report(n: number, tried: number): Generator<void, LedgerReport, void> {
    const { model, alone, fans } = this
    const T = fans.T && (yield* bandsOf(fans.T, n))
    const I = fans.I && (yield* bandsOf(fans.I, n))
    return {
      acceptanceAlone: {
        T: model.training ? alone.T / tried : null,
        I: model.inference ? alone.I / tried : null,
      },
      fans: { ...(T && { T }), ...(I && { I }) },
      stock: yield* this.stock(n),
    }
  }

  private *stock(n: number): Generator<void, StockReport, void> {
    return {
      fromMonth: this.fromMonth,
      chips: this.model.fleet.chipIds.flatMap((chip, c) => {
        const mean = Array.from(this.chipSums[c]!, (sum) => (n === 0 ? 0 : sum / n))
        return mean.some((units) => units > 0) ? [{ chip, mean }] : []
      }),
      total: yield* this.totals.bands(n),
      h100Equivalents: quantilesOf(this.h100.subarray(0, n)),
    }
  }
}

function* bandsOf(
  { required, availableStock, availableAll }: KeptFans,
  n: number,
): Generator<void, Fans, void> {
  return {
    required: yield* required.months.bands(n),
    availableStock: yield* availableStock.months.bands(n),
    availableAll: yield* availableAll.months.bands(n),
  }
}

/** Adds the first `count` of a line's units to both series, from `offset` on. */
function addTo(
  sums: Float64Array,
  total: Float64Array,
  units: Float64Array,
  count: number,
  offset: number,
): void {
  for (let t = 0; t < count; t++) {
    const now = units[t]!
    sums[offset + t] = sums[offset + t]! + now
    total[offset + t] = total[offset + t]! + now
  }
}

function countShort(cover: Float64Array): number {
  let count = 0
  for (let t = 0; t < cover.length; t++) if (cover[t]! < 1) count++
  return count
}
