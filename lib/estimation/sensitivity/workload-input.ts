import type { ModelInput } from "../model-input"

/**
 * The input with one workload alone, without chips that no line supplies and without rates that the workload
 * does not use. The workload's months are the same; vars that do nothing for it are no longer asked for.
 */
export function workloadInput(input: ModelInput, workload: "training" | "inference"): ModelInput {
  const supplied = withSuppliedChips(input)
  return workload === "training"
    ? { ...supplied, inference: undefined, chips: without(supplied.chips, servingRates) }
    : { ...supplied, training: undefined, chips: without(supplied.chips, trainingRates) }
}

/** The input without chips that no line supplies, which do no work. */
export function withSuppliedChips(input: ModelInput): ModelInput {
  const supplied = new Set((input.supply ?? []).map(({ chip }) => chip))
  return {
    ...input,
    chips: Object.fromEntries(Object.entries(input.chips).filter(([id]) => supplied.has(id))),
  }
}

type Chips = ModelInput["chips"]
type Rate = keyof Chips[string]

const trainingRates: readonly Rate[] = ["tflopsTrain", "mfu"]
const servingRates: readonly Rate[] = ["tflopsInfer", "memBandwidthGBs", "inferFactor"]

function without(chips: Chips, rates: readonly Rate[]): Chips {
  const absent = Object.fromEntries(rates.map((rate) => [rate, undefined]))
  return Object.fromEntries(Object.entries(chips).map(([id, chip]) => [id, { ...chip, ...absent }]))
}
