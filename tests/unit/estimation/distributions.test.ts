import { describe, expect, test } from "vitest"
import type { Distribution } from "@/lib/domain/distribution"
import { percentilesOf, quantileOf } from "@/lib/estimation"
import { cdfOf, centralOf, componentsOf, type Scalar } from "@/lib/estimation/distributions"
import { sampleDirichlet, sampleScalar } from "@/lib/estimation/draw"
import { Stream } from "@/lib/estimation/random"

const draws = 100_000

function sample(distribution: Scalar, seed = 1): Float64Array {
  const column = new Float64Array(draws)
  sampleScalar(distribution, new Stream(seed, "sampled"), column)
  return column
}

function moments(column: Float64Array): { mean: number; sd: number } {
  const mean = column.reduce((sum, x) => sum + x, 0) / column.length
  return { mean, sd: Math.sqrt(column.reduce((sum, x) => sum + (x - mean) ** 2, 0) / column.length) }
}

const mixture = {
  dist: "mixture",
  claims: [
    { dist: "normal", mean: 30_000, sd: 5_000, weight: 0.6 },
    { dist: "normal", mean: 14_000, sd: 4_000, weight: 0.4 },
  ],
} satisfies Distribution

// W7 of docs/methodology.md prints six decimals.
test.each([
  [{ dist: "lognormal", p5: 2, p95: 8 }, [2, 4, 8]],
  [{ dist: "triangular", lo: 1, mode: 2, hi: 5 }, [1.447214, 2.55051, 4.225403]],
  [{ dist: "beta", a: 1.6, b: 4 }, [0.047415, 0.258932, 0.616059]],
  [{ dist: "normal", mean: 10, sd: 2 }, [6.710293, 10, 13.289707]],
] as [Scalar, number[]][])("W7: the 5th, 50th and 95th percentile of %o", (distribution, expected) => {
  const { p5, p50, p95 } = percentilesOf(distribution)
  expect(Math.abs((p5 ?? NaN) - (expected[0] ?? NaN))).toBeLessThan(6e-7)
  expect(Math.abs((p50 ?? NaN) - (expected[1] ?? NaN))).toBeLessThan(6e-7)
  expect(Math.abs((p95 ?? NaN) - (expected[2] ?? NaN))).toBeLessThan(6e-7)
})

test("W7: two claims that disagree have mean 23,600 and standard deviation 9,101.6", () => {
  const { mean, sd } = moments(sample(mixture))
  // Four standard errors: 9,102/√100,000 for the mean; below 9,102/√200,000 for the deviation (two humps).
  expect(Math.abs(mean - 23_600)).toBeLessThan(116)
  expect(Math.abs(sd - 9_101.648)).toBeLessThan(82)
})

const scalars: [string, Scalar][] = [
  ["lognormal", { dist: "lognormal", p5: 2, p95: 8 }],
  ["triangular", { dist: "triangular", lo: -1, mode: 0, hi: 5 }],
  ["triangular with its mode at an end", { dist: "triangular", lo: 0, mode: 0, hi: 1 }],
  ["normal", { dist: "normal", mean: 10, sd: 2 }],
  ["beta", { dist: "beta", a: 1.6, b: 4 }],
  ["beta with shapes below 1", { dist: "beta", a: 0.4, b: 0.7 }],
  ["beta on an interval", { dist: "beta", a: 2, b: 3, lo: -1, hi: 4 }],
  ["uniform", { dist: "uniform", lo: 3, hi: 7 }],
  ["mixture", mixture],
]

describe("draws follow their distribution", () => {
  test.each(scalars)("%s", (_, distribution) => {
    const sorted = sample(distribution).sort()
    let distance = 0
    sorted.forEach((x, i) => {
      const p = cdfOf(distribution, x)
      distance = Math.max(distance, Math.abs(p - i / draws), Math.abs(p - (i + 1) / draws))
    })
    // Kolmogorov–Smirnov: exceeded by chance once in 10,000 times; the seed is fixed.
    expect(distance).toBeLessThan(2.23 / Math.sqrt(draws))
  })
})

test.each(scalars)("the quantile function inverts the distribution function: %s", (_, distribution) => {
  for (const p of [0.001, 0.05, 0.25, 0.5, 0.75, 0.95, 0.999]) {
    expect(Math.abs(cdfOf(distribution, quantileOf(distribution, p)) - p)).toBeLessThan(1e-9)
  }
})

test("a Bernoulli draw is 0 or 1, its central value the probability", () => {
  const column = sample({ dist: "bernoulli", p: 0.35 })
  expect(new Set(column)).toEqual(new Set([0, 1]))
  // Four standard errors: √(0.35 × 0.65/100,000) ≈ 0.0015.
  expect(Math.abs(moments(column).mean - 0.35)).toBeLessThan(0.006)
  expect(centralOf({ dist: "bernoulli", p: 0.35 })).toBe(0.35)
})

test("the central value of a mixture is its median, not the mean of its claims' medians", () => {
  const median = centralOf(mixture)
  expect(cdfOf(mixture, median)).toBeCloseTo(0.5, 9)
  expect(Math.abs(median - 23_600)).toBeGreaterThan(1_000)
})

test("a claim of weight 0 is never drawn", () => {
  const claims = [
    { dist: "fixed", value: 1, weight: 1 },
    { dist: "fixed", value: 2, weight: 0 },
  ] as const
  expect(new Set(sample({ dist: "mixture", claims: [...claims] }))).toEqual(new Set([1]))
})

test("limits clip a draw to the limit instead of drawing again", () => {
  const column = sample({ dist: "normal", mean: 0, sd: 1, min: 0 })
  const atLimit = column.reduce((count, x) => count + Number(x === 0), 0) / draws
  expect(Math.min(...column.subarray(0, 50_000))).toBe(0)
  // Half of a standard normal lies below 0; four standard errors.
  expect(Math.abs(atLimit - 0.5)).toBeLessThan(0.0064)
  expect(quantileOf({ dist: "normal", mean: 0, sd: 1, min: 0 }, 0.05)).toBe(0)
})

test("a mixture clips its claims by their own limits, then by its own", () => {
  const claims = [{ dist: "normal", mean: 5, sd: 3, max: 4, weight: 1 }] as const
  const column = sample({ dist: "mixture", claims: [...claims], min: 3 })
  expect([
    ...new Set([Math.min(...column.subarray(0, 50_000)), Math.max(...column.subarray(0, 50_000))]),
  ]).toEqual([3, 4])
})

describe("a split among firms", () => {
  const split = {
    dist: "dirichlet",
    concentration: 8,
    weights: { bytedance: 0.4, alibaba: 0.22, tencent: 0.2, baidu: 0.18 },
  } satisfies Distribution
  const names = componentsOf(split)
  const columns = names.map(() => new Float64Array(draws))
  sampleDirichlet(split, new Stream(1, "split"), columns)

  test("adds up to the whole in every draw", () => {
    for (let i = 0; i < 1000; i++) {
      expect(columns.reduce((sum, column) => sum + (column[i] ?? NaN), 0)).toBeCloseTo(1, 12)
    }
  })
  test("has the mean of its weight and the width √(w(1 − w)/(κ + 1)) for each firm", () => {
    names.forEach((name, k) => {
      const w = split.weights[name as keyof typeof split.weights]
      const { mean, sd } = moments(columns[k] ?? new Float64Array())
      const expected = Math.sqrt((w * (1 - w)) / 9)
      expect(Math.abs(mean - w)).toBeLessThan((4 * expected) / Math.sqrt(draws))
      expect(Math.abs(sd / expected - 1)).toBeLessThan(0.02)
    })
  })
  test("does not depend on the order in which the firms are named", () => {
    const reversed = { ...split, weights: Object.fromEntries(Object.entries(split.weights).reverse()) }
    const again = names.map(() => new Float64Array(draws))
    sampleDirichlet(reversed, new Stream(1, "split"), again)
    again.forEach((column, k) => expect(moments(column)).toEqual(moments(columns[k] ?? new Float64Array())))
  })
})
