/**
 * Months of growth that have taken effect after `t` months when the rate of growth halves every
 * `halfLife` months: t itself without a half-life, else (h/ln 2)(1 − 2^(−t/h)).
 */
export function effectiveMonths(t: number, halfLife: number | null): number {
  return halfLife === null ? t : (halfLife / Math.LN2) * (1 - 2 ** (-t / halfLife))
}

/**
 * Yearly growth of the flagship run's compute: the growth of runs so far, less the part of algorithmic
 * progress that firms take as savings instead of capability.
 */
export function runGrowth(runGrowthPerYear: number, algoGainPerYear: number, gainTakenShare: number): number {
  return runGrowthPerYear / algoGainPerYear ** gainTakenShare
}
