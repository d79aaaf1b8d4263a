import type { Distribution } from "@/lib/domain/distribution"
import { toSignificant } from "@/lib/format"
import { writeNumber } from "./number"

/*
 * A distribution as one would explain it to somebody: what most of its draws are, then what shape they have.
 */

/** Up to six significant digits; more would only be noise to whoever checks what was understood. */
function say(value: number): string {
  const written = writeNumber(toSignificant(value, 6))
  return written.replace(/tn$/, " trillion").replace(/bn$/, " billion").replace(/m$/, " million")
}

function clipWords(distribution: { min?: number; max?: number }): string {
  const low = distribution.min === undefined ? "" : `, never below ${say(distribution.min)}`
  return distribution.max === undefined ? low : `${low}, never above ${say(distribution.max)}`
}

function list(values: Readonly<Record<string, number>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name} ${say(value)}`)
    .join("; ")
}

function shapeWords(distribution: Distribution): string {
  switch (distribution.dist) {
    case "fixed":
      return distribution.value === null ? "none" : `always ${say(distribution.value)}`
    case "lognormal":
      return `nine in ten between ${say(distribution.p5)} and ${say(distribution.p95)}, log-normal`
    case "triangular":
      return `between ${say(distribution.lo)} and ${say(distribution.hi)}, most likely ${say(distribution.mode)}`
    case "normal":
      return `two in three within ${say(distribution.sd)} of ${say(distribution.mean)}, normal`
    case "beta": {
      const mean = distribution.a / (distribution.a + distribution.b)
      const [lo, hi] = [distribution.lo ?? 0, distribution.hi ?? 1]
      const shape = `beta with ${say(distribution.a)} and ${say(distribution.b)}`
      return `between ${say(lo)} and ${say(hi)}, on average ${say(toSignificant(lo + mean * (hi - lo), 2))}, ${shape}`
    }
    case "uniform":
      return `anywhere between ${say(distribution.lo)} and ${say(distribution.hi)}`
    case "bernoulli":
      return `yes in ${say(toSignificant(distribution.p * 100, 4))}% of draws, else no`
    case "mixture": {
      const whole = distribution.claims.reduce((sum, { weight }) => sum + weight, 0)
      const share = (weight: number) => say(toSignificant(whole === 0 ? 0 : (weight / whole) * 100, 3))
      return distribution.claims
        .map((claim) => `in ${share(claim.weight)}% of draws ${distributionWords(claim)}`)
        .join("; ")
    }
    case "dirichlet": {
      const whole = Object.values(distribution.weights).reduce((sum, weight) => sum + weight, 0)
      const shares = Object.entries(distribution.weights)
        .map(([name, weight]) => `${name} ${say(toSignificant((weight / whole) * 100, 3))}%`)
        .join(", ")
      return `shares of one whole, on average ${shares}, concentration ${say(distribution.concentration)}`
    }
    case "table":
      return list(distribution.values) || "a table without values"
  }
}

/** "nine in ten between 30,000 and 60,000, log-normal, never above 100,000". */
export function distributionWords(distribution: Distribution): string {
  const isClipped = distribution.dist !== "dirichlet" && distribution.dist !== "table"
  return `${shapeWords(distribution)}${isClipped ? clipWords(distribution) : ""}`
}
