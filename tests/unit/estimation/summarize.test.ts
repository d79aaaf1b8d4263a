import fc from "fast-check"
import { expect, test } from "vitest"
import { summarizeRunways, survivalOf } from "@/lib/estimation"

const horizon = 48
const runways = fc.array(fc.option(fc.integer({ min: 0, max: horizon }), { nil: null, freq: 4 }), {
  minLength: 1,
  maxLength: 60,
})

test("W8: twenty runways, two of them beyond the horizon", () => {
  const report = summarizeRunways(
    [3, 7, 8, 9, 11, 12, 12, 14, 15, 17, 18, 20, 21, 24, 26, 30, 33, 41, null, null],
    horizon,
  )
  expect(report.n).toBe(20)
  expect(report.quantiles).toEqual({ p5: 3, p25: 11, p50: 17, p75: 26, p95: null })
  expect(report.censoredShare).toBe(0.1)
  expect(report.pStillSufficient).toMatchObject({ "12": 0.65, "24": 0.3, "36": 0.15 })
  expect(report.restrictedMean).toBe(20.85)
})

test("months beyond the horizon are left out of the shares still sufficient", () => {
  expect(Object.keys(summarizeRunways([1], 48).pStillSufficient)).toEqual([
    "0",
    "6",
    "12",
    "18",
    "24",
    "36",
    "48",
  ])
  expect(Object.keys(summarizeRunways([1], 60).pStillSufficient)).toHaveLength(8)
  expect(Object.keys(summarizeRunways([1], 12).pStillSufficient)).toEqual(["0", "6", "12"])
})

test("quantiles never cross, and one that is censored is followed by censored ones only", () => {
  fc.assert(
    fc.property(runways, (given) => {
      const { p5, p25, p50, p75, p95 } = summarizeRunways(given, horizon).quantiles
      const inOrder = [p5, p25, p50, p75, p95].map((value) => value ?? Infinity)
      expect(inOrder).toEqual([...inOrder].sort((a, b) => a - b))
    }),
  )
})

test("a quantile at p is the smallest value that a share p of the draws does not exceed", () => {
  fc.assert(
    fc.property(runways, (given) => {
      const { quantiles } = summarizeRunways(given, horizon)
      const atMost = (value: number) => given.filter((r) => (r ?? Infinity) <= value).length / given.length
      for (const [key, p] of [
        ["p5", 0.05],
        ["p25", 0.25],
        ["p50", 0.5],
        ["p75", 0.75],
        ["p95", 0.95],
      ] as const) {
        const value = quantiles[key]
        if (value === null) expect(atMost(horizon)).toBeLessThan(p)
        else {
          expect(atMost(value)).toBeGreaterThanOrEqual(p - 1e-9)
          expect(atMost(value - 1)).toBeLessThan(p)
        }
      }
    }),
  )
})

test("survival falls from those not short today to those censored", () => {
  fc.assert(
    fc.property(runways, (given) => {
      const survival = survivalOf(given, horizon)
      const report = summarizeRunways(given, horizon)
      expect(survival).toHaveLength(horizon + 1)
      survival.forEach((share, t) => expect(share).toBeLessThanOrEqual(survival[t - 1] ?? 1))
      expect(survival[horizon]).toBeCloseTo(report.censoredShare ?? NaN, 12)
      for (const [month, share] of Object.entries(report.pStillSufficient)) {
        expect(survival[Number(month)]).toBeCloseTo(share, 12)
      }
    }),
  )
})

test("the order of draws does not matter", () => {
  fc.assert(
    fc.property(runways, (given) => {
      expect(summarizeRunways([...given].reverse(), horizon)).toEqual(summarizeRunways(given, horizon))
    }),
  )
})

test("without a single draw there is no number, and no NaN either", () => {
  const report = summarizeRunways([], horizon)
  expect(report.quantiles).toEqual({ p5: null, p25: null, p50: null, p75: null, p95: null })
  expect(report).toMatchObject({ n: 0, censoredShare: null, restrictedMean: null })
  expect(JSON.stringify([report, survivalOf([], horizon)])).not.toContain("NaN")
})
