import type { ReadersValue } from "../../domain/case"
import type { Distribution } from "../../domain/distribution"
import { dirichletMeans, percentilesOf, type Dirichlet } from "../distributions"
import { Z95 } from "../normal"
import type { ValueRange } from "./value-range"

export type ReadersDistribution = { distribution: Distribution } | { fault: string }

/**
 * What a reader's value or range makes of an assumption.
 *
 * A value is taken as certain; of a yes-or-no assumption it is the chance. A range gives the 5th and 95th percentile
 * of the distribution's own shape, moved and stretched; of a shape that cannot be so stretched (one value, several
 * claims), or that would leave what the field can hold, a lognormal's, where the range may be below zero a normal's.
 * A split among firms becomes this firm's share alone.
 *
 * @param component the firm whose share of a split is meant
 * @returns a fault in words where the field cannot hold it
 */
export function readersDistribution(
  original: Distribution,
  given: ReadersValue,
  range: ValueRange,
  component: string,
): ReadersDistribution {
  if (original.dist === "table") return { fault: "it is a table, whose values cannot be changed here" }
  if (given.is === "none") {
    if (range.mayBeNone) return { distribution: { dist: "fixed", value: null } }
    return { fault: "it needs a value; none is not possible here" }
  }
  const fault = faultOf(given, range)
  if (fault !== null) return { fault }
  if (given.is === "value") {
    const { value } = given
    return {
      distribution:
        original.dist === "bernoulli" ? { dist: "bernoulli", p: value } : { dist: "fixed", value },
    }
  }
  return { distribution: stretched(original, given, range, component) }
}

function faultOf(given: Exclude<ReadersValue, { is: "none" }>, range: ValueRange): string | null {
  const [low, high] = given.is === "value" ? [given.value, given.value] : [given.low, given.high]
  if (given.is === "range" && range.takes === "value") return "it takes one value, not a range"
  if (given.is === "value" && range.takes === "range") return "it takes a range, not one value"
  if (range.isWhole && !(Number.isInteger(low) && Number.isInteger(high))) return "it must be a whole number"
  if (low < range.min) {
    return range.min > 0 && range.min < 1e-300 ? "it must be above 0" : `it must be ${range.min} or more`
  }
  return high > range.max ? `it must be ${range.max} or less` : null
}

type Ends = { low: number; high: number }

function stretched(
  original: Exclude<Distribution, { dist: "table" }>,
  { low, high }: Ends,
  range: ValueRange,
  component: string,
): Distribution {
  if (original.dist === "lognormal" && low > 0)
    return clipped({ dist: "lognormal", p5: low, p95: high }, range)
  const shape = original.dist === "dirichlet" ? marginalOf(original, component) : original
  const moved = shape && movedShape(shape, { low, high })
  // A value that must be above zero is drawn from no shape that reaches below it.
  if (moved && (range.min <= 0 || lowestOf(moved) > 0)) return clipped(moved, range)
  if (low > 0) return clipped({ dist: "lognormal", p5: low, p95: high }, range)
  return clipped({ dist: "normal", mean: (low + high) / 2, sd: (high - low) / (2 * Z95) }, range)
}

type Stretchable = Extract<Distribution, { dist: "triangular" | "normal" | "uniform" | "beta" }>

/** The share of one firm in a split: Beta(κw, κ(1 − w)). Null for a firm that the split does not name. */
function marginalOf(split: Dirichlet, component: string): Stretchable | null {
  const mean = dirichletMeans(split)[component]
  if (mean === undefined || mean >= 1) return null
  // A Dirichlet's shapes are its concentration times its weights as they stand.
  const total = Object.values(split.weights).reduce((sum, weight) => sum + weight, 0)
  const kappa = split.concentration * total
  return { dist: "beta", a: kappa * mean, b: kappa * (1 - mean) }
}

/** The shape moved and stretched so that its 5th and 95th percentile are the ends; null where it has no width. */
function movedShape(shape: Distribution, { low, high }: Ends): Stretchable | null {
  if (
    shape.dist !== "triangular" &&
    shape.dist !== "normal" &&
    shape.dist !== "uniform" &&
    shape.dist !== "beta"
  )
    return null
  const { p5, p95 } = percentilesOf({ ...shape, min: undefined, max: undefined })
  if (p5 === null || p95 === null || !(p95 > p5)) return null
  const factor = (high - low) / (p95 - p5)
  const at = (x: number) => low + (x - p5) * factor
  switch (shape.dist) {
    case "triangular":
      return { dist: "triangular", lo: at(shape.lo), mode: at(shape.mode), hi: at(shape.hi) }
    case "normal":
      return { dist: "normal", mean: at(shape.mean), sd: shape.sd * factor }
    case "uniform":
      return { dist: "uniform", lo: at(shape.lo), hi: at(shape.hi) }
    case "beta":
      return { dist: "beta", a: shape.a, b: shape.b, lo: at(shape.lo ?? 0), hi: at(shape.hi ?? 1) }
  }
}

function lowestOf(shape: Stretchable): number {
  return shape.dist === "normal" ? -Infinity : (shape.lo ?? 0)
}

function clipped(
  distribution: Exclude<Distribution, { dist: "dirichlet" | "table" }>,
  range: ValueRange,
): Distribution {
  return {
    ...distribution,
    ...(range.min > -Infinity && range.min >= 0 && distribution.dist !== "lognormal"
      ? { min: range.min }
      : {}),
    ...(range.max < Infinity ? { max: range.max } : {}),
  }
}
