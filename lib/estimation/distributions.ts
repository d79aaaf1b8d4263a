import type { Distribution } from "../domain/distribution"
import { betaCdf } from "./beta"
import { normalCdf, normalQuantile, Z95 } from "./normal"

export type Mixture = Extract<Distribution, { dist: "mixture" }>
export type Dirichlet = Extract<Distribution, { dist: "dirichlet" }>
/** One-dimensional distributions, a mixture's claims among them. */
export type Scalar = Exclude<Distribution, Dirichlet | { dist: "table" }>

/**
 * The value at probability p (0 < p < 1), after clipping. Bernoulli: 0 or 1.
 * @throws RangeError for a fixed null
 */
export function quantileOf(distribution: Scalar, p: number): number {
  return clip(distribution, unclippedQuantile(distribution, p))
}

function unclippedQuantile(distribution: Scalar, p: number): number {
  switch (distribution.dist) {
    case "lognormal": {
      const { mu, s } = logParameters(distribution)
      return Math.exp(mu + s * normalQuantile(p))
    }
    case "triangular":
      return triangularQuantile(distribution, p)
    case "normal":
      return distribution.mean + distribution.sd * normalQuantile(p)
    case "beta": {
      const { a, b, lo = 0, hi = 1 } = distribution
      return lo + (hi - lo) * bisect((x) => betaCdf(x, a, b), p, 0, 1)
    }
    case "uniform":
      return distribution.lo + (distribution.hi - distribution.lo) * p
    case "bernoulli":
      return p <= 1 - distribution.p ? 0 : 1
    case "mixture":
      return mixtureQuantile(distribution, p)
    case "fixed":
      return fixedValue(distribution.value)
  }
}

/** P(X ≤ x), after clipping. */
export function cdfOf(distribution: Scalar, x: number): number {
  if (distribution.min !== undefined && x < distribution.min) return 0
  if (distribution.max !== undefined && x >= distribution.max) return 1
  switch (distribution.dist) {
    case "lognormal": {
      const { mu, s } = logParameters(distribution)
      if (x <= 0) return 0
      return s === 0 ? Number(Math.log(x) >= mu) : normalCdf((Math.log(x) - mu) / s)
    }
    case "triangular": {
      const { lo, mode, hi } = distribution
      if (x >= hi) return 1
      if (x <= lo) return 0
      return x <= mode
        ? (x - lo) ** 2 / ((hi - lo) * (mode - lo))
        : 1 - (hi - x) ** 2 / ((hi - lo) * (hi - mode))
    }
    case "normal":
      return distribution.sd === 0
        ? Number(x >= distribution.mean)
        : normalCdf((x - distribution.mean) / distribution.sd)
    case "beta": {
      const { a, b, lo = 0, hi = 1 } = distribution
      return betaCdf((x - lo) / (hi - lo), a, b)
    }
    case "uniform":
      return Math.min(1, Math.max(0, (x - distribution.lo) / (distribution.hi - distribution.lo)))
    case "bernoulli":
      return x < 0 ? 0 : x < 1 ? 1 - distribution.p : 1
    case "mixture": {
      const total = distribution.claims.reduce((sum, { weight }) => sum + weight, 0)
      return distribution.claims.reduce((sum, claim) => sum + (claim.weight / total) * cdfOf(claim, x), 0)
    }
    case "fixed":
      return x >= fixedValue(distribution.value) ? 1 : 0
  }
}

/** Section 8.1: the central run takes medians; a Bernoulli's mean. */
export function centralOf(distribution: Scalar): number {
  return distribution.dist === "bernoulli"
    ? clip(distribution, distribution.p)
    : quantileOf(distribution, 0.5)
}

/**
 * A Dirichlet's components in the order in which they are drawn: by name, since a database may give an
 * object's keys back in another order than it took them.
 */
export function componentsOf({ weights }: Dirichlet): string[] {
  return Object.keys(weights).sort()
}

/** A Dirichlet's means, by component. */
export function dirichletMeans({ weights }: Dirichlet): Record<string, number> {
  const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0)
  return Object.fromEntries(Object.entries(weights).map(([name, weight]) => [name, weight / total]))
}

/** 5th, 50th and 95th percentile for display; a Bernoulli's probability as p50; null where there is none. */
export function percentilesOf(distribution: Distribution): {
  p5: number | null
  p50: number | null
  p95: number | null
} {
  switch (distribution.dist) {
    case "dirichlet":
    case "table":
      return { p5: null, p50: null, p95: null }
    case "fixed":
      return { p5: distribution.value, p50: distribution.value, p95: distribution.value }
    case "bernoulli":
      return { p5: null, p50: distribution.p, p95: null }
    default:
      return {
        p5: quantileOf(distribution, 0.05),
        p50: quantileOf(distribution, 0.5),
        p95: quantileOf(distribution, 0.95),
      }
  }
}

/** Mean and standard deviation of the logarithm, from the 5th and 95th percentile. */
export function logParameters({ p5, p95 }: { p5: number; p95: number }): { mu: number; s: number } {
  return { mu: (Math.log(p5) + Math.log(p95)) / 2, s: (Math.log(p95) - Math.log(p5)) / (2 * Z95) }
}

export function triangularQuantile(
  { lo, mode, hi }: { lo: number; mode: number; hi: number },
  p: number,
): number {
  const width = hi - lo
  if (width === 0) return lo
  return p < (mode - lo) / width
    ? lo + Math.sqrt(p * width * (mode - lo))
    : hi - Math.sqrt((1 - p) * width * (hi - mode))
}

function mixtureQuantile(mixture: Mixture, p: number): number {
  const live = mixture.claims.filter(({ weight }) => weight > 0)
  const at = live.map((claim) => quantileOf(claim, p))
  return bisect((x) => cdfOf(mixture, x), p, Math.min(...at), Math.max(...at))
}

/** The smallest x in [lo, hi] with f(x) ≥ p, for a rising f. */
function bisect(f: (x: number) => number, p: number, lo: number, hi: number): number {
  if (f(lo) >= p) return lo
  let [below, above] = [lo, hi]
  for (let i = 0; i < 200; i++) {
    const middle = (below + above) / 2
    if (middle === below || middle === above) break
    if (f(middle) < p) below = middle
    else above = middle
  }
  return above
}

/** x within the ends that clip a draw. */
export function clip({ min = -Infinity, max = Infinity }: { min?: number; max?: number }, x: number): number {
  return Math.max(min, Math.min(max, x))
}

/** @throws RangeError for a fixed null, which cannot be drawn */
export function fixedValue(value: number | null): number {
  if (value === null) throw new RangeError("a var fixed at null cannot be drawn")
  return value
}
