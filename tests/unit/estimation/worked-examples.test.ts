import { describe, expect, test } from "vitest"
import { runCentral, servingRates } from "@/lib/estimation"
import { workedExample } from "./inputs"

// Expected values: docs/methodology.md, "Worked examples"; hand arithmetic and an independent implementation.

/** Relative error below 1e-6, the tolerance the methodology sets for deterministic examples. */
function expectClose(actual: number | null | undefined, expected: number, tolerance = 1e-6) {
  expect(actual).toBeTypeOf("number")
  expect(Math.abs((actual as number) - expected) / Math.max(Math.abs(expected), 1e-300)).toBeLessThan(
    tolerance,
  )
}

describe("W1: training in closed form", () => {
  const { all } = runCentral(workedExample("W1"))

  test("half of 10,000 H800 gives 4.16e24 FLOP a month against a need of 1.25e24", () => {
    expectClose(all.capT?.[0], 4.16139552e24)
    expectClose(all.reqT?.[0], 1.25e24)
    expectClose(all.coverT?.[0], 3.329116416)
  })
  test("runs out in month 14, between 13 and 14", () => {
    expect(all.runwayT).toBe(14)
    expectClose(all.runwayTInterp, 13.137012290669391)
    expectClose(all.coverT?.[13], 1.01262, 1e-5)
  })
})

test("W2: deliveries thin out, leave at 48 months, and a control halves the order", () => {
  const units = runCentral(workedExample("W2")).all.units["A800"] ?? []
  const expected: [month: number, units: number][] = [
    [0, 7940.348505089826],
    [3, 11792.256742857018],
    [9, 14384.363411501025],
    [24, 13344.999460002833],
    [46, 8816.241253167433],
    [48, 5589.853388374131],
  ]
  for (const [month, value] of expected) expectClose(units[month], value)
  expect(units[54]).toBe(0)
})

describe("W3: roofline of serving", () => {
  const rates = servingRates(workedExample("W3"))

  test.each([
    ["H800", 11627.497062, 6219.358894, 1875.437369, 1875.437369, "bandwidth", 1.4662096358e-4],
    ["H20", 1739.130435, 930.232558, 2239.328202, 930.232558, "compute", 4.324945e-4],
    ["910C", 8836.66275, 4726.587052, 1791.462561, 1791.462561, "bandwidth", 1.6137807314e-4],
  ] as const)("%s", (chip, prefill, decodeCompute, decodeBandwidth, decode, bound, seconds) => {
    const rate = rates[chip]
    expectClose(rate?.prefillTokS, prefill)
    expectClose(rate?.decodeComputeTokS, decodeCompute)
    expectClose(rate?.decodeBandwidthTokS, decodeBandwidth)
    expectClose(rate?.decodeTokS, decode)
    expect(rate?.decodeBound).toBe(bound)
    expectClose(rate?.chipSecPerToken, seconds)
  })
})

test("W4: token growth that fades lets 60,000 H20 serve until month 7", () => {
  const { all } = runCentral(workedExample("W4"))
  expectClose(all.capI?.[0], 7.1928e12)
  expectClose(all.reqI?.[0], 4e12)
  expectClose(all.coverI?.[0], 1.7982)
  expectClose(all.coverI?.[6], 1.030124942628982)
  expect(all.runwayI).toBe(7)
  expectClose(all.runwayIInterp, 6.453373783911911)
})

test("W5: the budget would do, but a single run does not fit into the cluster in time", () => {
  const { all } = runCentral(workedExample("W5"))
  expectClose((all.capT?.[0] ?? NaN) / (all.reqT?.[0] ?? NaN), 2.0085781248)
  expectClose(all.coverT?.[0], 0.5021445312)
  expect(all.runwayT).toBe(0)
  expect(all.runwayTInterp).toBe(0)
  expect(all.shortMonthsT).toBe(61)
})

describe("W6: mixed fleet, drifting shares, domestic purchases", () => {
  const { all, stockOnly } = runCentral(workedExample("W6"))

  test("own stock trains until month 16, all supply until 18", () => {
    expectClose(all.coverT?.[0], 3.912932016)
    expectClose(stockOnly.coverT?.[0], 3.912932016)
    expect(all.runwayT).toBe(18)
    expectClose(all.runwayTInterp, 17.113928601166908)
    expectClose(all.coverT?.[24], 0.6150151468278724)
    expect(stockOnly.runwayT).toBe(16)
    expectClose(stockOnly.runwayTInterp, 15.409979337371217)
    expectClose(stockOnly.coverT?.[24], 0.4632145845531413)
  })
  test("domestic chips arrive in all supply only", () => {
    expect(Math.abs((all.units["910C"]?.[12] ?? NaN) - 2085.2)).toBeLessThan(0.1)
    expect(Math.abs((all.units["910C"]?.[24] ?? NaN) - 9976.0)).toBeLessThan(0.1)
    expect(Math.max(...(stockOnly.units["910C"] ?? [NaN]))).toBe(0)
  })
  test("serving falls short in month 6 and recovers with domestic chips: a squeeze, not an end", () => {
    expect([all.runwayI, stockOnly.runwayI]).toEqual([6, 6])
    expectClose(all.runwayIInterp, 5.281549072163474)
    expectClose(stockOnly.runwayIInterp, 5.281549072163474)
    expectClose(all.coverI?.[24], 1.01333, 1e-5)
  })
})
