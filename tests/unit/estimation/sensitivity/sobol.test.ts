import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  modelInputSchema,
  runCentral,
  sobol,
  sobolSteps,
  type ModelInput,
  type SensitivityOutput,
  type SobolReport,
} from "@/lib/estimation"
import { maxSobolRows } from "@/lib/estimation/limits"
import { indicesOf } from "@/lib/estimation/sensitivity/index-sums"
import { VarDraws } from "@/lib/estimation/sensitivity/var-draws"
import firms from "../../../golden/firm-inputs.json"
import golden from "../../../golden/importance.json"
import { uncertainInput, workedExample } from "../inputs"
import { inAnyOrder } from "./any-order"

const baidu = modelInputSchema.parse(firms.cases[0]!.input)
const report = sobol(baidu, { rows: 1000, seed: 4 })
const outputs = ["stockT", "allT", "stockI", "allI"] as const

function rowOf(found: SobolReport, output: SensitivityOutput, name: string) {
  return found.outputs[output]!.rows.find((row) => row.var === name)!
}

describe.each(golden.cases)("$firm as of $asOf, $output", ({ input, output, indices, variance }) => {
  const found = sobol(modelInputSchema.parse(input), { rows: 4000, seed: 20 })

  test("has the reference's variance, within sampling error", () => {
    const ours = found.outputs[output as SensitivityOutput]!.variance
    expect(Math.abs(ours / variance - 1)).toBeLessThan(0.08)
  })

  test("ranks the vars as the reference does, each index within 0.06 of it", () => {
    for (const { var: name, first, total } of indices) {
      const row = rowOf(found, output as SensitivityOutput, name)
      expect(Math.abs(row.first - first), `S of ${name}: ${row.first}`).toBeLessThanOrEqual(0.06)
      expect(Math.abs(row.total - total), `T of ${name}: ${row.total}`).toBeLessThanOrEqual(0.06)
    }
    const foremost = found.outputs[output as SensitivityOutput]!.rows.slice(0, 5).map((row) => row.var)
    expect(foremost.toSorted()).toEqual(
      indices
        .slice(0, 5)
        .map((row) => row.var)
        .toSorted(),
    )
  })
})

test("what each var explains alone comes to no more than the whole, and no var explains more alone than in all", () => {
  for (const output of outputs) {
    const { rows, alone } = report.outputs[output]!
    expect(alone.share).toBeCloseTo(
      rows.reduce((total, { first }) => total + first, 0),
      9,
    )
    expect(alone.share, output).toBeLessThanOrEqual(1 + 3 * alone.error)
    for (const { var: name, first, total, firstError, totalError } of rows) {
      const tolerance = 4 * Math.hypot(firstError, totalError)
      expect(total, `${output}: ${name}`).toBeGreaterThanOrEqual(first - tolerance)
    }
  }
})

test("the largest total comes first", () => {
  for (const output of outputs) {
    const totals = report.outputs[output]!.rows.map(({ total }) => total)
    expect(totals).toEqual(totals.toSorted((a, b) => b - a))
    expect(totals[0]).toBeGreaterThan(0.05)
  }
})

test("a var that an output does not depend on has exactly nothing of it", () => {
  const none = { first: 0, total: 0, firstError: 0, totalError: 0 }
  for (const output of ["stockT", "allT"] as const) {
    for (const name of ["tokensPerDay0.baidu.2026-11", "serveGainPerYear", "inferFactor.ascend910c"]) {
      expect(rowOf(report, output, name), name).toEqual({ var: name, ...none })
    }
  }
  for (const output of ["stockI", "allI"] as const) {
    for (const name of ["runFlop0.baidu.2026-11", "runGrowthPerYear", "mfu.hopper"]) {
      expect(rowOf(report, output, name), name).toEqual({ var: name, ...none })
    }
  }
  expect(rowOf(report, "stockT", "domesticSplit")).toEqual({ var: "domesticSplit", ...none })
  expect(rowOf(report, "allT", "domesticSplit").total).toBeGreaterThan(0)
})

test("an idle var and a fixed one have exactly nothing of any output", () => {
  const input = uncertainInput()
  const vars: ModelInput["vars"] = {
    ...input.vars,
    idle: { dist: "normal", mean: 0, sd: 1 },
    growth: { dist: "fixed", value: 3 },
  }
  const found = sobol({ ...input, vars }, { rows: 100, seed: 1 })
  for (const output of outputs) {
    expect([rowOf(found, output, "idle").total, rowOf(found, output, "growth").total]).toEqual([0, 0])
  }
})

test("a split counts as one var, and so do contradicting reports", () => {
  const one = modelInputSchema.parse({
    ...uncertainInput(),
    training: { ...uncertainInput().training, runGrowthPerYear: 3, runFlop0: { var: "run" } },
    chips: workedExample("W6").chips,
    vars: {
      tokens: { dist: "lognormal", p5: 1, p95: 9 },
      joint: { dist: "dirichlet", concentration: 8, weights: { us: 0.25, them: 0.75 } },
      run: {
        dist: "mixture",
        claims: [
          { dist: "lognormal", p5: 2e23, p95: 4e23, weight: 1 },
          { dist: "fixed", value: 2e24, weight: 2 },
        ],
      },
    },
  })
  const { rows } = sobol(one, { rows: 2000, seed: 8 }).outputs.stockT!
  expect(rows.map((row) => row.var).toSorted()).toEqual(["joint", "run", "tokens"])
  expect(rows[0]!.var).toBe("run")
  expect(rows[0]!.first).toBeGreaterThan(0.3)
  expect(rows.find((row) => row.var === "joint")!.total).toBeGreaterThan(0.02)
})

test("a var that is alone explains everything, by itself and in all", () => {
  const input = modelInputSchema.parse({
    ...workedExample("W1"),
    training: { ...workedExample("W1").training, runGrowthPerYear: { var: "growth" } },
    vars: { growth: { dist: "lognormal", p5: 1.6, p95: 5 } },
  })
  const { first, total, firstError, totalError } = rowOf(
    sobol(input, { rows: 4000, seed: 3 }),
    "stockT",
    "growth",
  )
  expect(Math.abs(first - 1)).toBeLessThan(4 * firstError)
  expect(Math.abs(total - 1)).toBeLessThan(4 * totalError)
  expect(Math.max(firstError, totalError)).toBeLessThan(0.05)
})

test("the order in which an input is written does not matter, to the last bit", () => {
  const expected = sobol(baidu, { rows: 40, seed: 6 })
  fc.assert(
    fc.property(inAnyOrder(baidu), (shuffled) => {
      expect(sobol(shuffled, { rows: 40, seed: 6 })).toEqual(expected)
    }),
    { numRuns: 8 },
  )
})

test("equal seeds give equal indices, another seed gives others", () => {
  const input = uncertainInput()
  const once = sobol(input, { rows: 60, seed: 1 })
  expect(sobol(input, { rows: 60, seed: 1 })).toEqual(once)
  expect(sobol(input, { rows: 60, seed: 2 }).outputs).not.toEqual(once.outputs)
})

test("the indices are the estimator's on runs of the model one by one, with each var fixed at its draw", () => {
  const rows = 40
  const input = uncertainInput()
  const names = ["growth", "joint", "mfu", "tokens"]
  const draws = (name: string, stream: string) => {
    const drawn = new VarDraws(name, input.vars![name]!, 9, rows, stream)
    drawn.next()
    // Of the split, them and us: the input uses us.
    return drawn.columns.at(-1)!
  }
  const a = names.map((name) => draws(name, name))
  const b = names.map((name) => draws(name, `${name}\u0000second sample`))
  const runwayOf = (values: readonly number[]) => {
    const at = (name: string) => values[names.indexOf(name)]!
    const { chips, supply, training, inference, ...rest } = input
    const { all } = runCentral({
      ...rest,
      chips: { ...chips, H800: { ...chips["H800"], mfu: at("mfu") } },
      supply: supply!.map((line) => (line.chip === "H800" ? { ...line, units: 32000 * at("joint") } : line)),
      training: { ...training!, runGrowthPerYear: at("growth") },
      inference: { ...inference!, tokensPerDay0: at("tokens") * 1e12 },
    })
    return { T: all.runwayTInterp ?? 48, I: all.runwayIInterp ?? 48 }
  }
  const rowsFrom = (from: (name: number) => Float64Array) =>
    Array.from({ length: rows }, (_, row) => runwayOf(names.map((_name, k) => from(k)[row]!)))
  const [fA, fB] = [rowsFrom((k) => a[k]!), rowsFrom((k) => b[k]!)]
  const found = sobol(input, { rows, seed: 9 })
  for (const workload of ["T", "I"] as const) {
    const swapped = names.map((name, v) => {
      const values = rowsFrom((k) => (k === v ? b[k]! : a[k]!)).map((run) => run[workload])
      return [name, values] as const
    })
    const of = (runs: typeof fA) => runs.map((run) => run[workload])
    const expected = indicesOf(of(fA), of(fB), Object.fromEntries(swapped))
    const output = workload === "T" ? "allT" : "allI"
    expect(found.outputs[output]!.variance).toBeCloseTo(expected.variance, 6)
    for (const name of names) {
      const { first, total, firstError, totalError } = rowOf(found, output, name)
      expect(first, name).toBeCloseTo(expected.indices[name]!.first, 8)
      expect(total, name).toBeCloseTo(expected.indices[name]!.total, 8)
      expect(firstError, name).toBeCloseTo(expected.indices[name]!.firstError, 8)
      expect(totalError, name).toBeCloseTo(expected.indices[name]!.totalError, 8)
    }
  }
})

test("what was served rejects no row", () => {
  const input = uncertainInput()
  const conditioned = { ...input, conditionOnServed: { T: 1, I: 1 } }
  expect(sobol(conditioned, { rows: 60, seed: 1 })).toEqual(sobol(input, { rows: 60, seed: 1 }))
})

test("where no row runs short, nothing varies and every index is zero", () => {
  const input = uncertainInput()
  const plenty = { ...input, training: { ...input.training!, runFlop0: 1e18 } }
  const found = sobol(plenty, { rows: 20, seed: 1 }).outputs.stockT!
  expect([found.mean, found.variance]).toEqual([48, 0])
  for (const { first, total } of found.rows) expect([first, total]).toEqual([0, 0])
})

test("an input of one workload has the outputs of that one", () => {
  const { outputs: found } = sobol(workedExample("W4"), { rows: 2, seed: 1 })
  expect(Object.keys(found)).toEqual(["stockI", "allI"])
})

test("the steps say how many rows are done, up to all, and end with the same report", () => {
  const input = uncertainInput()
  const steps = sobolSteps(input, { rows: 75, seed: 1 })
  const done: number[] = []
  let step = steps.next()
  for (; !step.done; step = steps.next()) done.push(step.value)
  expect(done.length).toBeGreaterThan(1)
  expect(done).toEqual(done.toSorted((a, b) => a - b))
  expect(done.at(-1)).toBe(75)
  expect(step.value).toEqual(sobol(input, { rows: 75, seed: 1 }))
})

test.each([1, 0, 2.5, NaN, maxSobolRows + 1])("%s rows are refused", (rows) => {
  expect(() => sobol(uncertainInput(), { rows, seed: 1 })).toThrow(/rows .* from 2 to 200000/)
})
