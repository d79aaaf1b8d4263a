import type { ModelInput, ModelValue } from "./model-input"
import type { Column, Sampler } from "./sample"
import { servingRate, type ServingMix } from "./throughput"

/** Rates of one unit of each chip, by index in the input's chips and try of the sampler's block. */
export class UnitRates {
  private readonly chips: readonly Record<
    "tflopsTrain" | "tflopsInfer" | "memBandwidthGBs" | "mfu" | "weight" | "factor",
    Column
  >[]
  private readonly mix: Record<keyof ServingMix, Column> | null

  constructor(input: ModelInput, sampler: Sampler) {
    const of = (value: ModelValue | undefined, absent: number) => sampler.column(value ?? absent)
    this.chips = Object.values(input.chips).map((chip) => ({
      tflopsTrain: of(chip.tflopsTrain, 0),
      tflopsInfer: of(chip.tflopsInfer, 0),
      memBandwidthGBs: of(chip.memBandwidthGBs, 0),
      mfu: of(chip.mfu, 0),
      weight: of(chip.trainWeight, 0),
      factor: of(chip.inferFactor, 1),
    }))
    const { inference } = input
    this.mix = inference
      ? {
          activeParamsB: sampler.column(inference.activeParamsB),
          bytesPerParam: sampler.column(inference.bytesPerParam),
          weightSharing: sampler.column(inference.weightSharing),
          kvBytesPerToken: sampler.column(inference.kvBytesPerToken),
          contextTokens: sampler.column(inference.contextTokens),
          inputShare: sampler.column(inference.inputShare),
          cacheHitShare: sampler.column(inference.cacheHitShare),
          kappaPrefill: sampler.column(inference.kappaPrefill),
          kappaDecode: sampler.column(inference.kappaDecode),
          etaCompute: sampler.column(inference.etaCompute),
          etaBandwidth: sampler.column(inference.etaBandwidth),
        }
      : null
  }

  trainWeight(chip: number, i: number): number {
    return this.chips[chip]!.weight[i]!
  }

  /** TFLOP/s of training of a unit that may train: weight × peak × utilisation. */
  train(chip: number, i: number): number {
    const { weight, tflopsTrain, mfu } = this.chips[chip]!
    return weight[i]! * tflopsTrain[i]! * mfu[i]!
  }

  /** Tokens a second of a unit that serves alone. */
  serve(chip: number, i: number): number {
    const { mix } = this
    if (mix === null) return 0
    const { tflopsInfer, memBandwidthGBs, factor } = this.chips[chip]!
    const part = { tflopsInfer: tflopsInfer[i]!, memBandwidthGBs: memBandwidthGBs[i]!, factor: factor[i]! }
    const served = {
      activeParamsB: mix.activeParamsB[i]!,
      bytesPerParam: mix.bytesPerParam[i]!,
      weightSharing: mix.weightSharing[i]!,
      kvBytesPerToken: mix.kvBytesPerToken[i]!,
      contextTokens: mix.contextTokens[i]!,
      inputShare: mix.inputShare[i]!,
      cacheHitShare: mix.cacheHitShare[i]!,
      kappaPrefill: mix.kappaPrefill[i]!,
      kappaDecode: mix.kappaDecode[i]!,
      etaCompute: mix.etaCompute[i]!,
      etaBandwidth: mix.etaBandwidth[i]!,
    }
    return 1 / servingRate(part, served).chipSecPerToken
  }
}
