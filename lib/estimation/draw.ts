import {
  clip,
  componentsOf,
  fixedValue,
  logParameters,
  type Dirichlet,
  type Mixture,
  type Scalar,
} from "./distributions"
import { GammaSampler } from "./gamma"
import { normalQuantile } from "./normal"
import type { Stream } from "./random"

// A loop a function: the compiler inlines only so much into each, and boxes what comes from the rest.

/**
 * Draws `column.length` values, one a try, from the var's own stream.
 * @throws RangeError for a fixed null, which cannot be drawn
 */
export function sampleScalar(distribution: Scalar, stream: Stream, column: Float64Array): void {
  switch (distribution.dist) {
    case "lognormal":
      sampleLognormal(logParameters(distribution), stream, column)
      break
    case "triangular":
      sampleTriangular(distribution, stream, column)
      break
    case "normal":
      sampleNormal(distribution, stream, column)
      break
    case "beta":
      sampleBeta(distribution, stream, column)
      break
    case "uniform":
      sampleUniform(distribution, stream, column)
      break
    case "bernoulli":
      stream.fill(column)
      for (let i = 0; i < column.length; i++) column[i] = column[i]! < distribution.p ? 1 : 0
      break
    case "mixture":
      sampleMixture(distribution, stream, column)
      break
    case "fixed":
      column.fill(fixedValue(distribution.value))
      break
  }
  const { min, max } = distribution
  if (min !== undefined || max !== undefined) {
    for (let i = 0; i < column.length; i++) column[i] = clip(distribution, column[i]!)
  }
}

type Draw<Kind extends Scalar["dist"]> = Extract<Scalar, { dist: Kind }>

function sampleLognormal({ mu, s }: { mu: number; s: number }, stream: Stream, column: Float64Array): void {
  stream.fill(column)
  for (let i = 0; i < column.length; i++) column[i] = Math.exp(mu + s * normalQuantile(column[i]!))
}

function sampleNormal({ mean, sd }: Draw<"normal">, stream: Stream, column: Float64Array): void {
  stream.fill(column)
  for (let i = 0; i < column.length; i++) column[i] = mean + sd * normalQuantile(column[i]!)
}

/** As `triangularQuantile`, with what does not change worked out once. */
function sampleTriangular({ lo, mode, hi }: Draw<"triangular">, stream: Stream, column: Float64Array): void {
  const rising = (hi - lo) * (mode - lo)
  const falling = (hi - lo) * (hi - mode)
  const atMode = hi === lo ? 0 : (mode - lo) / (hi - lo)
  stream.fill(column)
  for (let i = 0; i < column.length; i++) {
    const p = column[i]!
    column[i] = p < atMode ? lo + Math.sqrt(p * rising) : hi - Math.sqrt((1 - p) * falling)
  }
}

function sampleUniform({ lo, hi }: Draw<"uniform">, stream: Stream, column: Float64Array): void {
  stream.fill(column)
  for (let i = 0; i < column.length; i++) column[i] = lo + (hi - lo) * column[i]!
}

function sampleBeta({ a, b, lo = 0, hi = 1 }: Draw<"beta">, stream: Stream, column: Float64Array): void {
  const first = new GammaSampler(a)
  const second = new GammaSampler(b)
  for (let i = 0; i < column.length; i++) {
    const x = first.draw(stream)
    column[i] = lo + (hi - lo) * (x / (x + second.draw(stream)))
  }
}

function sampleMixture({ claims }: Mixture, stream: Stream, column: Float64Array): void {
  const total = claims.reduce((sum, { weight }) => sum + weight, 0)
  const draws = claims.map(drawOf)
  const weights = Float64Array.from(claims, ({ weight }) => weight)
  for (let i = 0; i < column.length; i++) {
    let left = stream.next() * total
    let chosen = 0
    for (; chosen < weights.length - 1; chosen++) {
      left -= weights[chosen]!
      if (left < 0) break
    }
    column[i] = draws[chosen]!(stream)
  }
}

/** Draws one value after another of a mixture's claim. */
function drawOf(claim: Mixture["claims"][number]): (stream: Stream) => number {
  if (claim.dist === "lognormal") {
    const { mu, s } = logParameters(claim)
    const draw = (stream: Stream) => Math.exp(mu + s * normalQuantile(stream.next()))
    if (claim.min === undefined && claim.max === undefined) return draw
    return (stream) => clip(claim, draw(stream))
  }
  const one = new Float64Array(1)
  return (stream) => {
    sampleScalar(claim, stream, one)
    return one[0]!
  }
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
