import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { Distribution } from "@/lib/domain/distribution"
import { percentilesOf } from "@/lib/estimation"
import { readersDistribution } from "@/lib/estimation/case/readers-distribution"
import type { ValueRange } from "@/lib/estimation/case/value-range"

const anything: ValueRange = { min: -Infinity, max: Infinity, mayBeNone: false, takes: "either" }
const positive: ValueRange = { ...anything, min: Number.MIN_VALUE }
const share: ValueRange = { ...anything, min: 0, max: 1 }

const families: Distribution[] = [
  { dist: "fixed", value: 3 },
  { dist: "fixed", value: null },
  { dist: "lognormal", p5: 0.02, p95: 0.09 },
  { dist: "lognormal", p5: 2e24, p95: 5e25 },
  { dist: "triangular", lo: 1, mode: 2, hi: 5 },
  { dist: "triangular", lo: 0, mode: 0, hi: 1 },
  { dist: "normal", mean: 0, sd: 2 },
  { dist: "normal", mean: 1, sd: 0.1, min: 0.9, max: 1.2 },
  { dist: "uniform", lo: -1, hi: 4 },
  { dist: "beta", a: 2, b: 5 },
  { dist: "beta", a: 0.6, b: 3, lo: 1, hi: 9 },
  {
    dist: "mixture",
    claims: [
      { dist: "fixed", value: 1, weight: 1 },
      { dist: "lognormal", p5: 2, p95: 3, weight: 2 },
    ],
  },
  { dist: "dirichlet", concentration: 20, weights: { baidu: 1, tencent: 3 } },
]

function ends(original: Distribution, low: number, high: number, range: ValueRange) {
  const made = readersDistribution(original, { is: "range", low, high }, range, "baidu")
  if ("fault" in made) throw new Error(made.fault)
  return percentilesOf(made.distribution)
}

function expectTyped({ p5, p95 }: ReturnType<typeof ends>, low: number, high: number) {
  expect(Math.abs(p5! - low)).toBeLessThanOrEqual(1e-9 * Math.max(Math.abs(low), high - low))
  expect(Math.abs(p95! - high)).toBeLessThanOrEqual(1e-9 * Math.max(Math.abs(high), high - low))
}

const pair = (min: number, max: number) =>
  fc
    .tuple(fc.double({ min, max, noNaN: true }), fc.double({ min, max, noNaN: true }))
    .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)
    // Nobody types numbers of three hundred digits behind the point.
    .filter(([low, high]) => high - low > 1e-6 * Math.max(1e-3, Math.abs(low), Math.abs(high)))

describe("a range is the 5th and 95th percentile of what is drawn", () => {
  test.each(families)("in the place of %j", (original) => {
    fc.assert(
      fc.property(pair(-1000, 1000), ([low, high]) =>
        expectTyped(ends(original, low, high, anything), low, high),
      ),
    )
    fc.assert(
      fc.property(pair(1e-3, 1e27), ([low, high]) =>
        expectTyped(ends(original, low, high, positive), low, high),
      ),
    )
    fc.assert(
      fc.property(pair(0.001, 0.999), ([low, high]) =>
        expectTyped(ends(original, low, high, share), low, high),
      ),
    )
  })
})

describe("what a field cannot hold is refused with the limit", () => {
  test.each([
    [{ is: "value", value: 1.5 }, share, "it must be 1 or less"],
    [{ is: "value", value: -0.1 }, share, "it must be 0 or more"],
    [{ is: "range", low: 0.5, high: 1.5 }, share, "it must be 1 or less"],
    [{ is: "value", value: 0 }, positive, "it must be above 0"],
    [{ is: "range", low: -1, high: 1 }, positive, "it must be above 0"],
    [{ is: "none" }, positive, "it needs a value; none is not possible here"],
  ] as const)("%j", (given, range, why) => {
    expect(readersDistribution({ dist: "uniform", lo: 0, hi: 1 }, given, range, "baidu")).toEqual({
      fault: why,
    })
  })
})
