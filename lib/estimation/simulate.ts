import { Ledger, type Fans, type StockReport } from "./ledger"
import type { ModelInput } from "./model-input"
import { Model } from "./model"
import { NotANumber } from "./runway"
import { Sampler } from "./sample"
import { quantilesOf, summarizeRunways, survivalOf, type RunwayReport } from "./summarize"

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

export type SimulateOptions = {
  /** Accepted draws wanted, 1 or more. */
  draws: number
  seed: number
  keep?: { fans?: boolean; historyFromMonth?: number }
}

/** Tries stop at this many times the draws asked for (methodology 8.5). */
const triesPerDraw = 20
const blockSize = 256

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
    stockT: model.training?.cover.stock,
    allT: model.training?.cover.all,
    stockI: model.inference?.cover.stock,
    allI: model.inference?.cover.all,
  }
  const asked = keys.flatMap((key) => {
    const cover = series[key]
    return cover ? [{ key, cover }] : []
  })
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
      for (const { key, cover } of asked) {
        runways[key].push(firstShort(cover))
        if (ledger) shortMonths[key].push(countShort(cover))
      }
      ledger?.record(n)
      n++
    }
  }

  const report: SimulationReport = { n, tried, acceptance: n / tried }
  for (const { key } of asked) {
    report[key] = summarizeRunways(runways[key], model.horizon)
    if (ledger) {
      report[key].survival = survivalOf(runways[key], model.horizon)
      report[key].medianShortMonths = quantilesOf(Float64Array.from(shortMonths[key])).p50
    }
  }
  if (ledger) {
    report.acceptanceAlone = {
      T: model.training ? alone.T / tried : null,
      I: model.inference ? alone.I / tried : null,
    }
    report.fans = ledger.fans(n)
    report.stock = ledger.stock(n)
  }
  return report
}

function firstShort(cover: Float64Array): number | null {
  for (let t = 0; t < cover.length; t++) {
    const now = cover[t]!
    if (now < 1) return t
    if (Number.isNaN(now)) throw new NotANumber(t)
  }
  return null
}

function countShort(cover: Float64Array): number {
  let count = 0
  for (let t = 0; t < cover.length; t++) if (cover[t]! < 1) count++
  return count
}
