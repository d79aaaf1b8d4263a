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
  const params = mix.activeParamsB * 1e9
  const compute = (mix.etaCompute * factor * tflopsInfer * 1e12) / (2 * params)
  const prefillTokS = compute / mix.kappaPrefill
  const decodeComputeTokS = compute / mix.kappaDecode
  const bytesPerDecodedToken =
    (params * mix.bytesPerParam) / mix.weightSharing + mix.kvBytesPerToken * mix.contextTokens
  const decodeBandwidthTokS = (mix.etaBandwidth * factor * memBandwidthGBs * 1e9) / bytesPerDecodedToken
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
