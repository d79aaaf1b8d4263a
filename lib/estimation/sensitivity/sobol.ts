import { maxSobolRows } from "../limits"
import type { ModelInput } from "../model-input"
import type { Column } from "../sample"
import { canonicalInput, compareTexts } from "./canonical-input"
import { Evaluator } from "./evaluator"
import { IndexSums, type SobolIndex } from "./index-sums"
import { outputsOf, sensitivityOutputs, workloadOf, type SensitivityOutput } from "./outputs"
import { VarDraws } from "./var-draws"
import { withSuppliedChips, workloadInput } from "./workload-input"

export type SobolOptions = {
  /** Rows n of each of the two samples, from 2 to `maxSobolRows`; the model is run about n × (vars + 2) times. */
  rows: number
  seed: number
}

export type SobolRow = { var: string } & SobolIndex

export type SobolOutput = {
  /** Interpolated runway capped at the horizon, over both samples: mean in months, variance in months². */
  mean: number
  variance: number
  /**
   * Sum of all first orders, with its standard error: the share of the variance that vars explain each by itself. What
   * is missing to 1 lies in how several play together.
   */
  alone: { share: number; error: number }
  /** Every var of the input, largest total first, ties by name. A var that the output does not use has zeros. */
  rows: SobolRow[]
}

export type SobolReport = SobolOptions & { outputs: Partial<Record<SensitivityOutput, SobolOutput>> }

/** Rows between two steps: some ten milliseconds for a firm with 60 vars. */
const blockSize = 32

/**
 * How much of the variance of each runway comes from each var: variance-based indices, of first order and
 * total, over draws that are not conditioned on what was served. All outputs in one pass. A split (Dirichlet)
 * is one var, and so are contradicting reports (a mixture: which claim holds, and its value). The same input,
 * rows and seed give the same numbers to the last bit, whatever order the input was written in.
 *
 * @throws RangeError with fewer than two rows, or more than `maxSobolRows`
 * @throws NotANumber for a draw outside what its field can hold
 * @see docs/methodology.md#sensitivity
 */
export function sobol(input: ModelInput, options: SobolOptions): SobolReport {
  const steps = sobolSteps(input, options)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** As `sobol`, handing over after every few rows with how many are done, so that a caller can draw breath or stop. */
export function* sobolSteps(
  input: ModelInput,
  { rows, seed }: SobolOptions,
): Generator<number, SobolReport, void> {
  if (!Number.isInteger(rows) || rows < 2 || rows > maxSobolRows)
    throw new RangeError(`rows must be a whole number from 2 to ${maxSobolRows}, got ${rows}`)
  const ordered = canonicalInput(input)
  const scopes = scopesOf(ordered)
  const vars = varsOf(ordered, scopes, seed)
  const sums = new Map(outputsOf(ordered).map((output) => [output, new IndexSums(vars.length, rows)]))
  for (const scope of scopes) scope.sums = scope.evaluator.outputs.map((output) => sums.get(output)!)

  for (let from = 0; from < rows; from += blockSize) {
    const count = Math.min(blockSize, rows - from)
    for (const { a, b } of vars) {
      a.next()
      b.next()
    }
    for (const scope of scopes) runBase(scope, vars, from, count)
    for (let v = 0; v < vars.length; v++) if (vars[v]!.varies) runSwapped(vars[v]!, v, from, count)
    yield from + count
  }

  const outputs: SobolReport["outputs"] = {}
  for (const output of sensitivityOutputs) {
    const found = sums.get(output)
    if (found)
      outputs[output] = {
        ...found.moments(),
        alone: found.sumOfFirst(vars.length),
        rows: rowsOf(ordered, vars, found),
      }
  }
  return { rows, seed, outputs }
}

/** Workloads that are run together, and what a block of rows gives with all vars from A, from B, and one swapped. */
type Scope = {
  evaluator: Evaluator
  a: Column[]
  b: Column[]
  swapped: Column[]
  sums: IndexSums[]
  /** Whether its own rows count for mean and variance: true where it runs one workload alone. */
  isBase: boolean
}

type Var = { name: string; varies: boolean; a: VarDraws; b: VarDraws; scope: Scope }

/**
 * Each workload alone, and both together for vars that both use. A var that one workload alone uses costs
 * that workload's months only.
 */
function scopesOf(input: ModelInput): Scope[] {
  const workloads = [...new Set(outputsOf(input).map(workloadOf))]
  const scopes = workloads.map((workload) => scopeOf(workloadInput(input, workload), true))
  return workloads.length < 2 ? scopes : [...scopes, scopeOf(withSuppliedChips(input), false)]
}

function scopeOf(input: ModelInput, isBase: boolean): Scope {
  const evaluator = new Evaluator(input, blockSize)
  const series = () => evaluator.outputs.map(() => new Float64Array(blockSize))
  return { evaluator, a: series(), b: series(), swapped: series(), sums: [], isBase }
}

/** Vars that some value uses, by name, each with the smallest scope that shows all of it. */
function varsOf(input: ModelInput, scopes: readonly Scope[], seed: number): Var[] {
  return Object.entries(input.vars ?? {}).flatMap(([name, distribution]) => {
    const using = scopes.filter(({ evaluator }) => evaluator.sampler.used.has(name))
    const alone = using.filter(({ isBase }) => isBase)
    const scope = alone.length === 1 ? alone[0] : using.find(({ isBase }) => !isBase)
    if (!scope) return []
    // The second sample has streams of its own, named so that no var of any input can share them.
    const a = new VarDraws(name, distribution, seed, blockSize)
    const b = new VarDraws(name, distribution, seed, blockSize, `${name}\u0000second sample`)
    return [{ name, varies: distribution.dist !== "fixed", a, b, scope }]
  })
}

/** Runs a block with every var from B, then with every var from A, which it leaves in place. */
function runBase(
  { evaluator, a, b, sums, isBase }: Scope,
  vars: readonly Var[],
  from: number,
  count: number,
) {
  const used = vars.filter(({ name }) => evaluator.sampler.used.has(name))
  for (const { name, b: draws } of used) evaluator.sampler.put(name, draws.columns)
  evaluator.run(count, b)
  for (const { name, a: draws } of used) evaluator.sampler.put(name, draws.columns)
  evaluator.run(count, a)
  if (!isBase) return
  for (let o = 0; o < sums.length; o++) {
    for (let i = 0; i < count; i++) sums[o]!.addRow(from + i, a[o]![i]!, b[o]![i]!)
  }
}

/** Runs a block with one var from B and all others from A. */
function runSwapped({ name, a: own, b: other, scope }: Var, v: number, from: number, count: number): void {
  const { evaluator, a, b, swapped, sums } = scope
  evaluator.sampler.put(name, other.columns)
  evaluator.run(count, swapped)
  evaluator.sampler.put(name, own.columns)
  for (let o = 0; o < sums.length; o++) {
    for (let i = 0; i < count; i++) sums[o]!.addSwap(from + i, v, a[o]![i]!, b[o]![i]!, swapped[o]![i]!)
  }
}

function rowsOf(input: ModelInput, vars: readonly Var[], sums: IndexSums): SobolRow[] {
  const at = new Map(vars.map(({ name }, v) => [name, v]))
  const none = { first: 0, total: 0, firstError: 0, totalError: 0 }
  const drawn = Object.entries(input.vars ?? {}).filter(([, { dist }]) => dist !== "table")
  const rows = drawn.map(([name]) => {
    const v = at.get(name)
    return { var: name, ...(v === undefined ? none : sums.index(v)) }
  })
  return rows.sort((a, b) => b.total - a.total || compareTexts(a.var, b.var))
}
