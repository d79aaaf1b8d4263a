import type { ModelInput } from "./model-input"
import { Model } from "./model"
import { runwayOf } from "./runway"
import { Sampler } from "./sample"
import { servingRate, type ServingRate } from "./throughput"
import type { SourceSet } from "./workload"

/** One source set's central run; arrays over t = 0…H. Keys of an absent workload are absent. */
export type CentralSet = {
  units: Record<string, number[]>
  trainShare: number[]
  capT?: number[]
  reqT?: number[]
  runFlop?: number[]
  coverT?: number[]
  capI?: number[]
  reqI?: number[]
  coverI?: number[]
  runwayT?: number | null
  runwayTInterp?: number | null
  shortMonthsT?: number
  worstCoverT?: number
  runwayI?: number | null
  runwayIInterp?: number | null
  shortMonthsI?: number
  worstCoverI?: number
}

export type CentralReport = { all: CentralSet; stockOnly: CentralSet }

/** The model once, with every var at its median (Bernoulli, Dirichlet: mean). */
export function runCentral(input: ModelInput): CentralReport {
  const sampler = new Sampler(input, 0, 1)
  const model = new Model(input, sampler)
  sampler.centre()
  model.load(0)
  model.runMonths()
  return { all: report(model, "all"), stockOnly: report(model, "stock") }
}

function report(model: Model, set: SourceSet): CentralSet {
  const { training, inference } = model
  const central: CentralSet = { units: unitsByChip(model, set), trainShare: [...model.trainShare] }
  if (training) {
    const { runway, runwayInterp, shortMonths, worstCover } = runwayOf(training.cover[set])
    Object.assign(central, {
      capT: [...training.available[set]],
      reqT: [...training.required],
      runFlop: [...training.runFlop],
      coverT: [...training.cover[set]],
      runwayT: runway,
      runwayTInterp: runwayInterp,
      shortMonthsT: shortMonths,
      worstCoverT: worstCover,
    } satisfies Partial<CentralSet>)
  }
  if (inference) {
    const { runway, runwayInterp, shortMonths, worstCover } = runwayOf(inference.cover[set])
    Object.assign(central, {
      capI: [...inference.available[set]],
      reqI: [...inference.required],
      coverI: [...inference.cover[set]],
      runwayI: runway,
      runwayIInterp: runwayInterp,
      shortMonthsI: shortMonths,
      worstCoverI: worstCover,
    } satisfies Partial<CentralSet>)
  }
  return central
}

function unitsByChip({ fleet, horizon }: Model, set: SourceSet): Record<string, number[]> {
  const units = fleet.chipIds.map(() => new Array<number>(horizon + 1).fill(0))
  fleet.lineUnits.forEach((line, k) => {
    if (set === "stock" && !fleet.isStockLine(k)) return
    const chip = units[fleet.chipOfLine(k)]!
    line.forEach((n, t) => (chip[t] = chip[t]! + n))
  })
  return Object.fromEntries(fleet.chipIds.map((id, c) => [id, units[c]!]))
}

/**
 * Serving rates of each chip, for an input of only `chips` and `inference`; vars at their medians.
 * @throws RangeError without an inference block
 */
export function servingRates(input: ModelInput): Record<string, ServingRate> {
  const { inference } = input
  if (!inference) throw new RangeError("serving rates need an inference block")
  const sampler = new Sampler(input, 0, 1)
  const columns = Object.entries(input.chips).map(([id, chip]) => ({
    id,
    tflopsInfer: sampler.column(chip.tflopsInfer ?? 0),
    memBandwidthGBs: sampler.column(chip.memBandwidthGBs ?? 0),
    factor: sampler.column(chip.inferFactor ?? 1),
  }))
  const mix = {
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
  sampler.centre()
  const at0 = <T extends Record<string, Float64Array>>(of: T) =>
    Object.fromEntries(Object.entries(of).map(([key, column]) => [key, column[0]!])) as Record<
      keyof T,
      number
    >
  return Object.fromEntries(columns.map(({ id, ...chip }) => [id, servingRate(at0(chip), at0(mix))]))
}
