import "server-only"
import {
  outputsOf,
  sensitivityOutputs,
  sobol,
  tornado,
  type ModelInput,
  type SensitivityOutput,
} from "@/lib/estimation"
import { maxSobolRows } from "@/lib/estimation/limits"

/** How the two kinds of command say no: throws with the sentence. */
type Refuse = (message: string) => never

export type SensitivityQuestion = { kind: "tornado" | "sobol"; output: SensitivityOutput }

/** Rows of each sample where `--draws` says nothing: indices are then good to about 0.03 (methodology, 9). */
export const defaultSobolRows = 2000
export const sobolRowLimits = { min: 2, max: maxSobolRows }

/** What `--tornado OUTPUT` or `--sobol OUTPUT` asks; null with neither. */
export function readSensitivity(
  values: { tornado?: string; sobol?: string },
  refuse: Refuse,
): SensitivityQuestion | null {
  if (values.tornado !== undefined && values.sobol !== undefined) {
    refuse("tornado, sobol: ask for one of them, not both")
  }
  const kind = values.sobol === undefined ? "tornado" : "sobol"
  const asked = values[kind]
  if (asked === undefined) return null
  const output = sensitivityOutputs.find((known) => known === asked)
  return output
    ? { kind, output }
    : refuse(`${kind}: must be one of ${sensitivityOutputs.join(", ")}, not "${asked}"`)
}

/**
 * What the command prints: `{base, rows: [{var, atP5, atP95, swing}]}` for a tornado; for Sobol
 * `{mean, variance, n, seed, indices: {var: {S1, ST, S1Error, STError}}}`, largest total first.
 */
export function sensitivityAnswer(
  input: ModelInput,
  { kind, output }: SensitivityQuestion,
  { rows, seed }: { rows: number; seed: number },
  refuse: Refuse,
): object {
  const has = outputsOf(input)
  if (!has.includes(output)) refuse(`${kind}: ${whyNot(input, output, has)}`)
  if (kind === "tornado") {
    const { base, rows: bars } = tornado(input, output)
    return {
      base,
      rows: bars.map((bar) => ({ var: bar.var, atP5: bar.atP5, atP95: bar.atP95, swing: bar.swing })),
    }
  }
  const found = sobol(input, { rows, seed }).outputs[output]!
  const indices = found.rows.map((row) => [
    row.var,
    { S1: row.first, ST: row.total, S1Error: row.firstError, STError: row.totalError },
  ])
  return { mean: found.mean, variance: found.variance, n: rows, seed, indices: Object.fromEntries(indices) }
}

function whyNot(input: ModelInput, output: SensitivityOutput, has: readonly SensitivityOutput[]): string {
  if (input.supply === undefined) return `${output} needs chips; give the input its "supply"`
  const workload = output.endsWith("T") ? "training" : "inference"
  const instead = has.length === 0 ? "" : `, or ask for ${has.join(" or ")}`
  return `${output} needs the block "${workload}", which the input lacks; add it${instead}`
}
