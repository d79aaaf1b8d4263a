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

/**
 * Growth that may fade, month by month: series[t] = series[0] × growthPerYear^(τ(t)/12), τ being
 * `effectiveMonths`. Each month multiplies the one before by its own growth, whose logarithm shrinks by the same
 * share every month; so a series can be carried on where it was left.
 */
export class Growth {
  // Logarithm of the next month's growth, and what it shrinks by: in an array, where doubles need no box.
  private readonly state = new Float64Array(2)
  private readonly steady = new Float64Array(1)

  /** Begins at month 0. */
  load(growthPerYear: number, halfLife: number | null): void {
    const { state, steady } = this
    let logStep = Math.log(growthPerYear) / 12
    let fade = 1
    if (halfLife !== null) {
      fade = 2 ** (-1 / halfLife)
      // 1 − fade, without losing what is left of it when the half-life is very long.
      logStep *= (halfLife / Math.LN2) * -Math.expm1(-Math.LN2 / halfLife)
    }
    state[0] = logStep
    state[1] = fade
    if (fade === 1) steady[0] = Math.exp(logStep)
  }

  /** Fills series[from…to]; months follow on one another, from 1 on. */
  run(series: Float64Array, from: number, to: number): void {
    const fade = this.state[1]!
    let now = series[from - 1]!
    if (fade === 1) {
      const step = this.steady[0]!
      for (let t = from; t <= to; t++) series[t] = now *= step
      return
    }
    let logStep = this.state[0]!
    for (let t = from; t <= to; t++) {
      now *= Math.abs(logStep) < 0.4 ? expNear0(logStep) : Math.exp(logStep)
      logStep *= fade
      series[t] = now
    }
    this.state[0] = logStep
  }
}

/**
 * e^x for |x| < 0.4 by its series to x¹¹, relative error below 4e-14. A month's growth is that small up to
 * 120× a year, and a draw asks for up to 180 of them: Math.exp would take a tenth of a run's time.
 */
function expNear0(x: number): number {
  const x2 = x * x
  const x4 = x2 * x2
  // In groups of four terms, so that they can be worked out side by side.
  const low = 1 + x + x2 * (c2 + c3 * x)
  const middle = c4 + c5 * x + x2 * (c6 + c7 * x)
  const high = c8 + c9 * x + x2 * (c10 + c11 * x)
  return low + x4 * (middle + x4 * high)
}

// Reciprocals of factorials.
const [c2, c3, c4, c5, c6] = [1 / 2, 1 / 6, 1 / 24, 1 / 120, 1 / 720]
const [c7, c8, c9, c10, c11] = [1 / 5040, 1 / 40320, 1 / 362880, 1 / 3628800, 1 / 39916800]
