import type { Chip } from "../../domain/chip"

export type ChipRates = { tflopsTrain: number; tflopsInfer: number; memBandwidthGBps: number | null }

/**
 * Peak rates of a chip as the model uses them, TFLOP/s dense; null when no 16-bit rate is known.
 *
 * Training takes BF16, FP16 where BF16 is missing. Serving takes the larger of FP8 and INT8, else BF16.
 * A part known by its FP16 rate alone serves at twice that rate: every part with both values on record
 * has INT8 at twice its 16-bit rate.
 */
export function chipRates(chip: Chip): ChipRates | null {
  const rate = (format: keyof Chip["denseTops"]) => chip.denseTops[format]?.value
  const bf16 = rate("bf16")
  const fp16 = rate("fp16")
  const train = bf16 ?? fp16
  if (train === undefined) return null
  const eightBit = Math.max(rate("fp8") ?? 0, rate("int8") ?? 0)
  const infer = eightBit > 0 ? eightBit : (bf16 ?? 2 * train)
  return { tflopsTrain: train, tflopsInfer: infer, memBandwidthGBps: chip.memoryBandwidthGBps?.value ?? null }
}

/**
 * The rule of thumb for what can train a large model: at least 300 GB/s of chip-to-chip bandwidth (both
 * directions), 64 GB of memory and 200 dense BF16 TFLOP/s. What Chinese labs have trained on, not law.
 *
 * @see docs/methodology.md#what-can-train
 */
export function passesTrainingRule(chip: Chip): boolean {
  const rates = chipRates(chip)
  return (
    (chip.interconnectGBps?.value ?? 0) >= 300 &&
    (chip.memoryGb?.value ?? 0) >= 64 &&
    (rates?.tflopsTrain ?? 0) >= 200
  )
}
