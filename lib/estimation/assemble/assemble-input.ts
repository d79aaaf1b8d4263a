import type { Assumption } from "../../domain/assumption"
import type { Chip } from "../../domain/chip"
import type { Distribution } from "../../domain/distribution"
import type { Month } from "../../domain/month"
import type { ExpectedFlow, Order } from "../../domain/order"
import type { ModelInput } from "../model-input"
import { noControls, type ChipControls } from "./chip-controls"
import { chipRates, passesTrainingRule } from "./chip-rates"
import { chooseAssumption } from "./choose-assumption"
import type { WeightedReport } from "./reported-quantity"
import { lineOfFlow } from "./flow-line"
import { linesOfOrder } from "./order-lines"
import type { AssembledLine, LineContext, LineOrigin } from "./supply-lines"

export type AssemblyInput = {
  firm: string
  asOf: Month
  orders: readonly Order[]
  flows: readonly ExpectedFlow[]
  chips: readonly Chip[]
  assumptions: readonly Assumption[]
  weightsOf(order: Order): WeightedReport[]
  /** What the law does to orders and expected purchases, chip by chip; absent: as if there were none. */
  controls?: ChipControls
  /** Reports that the reader or an editor does not believe. */
  disbelieved?: ReadonlySet<string>
}

export type Assembly = {
  /** Null without a counted line: nothing can be estimated. */
  input: ModelInput | null
  lines: LineOrigin[]
  /** Every assumption that the input uses, fixed ones included, sorted by id. */
  assumptionIds: string[]
  /** Counted orders that gave no line, and why. */
  dropped: { orderId: string; why: string }[]
  /** What is missing, per workload, in words. Empty: the workload can be estimated. */
  missing: { training: string[]; inference: string[] }
}

type Value = number | { var: string }

export const trainingFields = [
  "runFlop0",
  "runGrowthPerYear",
  "growthHalfLifeMonths",
  "algoGainPerYear",
  "gainTakenShare",
  "runsPerYear",
  "rdMultiplier",
  "maxRunMonths",
  "maxClusterShare",
  "uptime",
] as const

export const inferenceFields = [
  "tokensPerDay0",
  "growthPerYear",
  "growthHalfLifeMonths",
  "selfServedShare",
  "activeParamsB",
  "bytesPerParam",
  "weightSharing",
  "kvBytesPerToken",
  "contextTokens",
  "inputShare",
  "cacheHitShare",
  "kappaPrefill",
  "kappaDecode",
  "etaCompute",
  "etaBandwidth",
  "utilisation",
  "serveBase",
  "serveGainPerYear",
  "serveGainHalfLifeMonths",
] as const

/** What a firm's own figures are called where they are missing. */
const firmFigures: Record<string, string> = {
  runFlop0: "the size of its flagship training run",
  tokensPerDay0: "how many tokens it serves a day",
  activeParamsB: "the active parameters of the models it serves",
}

/**
 * Assembles a firm's model input as of a month from orders and assumptions. Pure: the same records give
 * the same input, and nothing about a firm is known here that is not in them.
 */
export function assembleInput(given: AssemblyInput): Assembly {
  const { firm, asOf } = given
  const used = new Map<string, Assumption>()
  const defined = new Map<string, Distribution>()
  const byId = new Map(given.assumptions.map((assumption) => [assumption.id, assumption]))

  const use = (assumption: Assumption): Value | null => {
    used.set(assumption.id, assumption)
    return assumption.distribution.dist === "fixed" ? assumption.distribution.value : { var: assumption.id }
  }
  const serve = (field: string, chip?: string): Value | null | undefined => {
    const assumption = chooseAssumption(given.assumptions, { field, firm, asOf, chip })
    return assumption ? use(assumption) : undefined
  }
  const number = (field: string): number => {
    const value = serve(field)
    if (typeof value !== "number") throw new Error(`assumption for ${field} must be a fixed number`)
    return value
  }

  const horizonMonths = number("horizonMonths")
  const dropped: Assembly["dropped"] = []
  const context: LineContext = {
    firm,
    asOf,
    horizonMonths,
    value(id) {
      const assumption = byId.get(id)
      if (!assumption) throw new Error(`a supply line names the assumption ${id}, which does not exist`)
      return use(assumption) ?? 0
    },
    define(orderId, distribution) {
      const name = `reported.${orderId}`
      defined.set(name, distribution)
      return name
    },
    weightsOf: given.weightsOf,
    disbelieved: given.disbelieved ?? new Set(),
    controls: given.controls ?? noControls,
    dropped: (orderId, why) => dropped.push({ orderId, why }),
  }
  const ordered = given.orders.flatMap((order) => linesOfOrder(order, context))
  const expected = given.flows.flatMap((flow) => lineOfFlow(flow, context) ?? [])
  // Licensed imports and rentals follow the firm's own chips; the order of lines changes nothing.
  const assembled: AssembledLine[] = [...ordered, ...expected]

  const missing = { training: [] as string[], inference: [] as string[] }
  if (ordered.length === 0) {
    const none = "any count of its chips"
    return {
      input: null,
      lines: [],
      assumptionIds: [],
      dropped,
      missing: { training: [none], inference: [none] },
    }
  }

  const block = (name: "training" | "inference", fields: readonly string[]) => {
    const values: Record<string, Value | null> = {}
    for (const field of fields) {
      const value = serve(`${name}.${field}`)
      if (value !== undefined) values[field] = value
      else if (firmFigures[field]) missing[name].push(firmFigures[field])
    }
    return missing[name].length === 0 ? values : undefined
  }
  const training = block("training", trainingFields)
  const inference = block("inference", inferenceFields)

  const chips: Record<string, Record<string, Value | null>> = {}
  for (const { line } of assembled) {
    chips[line.chip] ??= chipBlock(given.chips, line.chip, serve)
  }

  const input = {
    name: `${firm} as of ${asOf}`,
    horizonMonths,
    deployLagMonths: serve("deployLagMonths"),
    chips,
    supply: assembled.map(({ line }) => line),
    allocation: {
      trainShare0: serve("allocation.trainShare0"),
      driftPerYear: serve("allocation.driftPerYear"),
      min: serve("allocation.min"),
      max: serve("allocation.max"),
      otherUseShare: serve("allocation.otherUseShare"),
    },
    ...(training ? { training } : {}),
    ...(inference ? { inference } : {}),
    conditionOnServed: {
      ...(training ? { T: number("conditionOnServed.T") } : {}),
      ...(inference ? { I: number("conditionOnServed.I") } : {}),
    },
  }
  const vars: Record<string, Distribution> = {}
  for (const id of [...used.keys()].sort()) {
    const assumption = used.get(id)
    if (assumption && assumption.distribution.dist !== "fixed") vars[id] = assumption.distribution
  }
  for (const [name, distribution] of defined) vars[name] = distribution

  return {
    input: withoutUndefined({ ...input, vars }) as unknown as ModelInput,
    lines: assembled.map(({ origin }) => origin),
    assumptionIds: [...used.keys()].sort(),
    dropped,
    missing,
  }
}

function chipBlock(
  chips: readonly Chip[],
  id: string,
  serve: (field: string, chip?: string) => Value | null | undefined,
): Record<string, Value | null> {
  const chip = chips.find((candidate) => candidate.id === id)
  const rates = chip ? chipRates(chip) : null
  if (!chip || !rates) throw new Error(`a supply line names the chip ${id}, which has no known training rate`)
  const bandwidth = rates.memBandwidthGBps ?? serve("chips.*.memBandwidthGBs", id)
  if (bandwidth === undefined)
    throw new Error(`the chip ${id} has no memory bandwidth and no assumption stands in`)
  // A chip that no entry names takes the values of its family: foreign and fast, or otherwise domestic.
  const standIn = !chip.isDomesticChinese && passesTrainingRule(chip) ? "h100-sxm-80gb" : "mlu590"
  const of = (field: string) => serve(`chips.*.${field}`, id) ?? serve(`chips.*.${field}`, standIn)
  const inferFactor = of("inferFactor")
  return {
    tflopsTrain: rates.tflopsTrain,
    tflopsInfer: rates.tflopsInfer,
    memBandwidthGBs: bandwidth,
    serviceLifeMonths: serve("chips.*.serviceLifeMonths", id) ?? null,
    mfu: required(of("mfu"), `chips.${id}.mfu`),
    trainWeight: required(of("trainWeight"), `chips.${id}.trainWeight`),
    hazardPerYear: required(of("hazardPerYear"), `chips.${id}.hazardPerYear`),
    ...(inferFactor === undefined ? {} : { inferFactor }),
  }
}

function required(value: Value | null | undefined, field: string): Value {
  if (value === undefined || value === null) throw new Error(`no assumption serves ${field}`)
  return value
}

function withoutUndefined<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}
