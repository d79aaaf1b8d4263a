import type { Distribution } from "../domain/distribution"
import { betaCdf } from "./beta"
import { normalCdf, normalQuantile, Z95 } from "./normal"
import type { Stream } from "./random"

type Mixture = Extract<Distribution, { dist: "mixture" }>
type Dirichlet = Extract<Distribution, { dist: "dirichlet" }>
/** One-dimensional distributions, a mixture's claims among them. */
export type Scalar = Exclude<Distribution, Dirichlet | { dist: "table" }>

/**
 * Draws `column.length` values, one per try, from the var's own stream.
 * @throws RangeError for a fixed null, which cannot be drawn
 */
export function sampleScalar(distribution: Scalar, stream: Stream, column: Float64Array): void {
  const n = column.length
  switch (distribution.dist) {
    case "lognormal": {
      const { mu, s } = logParameters(distribution)
      for (let i = 0; i < n; i++) column[i] = Math.exp(mu + s * normalQuantile(stream.next()))
      break
    }
    case "triangular":
      for (let i = 0; i < n; i++) column[i] = triangularQuantile(distribution, stream.next())
      break
    case "normal": {
      const { mean, sd } = distribution
      for (let i = 0; i < n; i++) column[i] = mean + sd * normalQuantile(stream.next())
      break
    }
    case "beta": {
      const { a, b, lo = 0, hi = 1 } = distribution
      const [first, second] = [new GammaSampler(a), new GammaSampler(b)]
      for (let i = 0; i < n; i++) {
        const x = first.draw(stream)
        column[i] = lo + (hi - lo) * (x / (x + second.draw(stream)))
      }
      break
    }
    case "uniform": {
      const { lo, hi } = distribution
      for (let i = 0; i < n; i++) column[i] = lo + (hi - lo) * stream.next()
      break
    }
    case "bernoulli":
      for (let i = 0; i < n; i++) column[i] = stream.next() < distribution.p ? 1 : 0
      break
    case "mixture":
      sampleMixture(distribution, stream, column)
      break
    case "fixed":
      column.fill(fixedValue(distribution.value))
      break
  }
  clipColumn(distribution, column)
}

/**
 * A Dirichlet's components in the order in which they are drawn: by name, since a database may give an
 * object's keys back in another order than it took them.
 */
export function componentsOf({ weights }: Dirichlet): string[] {
  return Object.keys(weights).sort()
}

/** Draws vectors that sum to 1, into one column for each of `componentsOf`. */
export function sampleDirichlet(dirichlet: Dirichlet, stream: Stream, columns: Float64Array[]): void {
  const { weights, concentration } = dirichlet
  const gammas = componentsOf(dirichlet).map((name) => new GammaSampler(concentration * weights[name]!))
  const n = columns[0]?.length ?? 0
  for (let i = 0; i < n; i++) {
    let sum = 0
    for (let k = 0; k < gammas.length; k++) {
      const draw = gammas[k]!.draw(stream)
      columns[k]![i] = draw
      sum += draw
    }
    for (let k = 0; k < gammas.length; k++) columns[k]![i] = columns[k]![i]! / sum
  }
}

function sampleMixture({ claims }: Mixture, stream: Stream, column: Float64Array): void {
  const total = claims.reduce((sum, { weight }) => sum + weight, 0)
  const one = new Float64Array(1)
  for (let i = 0; i < column.length; i++) {
    let left = stream.next() * total
    let chosen = claims[claims.length - 1]!
    for (const claim of claims) {
      left -= claim.weight
      if (left < 0) {
        chosen = claim
        break
      }
    }
    sampleScalar(chosen, stream, one)
    column[i] = one[0]!
  }
}

/**
 * Gamma(shape, 1). @see Marsaglia & Tsang (2000), A Simple Method for Generating Gamma Variables; shapes
 * below 1 by their boost Gamma(a) = Gamma(a + 1)·U^(1/a).
 */
class GammaSampler {
  private readonly d: number
  private readonly c: number
  /** 1/shape below 1, else 0: no boost. */
  private readonly boost: number

  constructor(shape: number) {
    this.boost = shape < 1 ? 1 / shape : 0
    this.d = (shape < 1 ? shape + 1 : shape) - 1 / 3
    this.c = 1 / Math.sqrt(9 * this.d)
  }

  draw(stream: Stream): number {
    const { d, c, boost } = this
    for (;;) {
      const x = normalQuantile(stream.next())
      const root = 1 + c * x
      const v = root * root * root
      if (v <= 0) continue
      const u = stream.next()
      const square = x * x
      if (u < 1 - 0.0331 * square * square || Math.log(u) < 0.5 * square + d * (1 - v + Math.log(v))) {
        return boost === 0 ? d * v : d * v * Math.exp(boost * Math.log(stream.next()))
      }
    }
  }
}

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

function logParameters({ p5, p95 }: { p5: number; p95: number }): { mu: number; s: number } {
  return { mu: (Math.log(p5) + Math.log(p95)) / 2, s: (Math.log(p95) - Math.log(p5)) / (2 * Z95) }
}

function triangularQuantile({ lo, mode, hi }: { lo: number; mode: number; hi: number }, p: number): number {
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

function clip({ min = -Infinity, max = Infinity }: { min?: number; max?: number }, x: number): number {
  return Math.max(min, Math.min(max, x))
}

function clipColumn(distribution: Scalar, column: Float64Array): void {
  const { min, max } = distribution
  if (min === undefined && max === undefined) return
  for (let i = 0; i < column.length; i++) column[i] = clip(distribution, column[i]!)
}

function fixedValue(value: number | null): number {
  if (value === null) throw new RangeError("a var fixed at null cannot be drawn")
  return value
}
