import type { Model } from "./model"
import { quantilesOf, type Quantile } from "./summarize"
import type { Workload } from "./workload"

/** H100 SXM, dense BF16, TFLOP/s. @see NVIDIA H100 Tensor Core GPU Datasheet */
const h100PeakTflops = 989.4

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

type Rows = { from: Float64Array; rows: Float64Array }
type Kept = { required: Rows; availableStock: Rows; availableAll: Rows }

/** Keeps the months of accepted draws, for fans and the stock over time. */
export class Ledger {
  /** Units of each line at the months before 0, then month 0; written by the model while it loads a try. */
  readonly history: readonly Float64Array[]
  private readonly width: number
  private readonly kept: { T: Kept | null; I: Kept | null }
  private readonly chipSums: Float64Array[]
  private readonly totals: Float64Array
  private readonly h100: Float64Array

  constructor(
    private readonly model: Model,
    private readonly draws: number,
    private readonly fromMonth: number,
  ) {
    const { fleet, horizon, training, inference } = model
    this.width = horizon + 1
    const rows = (from: Float64Array) => ({ from, rows: new Float64Array(draws * this.width) })
    const keep = ({ required, available }: Workload) => ({
      required: rows(required),
      availableStock: rows(available.stock),
      availableAll: rows(available.all),
    })
    this.kept = { T: training && keep(training), I: inference && keep(inference) }
    const span = horizon + 1 - fromMonth
    this.history = fleet.lineUnits.map(() => new Float64Array(1 - fromMonth))
    this.chipSums = fleet.chipIds.map(() => new Float64Array(span))
    this.totals = new Float64Array(draws * span)
    this.h100 = new Float64Array(draws)
  }

  /** Clears the history of a try that was not accepted. */
  forget(): void {
    for (const line of this.history) line.fill(0)
  }

  /** Keeps the loaded try as accepted draw number `draw`. */
  record(draw: number): void {
    for (const kept of [this.kept.T, this.kept.I]) {
      for (const { from, rows } of Object.values(kept ?? {})) rows.set(from, draw * this.width)
    }
    const { fromMonth } = this
    const { fleet } = this.model
    const span = this.width - fromMonth
    const total = this.totals.subarray(draw * span, (draw + 1) * span)
    let h100 = 0
    fleet.lineUnits.forEach((units, k) => {
      if (!fleet.isStockLine(k)) return
      const chip = fleet.chipOfLine(k)
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
      h100 += (units[0]! * fleet.peakTflops(chip)) / h100PeakTflops
    })
    this.h100[draw] = h100
    this.forget()
  }

  /** Required and available amounts over the `n` accepted draws. */
  fans(n: number): { T?: Fans; I?: Fans } {
    const of = ({ required, availableStock, availableAll }: Kept): Fans => ({
      required: this.bands(required.rows, this.width, n),
      availableStock: this.bands(availableStock.rows, this.width, n),
      availableAll: this.bands(availableAll.rows, this.width, n),
    })
    const { T, I } = this.kept
    return { ...(T ? { T: of(T) } : {}), ...(I ? { I: of(I) } : {}) }
  }

  /** Own chips over the `n` accepted draws. */
  stock(n: number): StockReport {
    return {
      fromMonth: this.fromMonth,
      chips: this.model.fleet.chipIds.flatMap((chip, c) => {
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
