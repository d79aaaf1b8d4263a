import type { Distribution } from "../../domain/distribution"
import type { AssumptionChange } from "../../domain/scenario"
import { percentilesOf, quantileOf, type Scalar } from "../distributions"

/**
 * A distribution as a scenario's change makes it.
 *
 * Powers of shapes that do not stay of their kind become the lognormal between the powers of their 5th and 95th
 * percentile. A fixed null, a split among firms and a table have no values to change: they stay, unless they are set.
 */
export function scenarioDistribution(original: Distribution, change: AssumptionChange): Distribution {
  if (change.do === "set") return change.to
  if (original.dist === "dirichlet" || original.dist === "table") return original
  if (original.dist === "fixed" && original.value === null) return original
  switch (change.do) {
    case "percentile":
      return { dist: "fixed", value: quantileOf(original, change.at) }
    case "times":
      return times(original, change.by)
    case "power":
      return power(original, change.by)
  }
}

function times<D extends Scalar>(distribution: D, by: number): Distribution {
  const scaled = (value: number | undefined) => (value === undefined ? undefined : value * by)
  const clip = {
    ...(distribution.min === undefined ? {} : { min: distribution.min * by }),
    ...(distribution.max === undefined ? {} : { max: distribution.max * by }),
  }
  switch (distribution.dist) {
    case "fixed":
      return { ...distribution, ...clip, value: (distribution.value ?? 0) * by }
    case "lognormal":
      return { ...distribution, ...clip, p5: distribution.p5 * by, p95: distribution.p95 * by }
    case "triangular":
      return {
        ...distribution,
        ...clip,
        lo: distribution.lo * by,
        mode: distribution.mode * by,
        hi: distribution.hi * by,
      }
    case "normal":
      return { ...distribution, ...clip, mean: distribution.mean * by, sd: distribution.sd * by }
    case "uniform":
      return { ...distribution, ...clip, lo: distribution.lo * by, hi: distribution.hi * by }
    case "beta":
      return { ...distribution, ...clip, lo: scaled(distribution.lo ?? 0), hi: scaled(distribution.hi ?? 1) }
    case "bernoulli":
      return { ...distribution, p: Math.min(1, distribution.p * by) }
    case "mixture":
      return {
        ...distribution,
        ...clip,
        claims: distribution.claims.map(
          (claim) => ({ ...times(claim, by), weight: claim.weight }) as (typeof distribution.claims)[number],
        ),
      }
  }
}

function power(distribution: Scalar, by: number): Distribution {
  if (distribution.dist === "bernoulli") return distribution
  if (distribution.dist === "fixed") return { dist: "fixed", value: (distribution.value ?? 0) ** by }
  const { p5, p95 } = percentilesOf(distribution)
  if (p5 === null || p95 === null || p5 <= 0) return distribution
  return { dist: "lognormal", p5: p5 ** by, p95: p95 ** by }
}
