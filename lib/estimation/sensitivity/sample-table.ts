import { componentsOf } from "../distributions"
import type { ModelInput } from "../model-input"
import type { Column } from "../sample"
import { withLinesInOrder } from "./canonical-input"
import { Evaluator } from "./evaluator"
import { outputsOf, type SensitivityOutput } from "./outputs"
import { VarDraws } from "./var-draws"

/** Accepted draws side by side: what each var was, and the runways that came of it. */
export type SampleTable = {
  /** Accepted draws, the length of every column. */
  n: number
  tried: number
  /** By var name; of a split the components that the input uses, as `name@component`. */
  vars: ReadonlyMap<string, Float64Array>
  /** Interpolated runways, months, capped at the horizon. */
  runways: Partial<Record<SensitivityOutput, Float64Array>>
}

export type SampleOptions = { draws: number; seed: number }

/** As in `simulate`. */
const triesPerDraw = 20
const blockSize = 256

/**
 * The accepted draws of `simulate` with the same draws and seed, kept whole: the same tries, the same ones
 * rejected.
 *
 * @throws RangeError when `draws` is not a positive integer
 * @throws NotANumber for a draw outside what its field can hold
 */
export function sampleTable(input: ModelInput, options: SampleOptions): SampleTable {
  const steps = sampleTableSteps(input, options)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** As `sampleTable`, handing over after every block of tries with how many draws are accepted so far. */
export function* sampleTableSteps(
  input: ModelInput,
  { draws, seed }: SampleOptions,
): Generator<number, SampleTable, void> {
  if (!Number.isInteger(draws) || draws < 1)
    throw new RangeError(`draws must be a positive integer, got ${draws}`)
  const ordered = withLinesInOrder(input)
  const evaluator = new Evaluator(ordered, blockSize)
  const { sampler } = evaluator
  const drawn = [...sampler.used].map(
    ([name, { distribution }]) => new VarDraws(name, distribution, seed, blockSize),
  )
  const kept = keptColumns(evaluator, draws)
  const outputs = outputsOf(ordered)
  const runways = outputs.map(() => new Float64Array(draws))

  let n = 0
  let tried = 0
  while (n < draws && tried < triesPerDraw * draws) {
    for (const one of drawn) {
      one.next()
      sampler.put(one.name, one.columns)
    }
    for (let i = 0; i < blockSize && n < draws && tried < triesPerDraw * draws; i++) {
      tried++
      if (!evaluator.loadIfAgrees(i)) continue
      evaluator.finish(runways, n)
      for (let k = 0; k < kept.length; k++) kept[k]!.values[n] = kept[k]!.from[i]!
      n++
    }
    yield n
  }
  return {
    n,
    tried,
    vars: new Map(kept.map(({ name, values }) => [name, values.subarray(0, n)])),
    runways: Object.fromEntries(outputs.map((output, o) => [output, runways[o]!.subarray(0, n)])),
  }
}

/** Columns worth keeping, by name: every var that can vary, of a split what some value refers to. */
function keptColumns({ sampler }: Evaluator, draws: number) {
  const kept: { name: string; from: Column; values: Float64Array }[] = []
  const keep = (name: string, from: Column) => kept.push({ name, from, values: new Float64Array(draws) })
  for (const name of [...sampler.used.keys()].sort()) {
    const { distribution, columns, components } = sampler.used.get(name)!
    if (distribution.dist === "dirichlet") {
      componentsOf(distribution).forEach((component, k) => {
        if (components.has(component)) keep(`${name}@${component}`, columns[k]!)
      })
    } else if (distribution.dist !== "fixed") keep(name, columns[0]!)
  }
  return kept
}
