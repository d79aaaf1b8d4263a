import type { Distribution } from "../domain/distribution"

export type DistributionFault = { path: (string | number)[]; message: string }

/**
 * What makes a distribution impossible to draw from although each of its numbers is fine: percentiles or
 * ends in the wrong order, a mode outside its ends, claims without any weight.
 */
export function distributionFaults(distribution: Distribution): DistributionFault[] {
  const faults: DistributionFault[] = []
  const fault = (message: string, ...path: (string | number)[]) => faults.push({ path, message })
  switch (distribution.dist) {
    case "lognormal":
      if (distribution.p95 < distribution.p5) fault("must not lie below p5", "p95")
      break
    case "triangular":
      if (distribution.hi < distribution.lo) fault("must not lie below lo", "hi")
      else if (distribution.mode < distribution.lo || distribution.mode > distribution.hi) {
        fault("must lie from lo to hi", "mode")
      }
      break
    case "uniform":
    case "beta":
      if ((distribution.hi ?? 1) < (distribution.lo ?? 0)) fault("must not lie below lo", "hi")
      break
    case "mixture":
      if (!distribution.claims.some(({ weight }) => weight > 0)) fault("need some weight", "claims")
      distribution.claims.forEach((claim, index) => {
        for (const { path, message } of distributionFaults(claim)) fault(message, "claims", index, ...path)
        if (claim.dist === "fixed" && claim.value === null)
          fault("must be a number", "claims", index, "value")
      })
      break
    case "dirichlet":
      if (Object.keys(distribution.weights).length === 0) fault("needs at least one component", "weights")
      break
    case "normal":
    case "bernoulli":
    case "fixed":
    case "table":
      break
  }
  if ("min" in distribution && distribution.min !== undefined && distribution.max !== undefined) {
    if (distribution.max < distribution.min) fault("must not lie below min", "max")
  }
  return faults
}
