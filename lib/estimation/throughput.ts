/** What a chip does per second in serving, tokens/s, and what limits its decoding. */
export type ServingRate = {
  prefillTokS: number
  decodeComputeTokS: number
  decodeBandwidthTokS: number
  decodeTokS: number
  decodeBound: "compute" | "bandwidth"
  /** Chip-seconds per counted token (input and output mixed as served). */
  chipSecPerToken: number
}

export type ServingMix = {
  activeParamsB: number
  bytesPerParam: number
  /** Tokens that share one read of the active weights. */
  weightSharing: number
  kvBytesPerToken: number
  contextTokens: number
  /** Input tokens as a share of all tokens counted. */
  inputShare: number
  cacheHitShare: number
  kappaPrefill: number
  kappaDecode: number
  etaCompute: number
  etaBandwidth: number
}

/**
 * Roofline of serving: prefill is bound by compute, decoding by compute or memory bandwidth, whichever is
 * lower.
 *
 * @param tflopsInfer dense peak in the serving format, TFLOP/s
 * @param memBandwidthGBs memory bandwidth, GB/s
 * @param factor software factor of the chip's serving stack (1 for NVIDIA)
 * @see docs/methodology.md#useful-rate-of-a-chip
 */
export function servingRate(
  { tflopsInfer, memBandwidthGBs, factor }: { tflopsInfer: number; memBandwidthGBs: number; factor: number },
  mix: ServingMix,
): ServingRate {
  const compute = computeTokS(tflopsInfer, factor, mix.etaCompute, flopPerToken(mix.activeParamsB))
  const prefillTokS = compute / mix.kappaPrefill
  const decodeComputeTokS = compute / mix.kappaDecode
  const bytes = bytesPerDecodedToken(
    mix.activeParamsB,
    mix.bytesPerParam,
    mix.weightSharing,
    mix.kvBytesPerToken,
    mix.contextTokens,
  )
  const decodeBandwidthTokS = bandwidthTokS(memBandwidthGBs, factor, mix.etaBandwidth, bytes)
  const decodeTokS = Math.min(decodeComputeTokS, decodeBandwidthTokS)
  return {
    prefillTokS,
    decodeComputeTokS,
    decodeBandwidthTokS,
    decodeTokS,
    decodeBound: decodeComputeTokS <= decodeBandwidthTokS ? "compute" : "bandwidth",
    chipSecPerToken:
      (mix.inputShare * (1 - mix.cacheHitShare)) / prefillTokS + (1 - mix.inputShare) / decodeTokS,
  }
}

/** A serving mix by try: one column each. */
export type MixColumns = Record<keyof ServingMix, Float64Array>

/** `servingRate` of many chips under one mix: what the mix alone decides is worked out once a try. */
export class ServingRates {
  private readonly mix = new Float64Array(8)

  constructor(private readonly columns: MixColumns) {}

  load(i: number): void {
    const { mix, columns } = this
    const inputShare = columns.inputShare[i]!
    mix[0] = flopPerToken(columns.activeParamsB[i]!)
    mix[1] = bytesPerDecodedToken(
      columns.activeParamsB[i]!,
      columns.bytesPerParam[i]!,
      columns.weightSharing[i]!,
      columns.kvBytesPerToken[i]!,
      columns.contextTokens[i]!,
    )
    mix[2] = inputShare * (1 - columns.cacheHitShare[i]!)
    mix[3] = 1 - inputShare
    mix[4] = columns.kappaPrefill[i]!
    mix[5] = columns.kappaDecode[i]!
    mix[6] = columns.etaCompute[i]!
    mix[7] = columns.etaBandwidth[i]!
  }

  /** Chip-seconds per counted token of one chip, in the try loaded. */
  chipSecPerToken(tflopsInfer: number, memBandwidthGBs: number, factor: number): number {
    const { mix } = this
    const compute = computeTokS(tflopsInfer, factor, mix[6]!, mix[0]!)
    const decodeTokS = Math.min(compute / mix[5]!, bandwidthTokS(memBandwidthGBs, factor, mix[7]!, mix[1]!))
    return mix[2]! / (compute / mix[4]!) + mix[3]! / decodeTokS
  }
}

/** FLOP that a token takes at least: two for each active parameter. */
function flopPerToken(activeParamsB: number): number {
  return 2 * (activeParamsB * 1e9)
}

function bytesPerDecodedToken(
  activeParamsB: number,
  bytesPerParam: number,
  weightSharing: number,
  kvBytesPerToken: number,
  contextTokens: number,
): number {
  return (activeParamsB * 1e9 * bytesPerParam) / weightSharing + kvBytesPerToken * contextTokens
}

function computeTokS(tflopsInfer: number, factor: number, etaCompute: number, flop: number): number {
  return (etaCompute * factor * tflopsInfer * 1e12) / flop
}

function bandwidthTokS(memBandwidthGBs: number, factor: number, etaBandwidth: number, bytes: number): number {
  return (etaBandwidth * factor * memBandwidthGBs * 1e9) / bytes
}
