import { centralOf, componentsOf, dirichletMeans, quantileOf } from "../distributions"
import type { ModelInput } from "../model-input"
import { canonicalInput, compareTexts } from "./canonical-input"
import { Evaluator } from "./evaluator"
import type { SensitivityOutput } from "./outputs"

export type TornadoRow = {
  var: string
  /** Interpolated runway, months, capped at the horizon, with the var at its 5th percentile. */
  atP5: number
  /** … and at its 95th. */
  atP95: number
  /** atP95 − atP5, months: negative where more of the var means a shorter runway. */
  swing: number
  /** The var's own 5th and 95th percentile; a yes-or-no var is 0 or 1, and both alike when all but certain. */
  p5: number
  p95: number
}

/** `base` is the central run's interpolated runway, months, capped at the horizon. */
export type Tornado = { base: number; rows: TornadoRow[] }

/**
 * What one var alone does: the central run, then each var at its 5th and at its 95th percentile with all
 * others at their centre. Widest swing first, ties by name. Splits (Dirichlet) are left out, since no
 * percentile of one share says what becomes of the others, and so are vars that no value of the input uses.
 *
 * @throws RangeError for an output whose workload the input lacks
 * @throws NotANumber for a percentile outside what its field can hold
 * @see docs/methodology.md#sensitivity
 */
export function tornado(input: ModelInput, output: SensitivityOutput): Tornado {
  const { sampler, ...evaluator } = evaluatorOf(input, output)
  const run = evaluator.run
  const put = (name: string, value: number) => sampler.put(name, [Float64Array.of(value)])

  const scalars = []
  for (const [name, { distribution }] of sampler.used) {
    if (distribution.dist === "table") continue
    if (distribution.dist === "dirichlet") {
      const means = dirichletMeans(distribution)
      sampler.put(
        name,
        componentsOf(distribution).map((component) => Float64Array.of(means[component]!)),
      )
    } else {
      scalars.push({ name, distribution })
      put(name, centralOf(distribution))
    }
  }
  const base = run()
  const rows = scalars.map(({ name, distribution }) => {
    const p5 = quantileOf(distribution, 0.05)
    const p95 = quantileOf(distribution, 0.95)
    put(name, p5)
    const atP5 = run()
    put(name, p95)
    const atP95 = run()
    put(name, centralOf(distribution))
    return { var: name, atP5, atP95, swing: atP95 - atP5, p5, p95 }
  })
  rows.sort((a, b) => Math.abs(b.swing) - Math.abs(a.swing) || compareTexts(a.var, b.var))
  return { base, rows }
}

function evaluatorOf(input: ModelInput, output: SensitivityOutput) {
  const evaluator = new Evaluator(canonicalInput(input), 1)
  const at = evaluator.outputs.indexOf(output)
  if (at < 0) throw new RangeError(`the input lacks what ${output} needs`)
  const found = evaluator.outputs.map(() => new Float64Array(1))
  const run = () => {
    evaluator.run(1, found)
    return found[at]![0]!
  }
  return { sampler: evaluator.sampler, run }
}
