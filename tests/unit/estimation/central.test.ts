import fc from "fast-check"
import { expect, test } from "vitest"
import { modelInputSchema, runCentral, simulate, type ModelInput } from "@/lib/estimation"
import { effectiveMonths } from "@/lib/estimation/demand"
import { uncertainInput, workedExample } from "./inputs"

const later = (runway: number | null | undefined) => (runway === null ? Infinity : (runway ?? NaN))

test("every var stands at its median, a split and a chance at their mean", () => {
  const uncertain = uncertainInput()
  const half = {
    ...uncertain,
    vars: { ...uncertain.vars, growth: { dist: "fixed", value: 5 } },
  } as ModelInput
  const base = workedExample("W6")
  const [h800, ...others] = base.supply ?? []
  const fixed = {
    ...base,
    // Triangular(0.2, 0.4, 0.5): the median lies below the mode, 0.2 + √(0.5·0.3·0.2).
    chips: { ...base.chips, H800: { ...base.chips["H800"], mfu: 0.2 + Math.sqrt(0.03) } },
    supply: [{ ...h800, units: 8000 }, ...others],
    training: { ...base.training, runGrowthPerYear: 5 },
    inference: { ...base.inference, tokensPerDay0: 3e12 },
  } as ModelInput
  const [a, b] = [runCentral(half).all, runCentral(fixed).all]
  for (const key of ["capT", "coverT", "capI", "coverI"] as const) {
    a[key]?.forEach((value, t) => expect(value / (b[key]?.[t] ?? NaN)).toBeCloseTo(1, 9))
  }
})

test("draws of an input without chance equal its central run", () => {
  for (const name of ["W1", "W4", "W5", "W6"] as const) {
    const input = workedExample(name)
    const { all, stockOnly } = runCentral(input)
    const report = simulate(input, { draws: 3, seed: 1 })
    expect(report.stockT?.quantiles.p50).toBe(stockOnly.runwayT)
    expect(report.allT?.quantiles.p50).toBe(all.runwayT)
    expect(report.stockI?.quantiles.p50).toBe(stockOnly.runwayI)
    expect(report.allI?.quantiles.p5).toBe(all.runwayI)
  }
})

test("cover is available over required, or the share of one run that fits, whichever is less", () => {
  const { all } = runCentral(workedExample("W6"))
  all.coverT?.forEach((cover, t) => {
    const [available, required, run] = [all.capT?.[t], all.reqT?.[t], all.runFlop?.[t]].map(
      (x) => x ?? NaN,
    ) as [number, number, number]
    expect(cover / Math.min(available / required, (0.7 * available * 4) / run)).toBeCloseTo(1, 12)
    expect(required / ((run * 1.5 * 6) / 12)).toBeCloseTo(1, 12)
  })
  all.coverI?.forEach((cover, t) =>
    expect(cover / ((all.capI?.[t] ?? NaN) / (all.reqI?.[t] ?? NaN))).toBeCloseTo(1, 12),
  )
})

test("training's share drifts from its start and stays within its limits", () => {
  const { all } = runCentral(workedExample("W6"))
  all.trainShare.forEach((share, t) =>
    expect(share).toBeCloseTo(Math.max(0.2, Math.min(0.9, 0.6 - 0.005 * t)), 12),
  )
})

test("gains of serving fade with their own half-life, need with its own", () => {
  const base = workedExample("W4")
  const input = modelInputSchema.parse({
    ...base,
    chips: { H20: { ...base.chips["H20"], hazardPerYear: 0 } },
    inference: { ...base.inference, serveGainPerYear: 3, serveGainHalfLifeMonths: 10, serveBase: 0.3 },
  })
  const { capI = [], reqI = [] } = runCentral(input).all
  expect(capI[0]).toBeCloseTo(0.3 * 7.1928e12, -3)
  capI.forEach((tokens, t) => {
    expect(tokens / ((capI[0] ?? NaN) * 3 ** (effectiveMonths(t, 10) / 12))).toBeCloseTo(1, 11)
    expect((reqI[t] ?? NaN) / (4e12 * 8 ** (effectiveMonths(t, 12) / 12))).toBeCloseTo(1, 11)
  })
})

test("without a workload its keys are absent", () => {
  const withI = Object.keys(runCentral(workedExample("W4")).all)
  const withT = Object.keys(runCentral(workedExample("W1")).all)
  expect(withI.filter((key) => /T(Interp)?$/.test(key))).toEqual([])
  expect(withT.filter((key) => /I(Interp)?$/.test(key))).toEqual([])
  expect(Object.keys(runCentral(workedExample("W2")).all)).toEqual(["units", "trainShare"])
})

const factor = fc.double({ min: 1, max: 10, noNaN: true })

test("more chips never shorten a runway", () => {
  fc.assert(
    fc.property(fc.nat(2), factor, (index, times) => {
      const base = workedExample("W6")
      const supply = (base.supply ?? []).map((line, i) =>
        i !== index
          ? line
          : line.units === undefined
            ? { ...line, unitsPerMonth: (line.unitsPerMonth as number) * times }
            : { ...line, units: (line.units as number) * times },
      )
      const [before, after] = [runCentral(base), runCentral({ ...base, supply })]
      for (const set of ["all", "stockOnly"] as const) {
        expect(later(after[set].runwayT)).toBeGreaterThanOrEqual(later(before[set].runwayT))
        expect(later(after[set].runwayI)).toBeGreaterThanOrEqual(later(before[set].runwayI))
      }
    }),
  )
})

test("a bigger or faster growing need never lengthens a runway", () => {
  fc.assert(
    fc.property(factor, factor, (bigger, faster) => {
      const base = workedExample("W6")
      const need = {
        ...base,
        training: { ...base.training, runFlop0: 1.2e24 * bigger, runGrowthPerYear: 3 * faster },
        inference: { ...base.inference, tokensPerDay0: 3e12 * bigger, growthPerYear: 5 * faster },
      } as ModelInput
      expect(later(runCentral(need).all.runwayT)).toBeLessThanOrEqual(later(runCentral(base).all.runwayT))
      expect(later(runCentral(need).all.runwayI)).toBeLessThanOrEqual(later(runCentral(base).all.runwayI))
    }),
  )
})

test("all supply never runs out before own stock", () => {
  const { all, stockOnly } = runCentral(workedExample("W6"))
  for (const key of ["coverT", "coverI"] as const) {
    all[key]?.forEach((cover, t) => expect(cover).toBeGreaterThanOrEqual(stockOnly[key]?.[t] ?? NaN))
  }
})

test("chips that cannot train serve only", () => {
  const base = workedExample("W6")
  const chips = { ...base.chips, H20: { ...base.chips["H20"], trainWeight: 0 } }
  const without = { ...base, supply: (base.supply ?? []).filter(({ chip }) => chip !== "H20") } as ModelInput
  const serving = { ...base, chips } as ModelInput
  expect(runCentral(serving).all.capT).toEqual(runCentral(without).all.capT)
  expect(runCentral(serving).all.capI?.[0]).toBeGreaterThan(runCentral(base).all.capI?.[0] ?? NaN)
})

test("doubled stock adds 12·ln 2/ln(growth) months to a runway in closed form", () => {
  const base = workedExample("W1")
  const doubled = { ...base, supply: [{ ...base.supply?.[0], units: 20_000 }] } as ModelInput
  const gained = (runCentral(doubled).all.runwayTInterp ?? NaN) - (runCentral(base).all.runwayTInterp ?? NaN)
  expect(gained).toBeCloseTo((12 * Math.LN2) / Math.log(3), 9)
})

test("a control cancels its share in the central run", () => {
  const base = workedExample("W2")
  const lines = base.supply ?? []
  const cut = (cancelShare: number) =>
    runCentral({
      ...base,
      supply: lines.map((line) =>
        line.control ? { ...line, control: { effectiveMonth: 4, cancelShare } } : line,
      ),
    }).all.units["A800"]?.[9] ?? NaN
  expect(cut(0.5)).toBeCloseTo((cut(0) + cut(1)) / 2, 8)
})
