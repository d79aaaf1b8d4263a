import type { Model } from "../model"
import type { ModelInput } from "../model-input"

/**
 * The runways that a sensitivity analysis can ask about: training (T) or inference (I), from own stock or
 * from all supply.
 */
export const sensitivityOutputs = ["stockT", "allT", "stockI", "allI"] as const
export type SensitivityOutput = (typeof sensitivityOutputs)[number]

/** The outputs of an input: two for each workload that it has; none without a supply, which has rates alone. */
export function outputsOf(input: ModelInput): SensitivityOutput[] {
  if (input.supply === undefined) return []
  return sensitivityOutputs.filter((output) => input[workloadOf(output)] !== undefined)
}

/** The block of the input that an output needs. */
export function workloadOf(output: SensitivityOutput): "training" | "inference" {
  return output === "stockT" || output === "allT" ? "training" : "inference"
}

/**
 * The series of cover behind an output, t = 0…H of the try that the model holds.
 * @throws RangeError for a workload that the input lacks
 */
export function coverOf(model: Model, output: SensitivityOutput): Float64Array {
  const workload = model[workloadOf(output)]
  if (!workload) throw new RangeError(`${output} needs a ${workloadOf(output)} block, which the input lacks`)
  return workload.cover[output === "stockT" || output === "stockI" ? "stock" : "all"]
}
