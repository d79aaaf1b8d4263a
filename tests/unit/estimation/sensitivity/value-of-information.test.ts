import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  modelInputSchema,
  runCentral,
  sampleTable,
  sampleTableSteps,
  simulate,
  valueOfInformation,
  type InformationRow,
  type SampleTable,
} from "@/lib/estimation"
import { Stream } from "@/lib/estimation/random"
import firms from "../../../golden/firm-inputs.json"
import { uncertainInput, workedExample } from "../inputs"
import { inAnyOrder } from "./any-order"

const served = uncertainInput({ conditionOnServed: { T: 1, I: 1 } })
const baidu = modelInputSchema.parse(firms.cases[0]!.input)
const asked = { draws: 400, seed: 12 }

describe("the table of accepted draws", () => {
  const table = sampleTable(served, asked)

  test("holds the draws that a simulation accepts, and counts the same tries", () => {
    const { n, tried, stockT, allI } = simulate(served, asked)
    expect(table).toMatchObject({ n, tried })
    expect(tried).toBeGreaterThan(n)
    // A whole month of runway is the first month short: the interpolated runway, rounded up.
    const quantile = (values: Float64Array, p: number) => values.toSorted()[Math.ceil(p * n) - 1]!
    expect(Math.ceil(quantile(table.runways.stockT!, 0.5))).toBe(stockT!.quantiles.p50)
    expect(Math.ceil(quantile(table.runways.allI!, 0.25))).toBe(allI!.quantiles.p25)
  })

  test("has a column a var, and of a split the share that the input uses", () => {
    expect([...table.vars.keys()].sort()).toEqual(["growth", "joint@us", "mfu", "tokens"])
    for (const values of table.vars.values()) expect(values).toHaveLength(table.n)
    const growth = table.vars.get("growth")!.toSorted()
    expect(growth[0]!).toBeGreaterThan(0)
    expect(growth.at(-1)!).toBeGreaterThan(growth[0]!)
  })

  test("has in each row the runway that the model gives for that row's vars", () => {
    const row = 17
    const at = (name: string) => table.vars.get(name)![row]!
    const vars = { ...served.vars }
    for (const name of ["growth", "mfu", "tokens"]) vars[name] = { dist: "fixed", value: at(name) }
    const units = 32000 * at("joint@us")
    const supply = served.supply!.map((line) => (line.chip === "H800" ? { ...line, units } : line))
    const { all, stockOnly } = runCentral({ ...served, vars, supply })
    expect(table.runways.stockT![row]).toBeCloseTo(stockOnly.runwayTInterp ?? 48, 9)
    expect(table.runways.allI![row]).toBeCloseTo(all.runwayIInterp ?? 48, 9)
  })

  test("ends with what was accepted after twenty tries a draw", () => {
    const impossible = { ...served, training: { ...served.training!, runFlop0: 1e30 } }
    expect(sampleTable(impossible, { draws: 3, seed: 1 })).toMatchObject({ n: 0, tried: 60 })
  })

  test("can be made in steps, which say how many draws are accepted and end with the same table", () => {
    const steps = sampleTableSteps(served, asked)
    const accepted: number[] = []
    let step = steps.next()
    for (; !step.done; step = steps.next()) accepted.push(step.value)
    expect(accepted.length).toBeGreaterThan(1)
    expect(accepted).toEqual(accepted.toSorted((a, b) => a - b))
    expect(step.value).toEqual(table)
  })

  test("refuses no draws", () => {
    expect(() => sampleTable(served, { draws: 0, seed: 1 })).toThrow(RangeError)
  })
})

/** A table of made-up draws: `f` of independent uniform vars, with chance drawn from streams. */
function madeUp(names: readonly string[], n: number, f: (x: readonly number[]) => number): SampleTable {
  const streams = names.map((name) => new Stream(77, name))
  const columns = names.map(() => new Float64Array(n))
  const runways = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    const x = streams.map((stream) => stream.next())
    x.forEach((value, k) => (columns[k]![i] = value))
    runways[i] = f(x)
  }
  return {
    n,
    tried: n,
    vars: new Map(names.map((name, k) => [name, columns[k]!])),
    runways: { stockT: runways },
  }
}

const find = (rows: readonly InformationRow[], name: string) => rows.find((row) => row.var === name)!

describe("what one var would tell", () => {
  test("is nearly all where it drives everything, and nothing where it does not matter", () => {
    const rows = valueOfInformation(madeUp(["all", "none"], 10_000, ([x]) => 60 * x!)).stockT!
    expect(rows.map((row) => row.var)).toEqual(["all", "none"])
    expect(rows[0]!.width).toBeCloseTo(54, 0)
    // What is left is the var's own width within a bin: 90% of a twentieth.
    expect(rows[0]!.share).toBeGreaterThan(0.94)
    expect(rows[0]!.expectedWidth).toBeCloseTo(0.05 * 54, 0)
    expect(Math.abs(rows[1]!.narrowsBy)).toBeLessThanOrEqual(3 * rows[1]!.error)
    expect(rows[1]!.share).toBeLessThan(0.02)
  })

  test("agrees with what can be worked out: of a sum of two, knowing one leaves the other", () => {
    // x + y/3: the width of the sum's 90% interval is 1.0221, of y/3 alone 0.3 (trapezoid, exact).
    const rows = valueOfInformation(madeUp(["x", "y"], 40_000, ([x, y]) => x! + y! / 3)).stockT!
    const trapezoid = 4 / 3 - 2 * Math.sqrt(2 * 0.05 * (1 / 3))
    expect(rows[0]!.width).toBeCloseTo(trapezoid, 1)
    expect(find(rows, "x").expectedWidth).toBeCloseTo(0.3, 1)
    expect(find(rows, "y").expectedWidth).toBeCloseTo(0.9, 1)
  })

  test("takes a yes-or-no var by its two values", () => {
    const coin = madeUp(["u", "noise"], 8000, ([u, e]) => (u! < 0.5 ? 10 : 40) + e!)
    const flipped = {
      ...coin,
      vars: new Map([...coin.vars, ["yes", coin.vars.get("u")!.map((u) => Number(u < 0.5))]]),
    }
    const yes = find(valueOfInformation(flipped).stockT!, "yes")
    expect(yes.width).toBeCloseTo(30.9, 0)
    expect(yes.expectedWidth).toBeCloseTo(0.9, 1)
  })

  test("has no bias from small bins: with few draws, too, an irrelevant var tells nothing", () => {
    const names = Array.from({ length: 40 }, (_, k) => `idle${k}`)
    const rows = valueOfInformation(madeUp(["x", ...names], 500, ([x]) => 60 * x!)).stockT!
    const idle = rows.filter((row) => row.var !== "x")
    const mean = idle.reduce((sum, row) => sum + row.narrowsBy, 0) / idle.length
    const error = Math.sqrt(idle.reduce((sum, row) => sum + row.error ** 2, 0)) / idle.length
    expect(Math.abs(mean)).toBeLessThan(4 * error)
    const within = idle.filter((row) => Math.abs(row.narrowsBy) <= 2 * row.error)
    expect(within.length / idle.length).toBeGreaterThanOrEqual(0.8)
  })

  test("has an error that says how far it is off, over many tables", () => {
    const runs = Array.from({ length: 40 }, (_, run) => {
      const rows = valueOfInformation(
        madeUp([`x${run}`, `y${run}`], 2000, ([x, y]) => 30 * x! + 20 * y!),
      ).stockT!
      return find(rows, `x${run}`)
    })
    const mean = runs.reduce((sum, row) => sum + row.narrowsBy, 0) / runs.length
    const actual = Math.sqrt(
      runs.reduce((sum, row) => sum + (row.narrowsBy - mean) ** 2, 0) / (runs.length - 1),
    )
    const stated = runs.reduce((sum, row) => sum + row.error, 0) / runs.length
    expect(stated / actual).toBeGreaterThan(0.6)
    expect(stated / actual).toBeLessThan(1.7)
  })

  test("is unknown with too few draws, and of a runway that no draw ends it is nothing", () => {
    expect(valueOfInformation(madeUp(["x"], 40, ([x]) => x!)).stockT).toEqual([])
    const censored = valueOfInformation(madeUp(["x"], 500, () => 60)).stockT![0]!
    expect(censored).toMatchObject({ width: 0, expectedWidth: 0, narrowsBy: 0, share: 0, error: 0 })
  })

  test("is ranked, each row a part of the same width", () => {
    const found = valueOfInformation(sampleTable(baidu, { draws: 2000, seed: 3 }))
    expect(Object.keys(found)).toEqual(["stockT", "allT", "stockI", "allI"])
    for (const rows of Object.values(found)) {
      const gains = rows.map(({ narrowsBy }) => narrowsBy)
      expect(gains).toEqual(gains.toSorted((a, b) => b - a))
      for (const { width, expectedWidth, narrowsBy, share } of rows) {
        expect(width).toBe(rows[0]!.width)
        expect(expectedWidth + narrowsBy).toBeCloseTo(width, 9)
        expect(share).toBeGreaterThanOrEqual(0)
        expect(share).toBeLessThanOrEqual(1)
      }
    }
    expect(
      found
        .stockT!.slice(0, 2)
        .map((row) => row.var)
        .sort(),
    ).toEqual(["runFlop0.baidu.2026-11", "runGrowthPerYear"])
  })

  test("does not depend on the order in which an input is written", () => {
    const { vars, ...rest } = served
    const claims = valueOfInformation(sampleTable(served, asked))
    fc.assert(
      fc.property(inAnyOrder({ ...rest, vars }), (shuffled) => {
        expect(valueOfInformation(sampleTable(shuffled, asked))).toEqual(claims)
      }),
      { numRuns: 6 },
    )
  })
})

test("of one uncertain var alone, knowing it leaves next to nothing", () => {
  const input = modelInputSchema.parse({
    ...workedExample("W1"),
    training: { ...workedExample("W1").training, runGrowthPerYear: { var: "growth" } },
    vars: { growth: { dist: "lognormal", p5: 1.6, p95: 5 } },
  })
  const rows = valueOfInformation(sampleTable(input, { draws: 4000, seed: 3 })).stockT!
  expect(rows).toHaveLength(1)
  // The slowest twentieth of growths still spans runways from 30 months to the horizon.
  expect(rows[0]!.share).toBeGreaterThan(0.85)
})
