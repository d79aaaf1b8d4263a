import type { Distribution } from "./domain/distribution"
import { powerOfTen, toSignificant, twoDigits } from "./format"

/**
 * A distribution in words: "log-normal, 5th to 95th percentile 0.02 to 0.09", "triangular from 1 over 2 to 5".
 * Its own parameters, so that a reader can draw from it; percentiles stand beside it in the table.
 */
export function distributionWords(distribution: Distribution): string {
  const clipped = [
    distribution.dist !== "dirichlet" && distribution.dist !== "table" && distribution.min !== undefined
      ? `not below ${number(distribution.min)}`
      : null,
    distribution.dist !== "dirichlet" && distribution.dist !== "table" && distribution.max !== undefined
      ? `not above ${number(distribution.max)}`
      : null,
  ].filter(Boolean)
  return [shapeWords(distribution), ...clipped].join(", ")
}

function shapeWords(distribution: Distribution): string {
  switch (distribution.dist) {
    case "fixed":
      return distribution.value === null ? "absent" : `fixed at ${number(distribution.value)}`
    case "lognormal":
      return `log-normal, nine in ten from ${number(distribution.p5)} to ${number(distribution.p95)}`
    case "triangular":
      return `triangular from ${number(distribution.lo)} over ${number(distribution.mode)} to ${number(distribution.hi)}`
    case "normal":
      return `normal, mean ${number(distribution.mean)}, standard deviation ${number(distribution.sd)}`
    case "beta": {
      const ends = `from ${number(distribution.lo ?? 0)} to ${number(distribution.hi ?? 1)}`
      return `beta (${number(distribution.a)}, ${number(distribution.b)}) ${ends}`
    }
    case "uniform":
      return `uniform from ${number(distribution.lo)} to ${number(distribution.hi)}`
    case "bernoulli":
      return `yes in ${Math.round(distribution.p * 100)}% of draws, else no`
    case "mixture":
      return `mixture of ${distribution.claims
        .map(({ weight, ...claim }) => `${shapeWords(claim)} (weight ${twoDigits(weight)})`)
        .join("; ")}`
    case "dirichlet":
      return `shares of one whole, concentration ${number(distribution.concentration)}: ${Object.entries(
        distribution.weights,
      )
        .map(([name, weight]) => `${name} ${twoDigits(weight)}`)
        .join(", ")}`
    case "table":
      return Object.entries(distribution.values)
        .map(([name, value]) => `${name} ${number(value)}`)
        .join("; ")
  }
}

/** A parameter as it was set: "0.046", "1,500", "5.3 × 10²⁵". */
export function number(value: number): string {
  const magnitude = Math.abs(value)
  if (magnitude >= 1e15) {
    const [digits, exponent] = toSignificant(value, 3).toExponential().split("e")
    return `${digits} × ${powerOfTen(Number(exponent))}`
  }
  if (magnitude >= 1e12) return `${toSignificant(value / 1e12, 3)} trillion`
  if (magnitude >= 1e9) return `${toSignificant(value / 1e9, 3)} billion`
  if (magnitude >= 1e6) return `${toSignificant(value / 1e6, 3)} million`
  return toSignificant(value, 3).toLocaleString("en-US", { maximumSignificantDigits: 3 })
}
