import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { modelInputSchema, runCentral, tornado, type SensitivityOutput } from "@/lib/estimation"
import firms from "../../../golden/firm-inputs.json"
import golden from "../../../golden/importance.json"
import { uncertainInput, workedExample } from "../inputs"
import { inAnyOrder } from "./any-order"

const baidu = modelInputSchema.parse(firms.cases[0]!.input)

describe.each(golden.cases)("$firm as of $asOf, $output", ({ input, output, base, indices }) => {
  const found = tornado(modelInputSchema.parse(input), output as SensitivityOutput)

  test("begins where the reference does", () => {
    expect(Math.abs(found.base - base)).toBeLessThanOrEqual(0.05)
  })

  test("gives each var's months at both percentiles as the reference has them", () => {
    for (const { var: name, atP5, atP95 } of indices) {
      const row = found.rows.find((candidate) => candidate.var === name)
      if (atP5 === null || atP95 === null) expect(row, `${name}, a split`).toBeUndefined()
      else {
        expect(Math.abs(row!.atP5 - atP5), `${name} at p5: ${row!.atP5}`).toBeLessThanOrEqual(0.0501)
        expect(Math.abs(row!.atP95 - atP95), `${name} at p95: ${row!.atP95}`).toBeLessThanOrEqual(0.0501)
      }
    }
  })
})

test("the base is the central run's interpolated runway, at most the horizon", () => {
  const { all, stockOnly } = runCentral(baidu)
  const capped = (months: number | null | undefined) => months ?? 60
  expect(tornado(baidu, "stockT").base).toBeCloseTo(capped(stockOnly.runwayTInterp), 9)
  expect(tornado(baidu, "allT").base).toBeCloseTo(capped(all.runwayTInterp), 9)
  expect(tornado(baidu, "stockI").base).toBeCloseTo(capped(stockOnly.runwayIInterp), 9)
  expect(tornado(baidu, "allI").base).toBe(60)
})

test("the widest swing comes first, and a swing is what lies between both ends", () => {
  const { rows } = tornado(baidu, "stockT")
  const widths = rows.map(({ swing }) => Math.abs(swing))
  expect(widths).toEqual(widths.toSorted((a, b) => b - a))
  for (const { atP5, atP95, swing } of rows) expect(swing).toBe(atP95 - atP5)
  expect(rows.filter(({ swing }) => swing !== 0).length).toBeGreaterThan(10)
})

test("more growth of the need shortens a runway, more use of each chip lengthens it", () => {
  const rows = new Map(tornado(uncertainInput(), "stockT").rows.map((row) => [row.var, row.swing]))
  expect(rows.get("growth")).toBeLessThan(0)
  expect(rows.get("mfu")).toBeGreaterThan(0)
})

test("a row is what the central run says with the var fixed at its percentile", () => {
  const input = uncertainInput()
  const row = tornado(input, "allT").rows.find((candidate) => candidate.var === "growth")!
  const fixedAt = (value: number) =>
    runCentral({ ...input, vars: { ...input.vars, growth: { dist: "fixed", value } } }).all.runwayTInterp ??
    48
  expect([row.p5, row.p95].map((value) => value.toFixed(6))).toEqual(["1.600000", "5.000000"])
  expect(row.atP5).toBeCloseTo(fixedAt(row.p5), 9)
  expect(row.atP95).toBeCloseTo(fixedAt(row.p95), 9)
})

test("splits and vars that no value uses have no row; a var of the other workload has one without swing", () => {
  const input = uncertainInput()
  const { rows } = tornado(
    { ...input, vars: { ...input.vars, idle: { dist: "uniform", lo: 0, hi: 1 } } },
    "stockT",
  )
  expect(rows.map((row) => row.var).sort()).toEqual(["growth", "mfu", "tokens"])
  expect(rows.find((row) => row.var === "tokens")!.swing).toBe(0)
})

test("a yes-or-no var is no at one end and yes at the other, unless it is all but certain", () => {
  const controlled = (p: number) =>
    modelInputSchema.parse({
      ...workedExample("W1"),
      supply: [
        { chip: "H800", class: "stock", units: 10000, startMonth: 0, endMonth: 0 },
        {
          ...{ chip: "H800", class: "order", units: 10000, startMonth: 1, endMonth: 4 },
          control: { effectiveMonth: 0, cancelShare: { var: "cut" } },
        },
      ],
      vars: { cut: { dist: "bernoulli", p } },
    })
  const even = tornado(controlled(0.5), "stockT")
  expect(even.rows[0]).toMatchObject({ p5: 0, p95: 1 })
  expect(even.rows[0]!.atP95).toBeLessThan(even.base)
  expect(even.rows[0]!.atP5).toBeGreaterThan(even.base)
  expect(tornado(controlled(0.02), "stockT").rows[0]).toMatchObject({ p5: 0, p95: 0, swing: 0 })
})

test("the order in which an input is written does not matter, to the last bit", () => {
  const expected = tornado(baidu, "allT")
  fc.assert(
    fc.property(inAnyOrder(baidu), (shuffled) => {
      expect(tornado(shuffled, "allT")).toEqual(expected)
    }),
    { numRuns: 15 },
  )
})

test("an output whose workload the input lacks is refused by name", () => {
  expect(() => tornado(workedExample("W1"), "stockI")).toThrow(/stockI/)
  expect(() => tornado(workedExample("W4"), "allT")).toThrow(/allT/)
})
