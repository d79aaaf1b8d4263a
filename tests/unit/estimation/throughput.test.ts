import fc from "fast-check"
import { expect, test } from "vitest"
import { servingRate, ServingRates } from "@/lib/estimation/throughput"

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const hardware = fc.record({
  tflopsInfer: between(50, 5000),
  memBandwidthGBs: between(200, 8000),
  factor: between(0.3, 1.2),
})
const mixes = fc.record({
  activeParamsB: between(1, 200),
  bytesPerParam: between(0.5, 2),
  weightSharing: between(1, 512),
  kvBytesPerToken: between(1e3, 1e6),
  contextTokens: between(100, 1e5),
  inputShare: between(0, 0.99),
  cacheHitShare: between(0, 0.99),
  kappaPrefill: between(1, 2),
  kappaDecode: between(1, 3),
  etaCompute: between(0.1, 0.9),
  etaBandwidth: between(0.1, 0.9),
})

test("decoding runs at the lower of what compute and memory bandwidth allow", () => {
  fc.assert(
    fc.property(hardware, mixes, (chip, mix) => {
      const rate = servingRate(chip, mix)
      expect(rate.decodeTokS).toBe(Math.min(rate.decodeComputeTokS, rate.decodeBandwidthTokS))
      const bound = rate.decodeBound === "compute" ? rate.decodeComputeTokS : rate.decodeBandwidthTokS
      expect(rate.decodeTokS).toBe(bound)
    }),
  )
})

test("a chip twice as fast in compute and memory serves twice the tokens", () => {
  fc.assert(
    fc.property(hardware, mixes, (chip, mix) => {
      const twice = {
        ...chip,
        tflopsInfer: chip.tflopsInfer * 2,
        memBandwidthGBs: chip.memBandwidthGBs * 2,
      }
      const ratio = servingRate(chip, mix).chipSecPerToken / servingRate(twice, mix).chipSecPerToken
      expect(ratio).toBeCloseTo(2, 9)
    }),
  )
})

test("cache hits, shared weight reads and smaller models never make a token dearer", () => {
  fc.assert(
    fc.property(hardware, mixes, (chip, mix) => {
      const seconds = servingRate(chip, mix).chipSecPerToken
      const cheaper = [
        { ...mix, cacheHitShare: mix.cacheHitShare + (1 - mix.cacheHitShare) / 2 },
        { ...mix, weightSharing: mix.weightSharing * 2 },
        { ...mix, activeParamsB: mix.activeParamsB / 2 },
        { ...mix, contextTokens: mix.contextTokens / 2 },
      ]
      for (const change of cheaper) {
        expect(servingRate(chip, change).chipSecPerToken).toBeLessThanOrEqual(seconds * (1 + 1e-12))
      }
    }),
  )
})

test("chips under one mix serve as each of them does alone", () => {
  const value = fc.double({ min: 0.01, max: 1e4, noNaN: true })
  const names = [
    ...["activeParamsB", "bytesPerParam", "weightSharing", "kvBytesPerToken", "contextTokens", "inputShare"],
    ...["cacheHitShare", "kappaPrefill", "kappaDecode", "etaCompute", "etaBandwidth"],
  ] as const
  fc.assert(
    fc.property(
      fc.tuple(...names.map(() => value)),
      value,
      value,
      value,
      (values, tflopsInfer, bandwidth, factor) => {
        const mix = Object.fromEntries(names.map((name, k) => [name, values[k]])) as Parameters<
          typeof servingRate
        >[1]
        const columns = Object.fromEntries(names.map((name, k) => [name, Float64Array.of(values[k]!)]))
        const rates = new ServingRates(columns as ConstructorParameters<typeof ServingRates>[0])
        rates.load(0)
        const alone = servingRate({ tflopsInfer, memBandwidthGBs: bandwidth, factor }, mix)
        expect(rates.chipSecPerToken(tflopsInfer, bandwidth, factor)).toBe(alone.chipSecPerToken)
      },
    ),
  )
})
