import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { distributionSchema, type Distribution } from "@/lib/domain/distribution"
import { distributionFaults } from "@/lib/estimation/check-distribution"
import { distributionCodec } from "@/lib/forms/text/distribution"
import { readData } from "../data/read-data"

const { read, write, words } = distributionCodec

const plus = (value: number) => value + 0
const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(plus),
  fc
    .tuple(fc.integer({ min: -9999, max: 9999 }), fc.integer({ min: -5, max: 25 }))
    .map(([digits, power]) => plus(Number(`${digits}e${power}`))),
)
const positive = number.map(Math.abs).filter((value) => value > 0)
const ascending = (value: fc.Arbitrary<number>, length: number) =>
  fc.array(value, { minLength: length, maxLength: length }).map((values) => [...values].sort((a, b) => a - b))

/** Ends of draws, either of them open. */
const clip = fc
  .tuple(ascending(number, 2), fc.boolean(), fc.boolean())
  .map(([[min, max], hasMin, hasMax]) => ({
    ...(hasMin ? { min: min! } : {}),
    ...(hasMax ? { max: max! } : {}),
  }))

const shapes = {
  lognormal: ascending(positive, 2).map(([p5, p95]) => ({ dist: "lognormal", p5, p95 })),
  triangular: ascending(number, 3).map(([lo, mode, hi]) => ({ dist: "triangular", lo, mode, hi })),
  normal: fc.tuple(number, number).map(([mean, sd]) => ({ dist: "normal", mean, sd: Math.abs(sd) })),
  beta: fc
    .tuple(positive, positive, ascending(number, 2), fc.boolean(), fc.boolean())
    .map(([a, b, [lo, hi], hasLo, hasHi]) => ({
      dist: "beta",
      a,
      b,
      ...(hasLo && (hasHi || lo! <= 1) ? { lo } : {}),
      ...(hasHi && (hasLo || hi! >= 0) ? { hi } : {}),
    })),
  uniform: ascending(number, 2).map(([lo, hi]) => ({ dist: "uniform", lo, hi })),
  fixed: number.map((value) => ({ dist: "fixed", value })),
}
const claim = fc
  .tuple(fc.oneof(...Object.values(shapes)), clip, positive)
  .map(([shape, ends, weight]) => ({ ...shape, ...ends, weight }))
const name = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.constantFrom(
    "press, one source",
    "a: b",
    '"quoted"',
    " spaced ",
    "",
    "line\nbreak",
    "constructor",
    "一手：来源",
    "min 3",
  ),
)
const named = (value: fc.Arbitrary<number>, minLength: number) =>
  fc
    .uniqueArray(
      fc.tuple(
        name.filter((each) => each !== "__proto__"),
        value,
      ),
      { minLength, maxLength: 6, selector: ([key]) => key },
    )
    .map((entries) => Object.fromEntries(entries))
const other = fc.oneof(
  fc
    .tuple(fc.double({ min: 0, max: 1, noNaN: true }), clip)
    .map(([p, ends]) => ({ dist: "bernoulli", p: plus(p), ...ends })),
  clip.map((ends) => ({ dist: "fixed", value: null, ...ends })),
  fc
    .tuple(fc.array(claim, { minLength: 1, maxLength: 5 }), clip)
    .map(([claims, ends]) => ({ dist: "mixture", claims, ...ends })),
  fc
    .tuple(positive, named(positive, 1))
    .map(([concentration, weights]) => ({ dist: "dirichlet", concentration, weights })),
  named(number, 0).map((values) => ({ dist: "table", values })),
)
const distribution = fc
  .oneof(
    fc.tuple(fc.oneof(...Object.values(shapes)), clip).map(([shape, ends]) => ({ ...shape, ...ends })),
    other,
  )
  .map((value) => distributionSchema.parse(value))
  .filter((value) => distributionFaults(value).length === 0)

describe("a distribution", () => {
  test.each<[string, Distribution]>([
    ["lognormal 30k to 60k", { dist: "lognormal", p5: 30_000, p95: 60_000 }],
    ["Log-normal 30–60k", { dist: "lognormal", p5: 30_000, p95: 60_000 }],
    ["lognormal 1e24 to 1.2e25", { dist: "lognormal", p5: 1e24, p95: 1.2e25 }],
    ["lognormal 30k to 60k, min 0, max 1m", { dist: "lognormal", p5: 30_000, p95: 60_000, min: 0, max: 1e6 }],
    ["lognormal 30k to 60k max 1,000,000", { dist: "lognormal", p5: 30_000, p95: 60_000, max: 1e6 }],
    ["triangular 1, 2, 3", { dist: "triangular", lo: 1, mode: 2, hi: 3 }],
    ["triangular 1,2,3", { dist: "triangular", lo: 1, mode: 2, hi: 3 }],
    ["triangular 1 2 3", { dist: "triangular", lo: 1, mode: 2, hi: 3 }],
    ["triangular 0.1，0.2，0.3", { dist: "triangular", lo: 0.1, mode: 0.2, hi: 0.3 }],
    ["triangular 7,500, 12,000, 15,000", { dist: "triangular", lo: 7500, mode: 12_000, hi: 15_000 }],
    ["triangular -0.12, −0.05, 0", { dist: "triangular", lo: -0.12, mode: -0.05, hi: 0 }],
    ["triangular(1, 2, 3)", { dist: "triangular", lo: 1, mode: 2, hi: 3 }],
    ["normal 5 sd 2", { dist: "normal", mean: 5, sd: 2 }],
    ["normal 16.4 trillion sd 800bn", { dist: "normal", mean: 16.4e12, sd: 800e9 }],
    ["normal 5 ± 2, min 0", { dist: "normal", mean: 5, sd: 2, min: 0 }],
    ["beta 2, 5", { dist: "beta", a: 2, b: 5 }],
    ["beta 2, 5 from 0 to 10", { dist: "beta", a: 2, b: 5, lo: 0, hi: 10 }],
    ["beta 2 5 from -1", { dist: "beta", a: 2, b: 5, lo: -1 }],
    ["beta 2, 5 to 10", { dist: "beta", a: 2, b: 5, hi: 10 }],
    ["uniform 1 to 3", { dist: "uniform", lo: 1, hi: 3 }],
    ["uniform -3 to -1", { dist: "uniform", lo: -3, hi: -1 }],
    ["bernoulli 0.3", { dist: "bernoulli", p: 0.3 }],
    ["fixed 5", { dist: "fixed", value: 5 }],
    ["5", { dist: "fixed", value: 5 }],
    ["fixed none", { dist: "fixed", value: null }],
    [
      "mixture, max 50k\n0.6: lognormal 20k to 40k\n\n 0.4 : triangular 1, 2, 3, min 0",
      {
        dist: "mixture",
        max: 50_000,
        claims: [
          { dist: "lognormal", p5: 20_000, p95: 40_000, weight: 0.6 },
          { dist: "triangular", lo: 1, mode: 2, hi: 3, min: 0, weight: 0.4 },
        ],
      },
    ],
    [
      "dirichlet 20\r\nbytedance: 4\r\nothers: 6",
      { dist: "dirichlet", concentration: 20, weights: { bytedance: 4, others: 6 } },
    ],
    [
      'table\npress, several sources: 0.7\nFORM 6-K: filed: 0.9\n" odd": 1',
      { dist: "table", values: { "press, several sources": 0.7, "FORM 6-K: filed": 0.9, " odd": 1 } },
    ],
  ])("is read from %j", (typed, value) => {
    expect(read(typed)).toEqual({ value })
  })
  test.each([
    ["", /not a distribution/],
    ["30k to 60k", /not a distribution/],
    ["cauchy 1", /not a distribution/],
    ["constructor 1", /not a distribution/],
    ["lognormal", /written like "lognormal 30k to 60k"/],
    ["lognormal 0 to 5", /above zero/],
    ["lognormal 60k to 30k", /smaller percentile/],
    ["lognormal 1 to 2 to 3", /written like/],
    ["triangular 1,200,300", /space after each comma/],
    ["triangular 1, 2", /written like "triangular 1, 2, 3"/],
    ["triangular 3, 2, 1", /ascend/],
    ["normal 5", /written like "normal 5 sd 2"/],
    ["normal 5 sd -2", /not negative/],
    ["beta 0, 5", /above zero/],
    ["beta 2, 5 from 2", /must ascend/],
    ["beta 2, 5 to 1 from 0", /written like/],
    ["uniform 3 to 1", /smaller end/],
    ["bernoulli 30%", /from 0 to 1/],
    ["bernoulli 3", /from 0 to 1/],
    ["fixed 5, min 3, max 1", /max lies below min/],
    ["fixed 5, min 3, min 4", /twice/],
    ["fixed 5, min", /After min/],
    ["lognormal 1 to 2\nlognormal 3 to 4", /Several lines/],
    ["mixture", /needs claims/],
    ["mixture 5\n1: fixed 5", /line of its own/],
    ["mixture\nlognormal 1 to 2", /needs a weight/],
    ["mixture\n-1: lognormal 1 to 2", /needs a weight/],
    ["mixture\n0: lognormal 1 to 2", /weigh more/],
    ["mixture\n1: bernoulli 0.5", /cannot be part/],
    ["mixture\n1: fixed none", /cannot be part/],
    ["mixture\n1: lognormal 5", /"1: lognormal 5": A lognormal/],
    ["dirichlet\na: 1", /concentration/],
    ["dirichlet 20", /needs shares/],
    ["dirichlet 20\na: 0", /more than zero/],
    ["dirichlet 20\na: 1\na: 2", /twice/],
    ["dirichlet 20\n__proto__: 1", /__proto__/],
    ["table\njust words", /no colon/],
    ["table\n: 5", /no name/],
    ['table\n"broken: 5', /no name/],
    ["table\na: b", /not a number/],
    ["table 5\na: 1", /line of its own/],
  ])("%j is refused with the cure", (typed, problem) => {
    expect(read(typed)).toEqual({ problem: expect.stringMatching(problem) })
  })
  test("comes back exactly", () => {
    fc.assert(
      fc.property(distribution, (value) => {
        expect(read(write(value))).toEqual({ value })
      }),
      { numRuns: 3000 },
    )
  })
  test("of every assumption on record comes back", () => {
    for (const { distribution: value } of readData().assumption) {
      expect(read(write(value))).toEqual({ value })
    }
  })
  test.each<[Distribution, string, string]>([
    [
      { dist: "lognormal", p5: 30_000, p95: 60_000, max: 100_000 },
      "lognormal 30,000 to 60,000, max 100,000",
      "nine in ten between 30,000 and 60,000, log-normal, never above 100,000",
    ],
    [
      { dist: "triangular", lo: 7500, mode: 12_000, hi: 15_000 },
      "triangular 7500, 12000, 15000",
      "between 7,500 and 15,000, most likely 12,000",
    ],
    [
      { dist: "normal", mean: 16.4e12, sd: 8e11 },
      "normal 16.4tn sd 800bn",
      "two in three within 800 billion of 16.4 trillion, normal",
    ],
    [{ dist: "beta", a: 2, b: 2 }, "beta 2, 2", "between 0 and 1, on average 0.5, beta with 2 and 2"],
    [{ dist: "bernoulli", p: 0.35 }, "bernoulli 0.35", "yes in 35% of draws, else no"],
    [{ dist: "fixed", value: null }, "fixed none", "none"],
    [
      {
        dist: "mixture",
        claims: [
          { dist: "lognormal", p5: 1, p95: 2, weight: 3 },
          { dist: "fixed", value: 5, weight: 1 },
        ],
      },
      "mixture\n3: lognormal 1 to 2\n1: fixed 5",
      "in 75% of draws nine in ten between 1 and 2, log-normal; in 25% of draws always 5",
    ],
    [
      { dist: "dirichlet", concentration: 20, weights: { bytedance: 4, others: 6 } },
      "dirichlet 20\nbytedance: 4\nothers: 6",
      "shares of one whole, on average bytedance 40%, others 60%, concentration 20",
    ],
  ])("%j is written and said", (value, written, said) => {
    expect(write(value)).toBe(written)
    expect(words(value)).toBe(said)
  })
})
