import { describe, expect, test } from "vitest"
import { modelInputSchema, quantileOf, runCentral, servingRates, summarizeRunways } from "@/lib/estimation"
import { effectiveMonths } from "@/lib/estimation/demand"
import { sampleScalar } from "@/lib/estimation/distributions"
import { Stream } from "@/lib/estimation/random"
import golden from "../../golden/worked-examples.json"

/** Relative error below 1e-6, as the methodology asks of deterministic results. */
function expectClose(actual: number | null | undefined, expected: number, relative = 1e-6) {
  expect(actual).toBeTypeOf("number")
  expect(Math.abs((actual ?? NaN) - expected)).toBeLessThanOrEqual(relative * Math.abs(expected))
}

const input = (name: keyof typeof golden.inputs) => modelInputSchema.parse(golden.inputs[name])

describe("worked examples of the methodology", () => {
  test("W1: with constant capacity, runway is 12·ln(cover)/ln(growth)", () => {
    const { all, stockOnly } = runCentral(input("W1"))
    expectClose(all.capT?.[0], 4.16139552e24)
    expectClose(all.reqT?.[0], 1.25e24)
    expectClose(all.coverT?.[0], 3.329116416)
    expect(all.runwayT).toBe(14)
    expectClose(all.runwayTInterp, 13.137012290669391)
    expectClose(all.coverT?.[13], 1.0126226, 1e-5)
    expect(stockOnly).toEqual(all)
    expect(all.capI).toBeUndefined()
  })

  test("W2: a stock deploys after its lag, thins out, is cut by a control and leaves at its age", () => {
    const units = runCentral(input("W2")).all.units["A800"] ?? []
    const expected: Record<number, number> = {
      0: 7940.348505089826,
      3: 11792.256742857018,
      9: 14384.363411501025,
      24: 13344.999460002833,
      46: 8816.241253167433,
      48: 5589.853388374131,
    }
    for (const [month, chips] of Object.entries(expected)) expectClose(units[Number(month)], chips)
    expect(units[54]).toBe(0)
  })

  test("W3: serving is bound by bandwidth on the H800 and 910C, by compute on the H20", () => {
    const rates = servingRates(input("W3"))
    const rows = [
      ["H800", 11627.497062, 6219.358894, 1875.437369, "bandwidth", 1.4662096358e-4],
      ["H20", 1739.130435, 930.232558, 2239.328202, "compute", 4.324945e-4],
      ["910C", 8836.66275, 4726.587052, 1791.462561, "bandwidth", 1.6137807314e-4],
    ] as const
    for (const [chip, prefill, compute, bandwidth, bound, seconds] of rows) {
      expectClose(rates[chip]?.prefillTokS, prefill)
      expectClose(rates[chip]?.decodeComputeTokS, compute)
      expectClose(rates[chip]?.decodeBandwidthTokS, bandwidth)
      expectClose(rates[chip]?.decodeTokS, Math.min(compute, bandwidth))
      expect(rates[chip]?.decodeBound).toBe(bound)
      expectClose(rates[chip]?.chipSecPerToken, seconds)
    }
  })

  test("W4: damped growth of tokens against a growing serving rate", () => {
    const { all } = runCentral(input("W4"))
    expectClose(all.capI?.[0], 7.1928e12)
    expectClose(all.coverI?.[0], 1.7982)
    expectClose(all.coverI?.[6], 1.030124942628982)
    expect(all.runwayI).toBe(7)
    expectClose(all.runwayIInterp, 6.453373783911911)
  })

  test("W5: a year's budget would suffice, the one run that must fit does not", () => {
    const { all } = runCentral(input("W5"))
    expectClose(all.coverT?.[0], 0.5021445312)
    expect(all.runwayT).toBe(0)
    expect(all.runwayTInterp).toBe(0)
    expect(all.shortMonthsT).toBe(61)
  })

  test("W6: a mixed fleet that drifts, with a domestic flow that only the full supply has", () => {
    const { all, stockOnly } = runCentral(input("W6"))
    expectClose(all.coverT?.[0], 3.912932016)
    expectClose(stockOnly.coverT?.[0], 3.912932016)
    expect(all.runwayT).toBe(18)
    expectClose(all.runwayTInterp, 17.113928601166908)
    expectClose(all.coverT?.[24], 0.6150151468278724)
    expectClose(all.units["910C"]?.[12], 2085.2, 5e-5)
    expectClose(all.units["910C"]?.[24], 9976.0, 1e-5)
    expect(stockOnly.runwayT).toBe(16)
    expectClose(stockOnly.runwayTInterp, 15.409979337371217)
    expectClose(stockOnly.coverT?.[24], 0.4632145845531413)
    expect([all.runwayI, stockOnly.runwayI]).toEqual([6, 6])
    expectClose(all.runwayIInterp, 5.281549072163474)
    expectClose(all.coverI?.[24], 1.01333, 1e-5)
  })

  test("W7: percentiles of the distributions, damping, and the moments of a mixture", () => {
    const rows = [
      [{ dist: "lognormal", p5: 2, p95: 8 } as const, [2, 4, 8]],
      [{ dist: "triangular", lo: 1, mode: 2, hi: 5 } as const, [1.447214, 2.55051, 4.225403]],
      [{ dist: "beta", a: 1.6, b: 4 } as const, [0.047415, 0.258932, 0.616059]],
      [{ dist: "normal", mean: 10, sd: 2 } as const, [6.710293, 10, 13.289707]],
    ] as const
    for (const [distribution, expected] of rows) {
      const actual = [0.05, 0.5, 0.95].map((p) => quantileOf(distribution, p))
      actual.forEach((value, i) => expectClose(value, expected[i] ?? NaN, 1.5e-5))
    }
    expectClose(effectiveMonths(24, 12), 12.984255368)
    expectClose(effectiveMonths(6, 18), 5.357290106)
    expect(effectiveMonths(36, null)).toBe(36)

    const column = new Float64Array(200_000)
    const claims = [
      { dist: "normal", mean: 30_000, sd: 5_000, weight: 0.6 },
      { dist: "normal", mean: 14_000, sd: 4_000, weight: 0.4 },
    ] as const
    sampleScalar({ dist: "mixture", claims: [...claims] }, new Stream(1, "mixture"), column)
    const mean = column.reduce((sum, x) => sum + x, 0) / column.length
    const sd = Math.sqrt(column.reduce((sum, x) => sum + (x - mean) ** 2, 0) / column.length)
    // Four standard errors of the mean: 9,102/√200,000 ≈ 20.
    expect(Math.abs(mean - 23_600)).toBeLessThan(80)
    expect(Math.abs(sd - 9_101.648)).toBeLessThan(80)
  })

  test("W8: quantiles of censored draws", () => {
    const runways = [3, 7, 8, 9, 11, 12, 12, 14, 15, 17, 18, 20, 21, 24, 26, 30, 33, 41, null, null]
    const report = summarizeRunways(runways, 48)
    expect(report.quantiles).toEqual({ p5: 3, p25: 11, p50: 17, p75: 26, p95: null })
    expect(report.censoredShare).toBe(0.1)
    expect([12, 24, 36].map((t) => report.pStillSufficient[t])).toEqual([0.65, 0.3, 0.15])
    expect(report.pStillSufficient).not.toHaveProperty("60")
    expectClose(report.restrictedMean, 20.85)
  })
})
