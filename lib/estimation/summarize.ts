import { valuesAtRanks } from "./ranks"

export const probabilities = { p5: 0.05, p25: 0.25, p50: 0.5, p75: 0.75, p95: 0.95 } as const
export type Quantile = keyof typeof probabilities

/** Months after which the share of draws still sufficient is reported. */
const checkpoints = [0, 6, 12, 18, 24, 36, 48, 60] as const

export type RunwayReport = {
  n: number
  /** Months; null lies beyond the horizon, or there are no draws. */
  quantiles: Record<Quantile, number | null>
  /** Share of draws that do not run out within the horizon; null without draws. */
  censoredShare: number | null
  pStillSufficient: Record<string, number>
  /** Σ min(runway, H)/n; depends on the horizon. Null without draws. */
  restrictedMean: number | null
}

/** The element at index ⌈p·n⌉ (from 1) of sorted draws: the smallest value v with F(v) ≥ p. */
export function quantileIndex(p: number, n: number): number {
  return Math.max(1, Math.ceil(p * n - 1e-9)) - 1
}

/** Section 7 for runways in whole months, null where censored at the horizon; censored draws sort last. */
export function summarizeRunways(runways: readonly (number | null)[], horizon: number): RunwayReport {
  return summarizeCounts(countByMonth(runways, horizon), runways.length)
}

/**
 * The same from counts.
 * @param counts draws that run out in each month 0…H; of the `n` draws, those that do not are not counted
 */
export function summarizeCounts(counts: Float64Array, n: number): RunwayReport {
  const quantiles = mapQuantiles((p) => (n === 0 ? null : monthAt(counts, quantileIndex(p, n))))
  if (n === 0) return { n, quantiles, censoredShare: null, pStillSufficient: {}, restrictedMean: null }
  const horizon = counts.length - 1
  const survival = survivalOfCounts(counts, n)
  const censored = n - counts.reduce((sum, count) => sum + count, 0)
  const total = counts.reduce((sum, count, month) => sum + count * month, 0) + censored * horizon
  return {
    n,
    quantiles,
    censoredShare: censored / n,
    pStillSufficient: Object.fromEntries(
      checkpoints.filter((t) => t <= horizon).map((t) => [String(t), survival[t] ?? 0]),
    ),
    restrictedMean: total / n,
  }
}

/** Draws that run out in each month 0…H; those that do not are not counted. */
function countByMonth(runways: readonly (number | null)[], horizon: number): Float64Array {
  const counts = new Float64Array(horizon + 1)
  for (const runway of runways) if (runway !== null) counts[runway] = counts[runway]! + 1
  return counts
}

/** The month of the draw at a rank (from 0) when draws are sorted; null past the last that is counted. */
function monthAt(counts: Float64Array, rank: number): number | null {
  let before = 0
  for (let month = 0; month < counts.length; month++) {
    before += counts[month]!
    if (rank < before) return month
  }
  return null
}

/** The median of `n` whole numbers, from how often each of 0, 1, … occurs; 0 without any. */
export function medianOfCounts(counts: Float64Array, n: number): number {
  return monthAt(counts, quantileIndex(0.5, n)) ?? 0
}

/** Share of draws with runway > t, t = 0…H. */
export function survivalOf(runways: readonly (number | null)[], horizon: number): number[] {
  return survivalOfCounts(countByMonth(runways, horizon), runways.length)
}

/** The same from counts, as in `summarizeCounts`. */
export function survivalOfCounts(counts: Float64Array, n: number): number[] {
  let left = n
  return Array.from(counts, (count) => {
    left -= count
    return n === 0 ? 0 : left / n
  })
}

export function mapQuantiles<T>(of: (p: number) => T): Record<Quantile, T> {
  return {
    p5: of(probabilities.p5),
    p25: of(probabilities.p25),
    p50: of(probabilities.p50),
    p75: of(probabilities.p75),
    p95: of(probabilities.p95),
  }
}

/** Quantiles of plain numbers; the array may be rearranged. Zero without numbers. */
export function quantilesOf(values: Float64Array): Record<Quantile, number> {
  const n = values.length
  const at = n === 0 ? [] : valuesAtRanks(values, ranksOf(n))
  return { p5: at[0] ?? 0, p25: at[1] ?? 0, p50: at[2] ?? 0, p75: at[3] ?? 0, p95: at[4] ?? 0 }
}

function ranksOf(n: number): number[] {
  return Object.values(probabilities).map((p) => quantileIndex(p, n))
}
