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

/** Section 7 for runways in months, null where censored at the horizon; censored draws sort last. */
export function summarizeRunways(runways: readonly (number | null)[], horizon: number): RunwayReport {
  const n = runways.length
  const sorted = Float64Array.from(runways, (runway) => runway ?? Infinity).sort()
  const quantiles = mapQuantiles((p) => {
    const value = sorted[quantileIndex(p, n)] ?? Infinity
    return value === Infinity ? null : value
  })
  if (n === 0) return { n, quantiles, censoredShare: null, pStillSufficient: {}, restrictedMean: null }
  const longerThan = (t: number) => sorted.reduce((count, runway) => count + Number(runway > t), 0) / n
  return {
    n,
    quantiles,
    censoredShare: longerThan(horizon),
    pStillSufficient: Object.fromEntries(
      checkpoints.filter((t) => t <= horizon).map((t) => [String(t), longerThan(t)]),
    ),
    restrictedMean: sorted.reduce((sum, runway) => sum + Math.min(runway, horizon), 0) / n,
  }
}

/** Share of draws with runway > t, t = 0…H. */
export function survivalOf(runways: readonly (number | null)[], horizon: number): number[] {
  const ending = new Float64Array(horizon + 1)
  for (const runway of runways) if (runway !== null) ending[runway] = ending[runway]! + 1
  let left = runways.length
  return Array.from(ending, (count) => {
    left -= count
    return runways.length === 0 ? 0 : left / runways.length
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

/** Quantiles of plain numbers; the array is sorted in place. Zero without numbers. */
export function quantilesOf(values: Float64Array): Record<Quantile, number> {
  values.sort()
  return mapQuantiles((p) => values[quantileIndex(p, values.length)] ?? 0)
}
