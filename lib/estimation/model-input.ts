import { z } from "zod"
import { distributionSchema } from "../domain/distribution"
import { supplyClassSchema } from "../domain/supply-line"
import { distributionFaults } from "./check-distribution"
import { maxHorizonMonths, maxSupplyLines, maxVars } from "./limits"

const label = z.string().max(500).optional()

const varRefSchema = z.strictObject({
  var: z.string().min(1),
  mul: z.number().optional(),
  add: z.number().optional(),
  component: z.string().min(1).optional(),
})
export type VarRef = z.infer<typeof varRefSchema>

const factorSchema = z.union([z.number(), varRefSchema])

/** A number, a var × mul + add (or one component of a Dirichlet), or a product of such. */
export type ModelValue = number | VarRef | { product: (number | VarRef)[] }

/** A value that must lie in [min, max] where it is a plain number; draws are kept in range by their distribution. */
function value(min = -Infinity, max = Infinity, exclusive = false) {
  const error = `must be a number${rangeInWords(min, max, exclusive)}, a {"var": name} or a {"product": […]}`
  const number = z.number().refine((n) => n >= min && n <= max && !(exclusive && n === min), { error })
  const product = z.strictObject({ product: z.array(factorSchema).min(1) })
  return z.union([number, varRefSchema, product], { error })
}

function rangeInWords(min: number, max: number, exclusive: boolean): string {
  if (min === -Infinity) return ""
  if (max < Infinity) return exclusive ? ` above ${min}, at most ${max}` : ` from ${min} to ${max}`
  return exclusive ? ` above ${min}` : ` of ${min} or more`
}

const share = () => value(0, 1)
const nonNegative = () => value(0)
const positive = () => value(0, Infinity, true)
const halfLife = () => z.union([z.null(), positive()]).optional()

/** Months from the as-of month; a thousand years either way. */
const monthOffset = z.number().int().min(-12_000).max(12_000)

const chipInputSchema = z.strictObject({
  name: label,
  /** TFLOP/s, dense BF16 peak (FP16 where BF16 is missing). */
  tflopsTrain: nonNegative().optional(),
  /** TFLOP/s, dense peak in the serving format. */
  tflopsInfer: positive().optional(),
  memBandwidthGBs: positive().optional(),
  /** Training utilisation relative to BF16 peak. */
  mfu: share().optional(),
  /** Share of units that can join the training pool. */
  trainWeight: share().optional(),
  /** Permanent loss, 1/year. */
  hazardPerYear: nonNegative().optional(),
  /** Leaves the fleet at this age; null or absent: never. */
  serviceLifeMonths: z.union([z.null(), nonNegative()]).optional(),
  /** Serving software factor. */
  inferFactor: positive().optional(),
})

const supplyLineSchema = z
  .strictObject({
    id: label,
    order_id: label,
    name: label,
    chip: z.string().min(1),
    class: supplyClassSchema,
    startMonth: monthOffset,
    endMonth: monthOffset,
    /** Chips over the whole window, spread evenly. */
    units: nonNegative().optional(),
    /** Chips a month, from startMonth on. */
    unitsPerMonth: nonNegative().optional(),
    growthPerYear: positive().optional(),
    delayMonths: value().optional(),
    realisedShare: nonNegative().optional(),
    control: z.strictObject({ rule: label, effectiveMonth: monthOffset, cancelShare: share() }).optional(),
    /** Replaces the chip's service life: rentals end. */
    termMonths: nonNegative().optional(),
  })
  .superRefine((line, context) => {
    if ((line.units === undefined) === (line.unitsPerMonth === undefined)) {
      context.addIssue({ code: "custom", path: ["units"], message: "give either units or unitsPerMonth" })
    }
    if (line.endMonth < line.startMonth) {
      context.addIssue({ code: "custom", path: ["endMonth"], message: "must not lie before startMonth" })
    }
  })
export type SupplyLine = z.infer<typeof supplyLineSchema>

const allocationSchema = z.strictObject({
  trainShare0: share(),
  driftPerYear: value().optional(),
  min: share().optional(),
  max: share().optional(),
  otherUseShare: share().optional(),
})

const trainingSchema = z.strictObject({
  runFlop0: positive(),
  runGrowthPerYear: positive(),
  growthHalfLifeMonths: halfLife(),
  algoGainPerYear: positive().optional(),
  gainTakenShare: nonNegative().optional(),
  runsPerYear: positive(),
  rdMultiplier: positive(),
  maxRunMonths: positive(),
  maxClusterShare: value(0, 1, true),
  uptime: share(),
})

/** The serving rates need the middle part alone; demand and fleet values are needed once there is a supply. */
const inferenceSchema = z.strictObject({
  tokensPerDay0: positive().optional(),
  growthPerYear: positive().optional(),
  growthHalfLifeMonths: halfLife(),
  selfServedShare: value(0, 1, true).optional(),
  activeParamsB: positive(),
  bytesPerParam: positive(),
  weightSharing: positive(),
  kvBytesPerToken: nonNegative(),
  contextTokens: nonNegative(),
  inputShare: share(),
  cacheHitShare: share(),
  kappaPrefill: positive(),
  kappaDecode: positive(),
  etaCompute: positive(),
  etaBandwidth: positive(),
  utilisation: share().optional(),
  serveBase: nonNegative().optional(),
  serveGainPerYear: positive().optional(),
  serveGainHalfLifeMonths: halfLife(),
})

const shapeSchema = z.strictObject({
  name: label,
  id: label,
  horizonMonths: z
    .number()
    .int()
    .min(1)
    .max(maxHorizonMonths, { error: `must be at most ${maxHorizonMonths} months; 60 is usual` })
    .optional(),
  deployLagMonths: value().optional(),
  chips: z.record(z.string().min(1), chipInputSchema),
  supply: z
    .array(supplyLineSchema)
    .max(maxSupplyLines, { error: `must hold at most ${maxSupplyLines} lines; add up lines of one chip` })
    .optional(),
  allocation: allocationSchema.optional(),
  training: trainingSchema.optional(),
  inference: inferenceSchema.optional(),
  vars: z
    .record(z.string().min(1), distributionSchema)
    .refine((vars) => Object.keys(vars).length <= maxVars, {
      error: `must hold at most ${maxVars} distributions; leave out those that no value names`,
    })
    .optional(),
  conditionOnServed: z
    .strictObject({ T: z.number().nonnegative().optional(), I: z.number().nonnegative().optional() })
    .optional(),
})

/**
 * The model's input: one firm at one as-of month, month 0. Labels (`name`, `id`, `order_id`,
 * `control.rule`) change nothing. Errors name the path of the wrong field.
 *
 * @see docs/methodology.md#inputs for units and meaning
 */
export const modelInputSchema = shapeSchema.superRefine((input, context) => {
  const issue = (path: (string | number)[], message: string) =>
    context.addIssue({ code: "custom", path, message })
  checkReferences(input, issue)
  checkNeeds(input, issue)
  for (const [name, distribution] of Object.entries(input.vars ?? {})) {
    for (const { path, message } of distributionFaults(distribution)) issue(["vars", name, ...path], message)
  }
})
export type ModelInput = z.infer<typeof shapeSchema>

type Report = (path: (string | number)[], message: string) => void

function checkReferences(input: ModelInput, issue: Report): void {
  const visit = (node: unknown, path: (string | number)[]) => {
    if (Array.isArray(node)) node.forEach((inner, index) => visit(inner, [...path, index]))
    else if (node !== null && typeof node === "object") {
      if ("var" in node && typeof node.var === "string") {
        checkReference(input, node as VarRef, path, issue)
      } else for (const [key, inner] of Object.entries(node)) visit(inner, [...path, key])
    }
  }
  for (const key of ["deployLagMonths", "chips", "supply", "allocation", "training", "inference"] as const) {
    visit(input[key], [key])
  }
}

function checkReference(input: ModelInput, ref: VarRef, path: (string | number)[], issue: Report): void {
  const distribution = Object.hasOwn(input.vars ?? {}, ref.var) ? input.vars?.[ref.var] : undefined
  if (distribution === undefined) issue([...path, "var"], `names "${ref.var}", which vars does not hold`)
  else if (distribution.dist === "table")
    issue([...path, "var"], `names "${ref.var}", a table that cannot be drawn from`)
  else if (distribution.dist === "fixed" && distribution.value === null) {
    issue([...path, "var"], `names "${ref.var}", which is fixed at null`)
  } else if (distribution.dist === "dirichlet") {
    if (ref.component === undefined)
      issue([...path, "component"], `say which component of "${ref.var}" is meant`)
    else if (!Object.hasOwn(distribution.weights, ref.component)) {
      issue([...path, "component"], `"${ref.var}" has no component "${ref.component}"`)
    }
  } else if (ref.component !== undefined) issue([...path, "component"], `"${ref.var}" is not a dirichlet`)
}

function checkNeeds(input: ModelInput, issue: Report): void {
  const needed = "is needed"
  for (const [index, line] of (input.supply ?? []).entries()) {
    if (!Object.hasOwn(input.chips, line.chip))
      issue(["supply", index, "chip"], `"${line.chip}" is not among chips`)
  }
  const hasSupply = input.supply !== undefined
  if (input.training && !input.supply) issue(["supply"], `${needed} to compute training`)
  if ((input.training || (input.inference && hasSupply)) && !input.allocation)
    issue(["allocation", "trainShare0"], needed)
  if (input.inference && hasSupply) {
    for (const key of ["tokensPerDay0", "growthPerYear", "utilisation"] as const) {
      if (input.inference[key] === undefined) issue(["inference", key], needed)
    }
  }
  const supplied = new Set((input.supply ?? []).map(({ chip }) => chip))
  for (const [name, chip] of Object.entries(input.chips)) {
    const isUsed = supplied.has(name)
    const need = (key: keyof typeof chip) => {
      if (chip[key] === undefined) issue(["chips", name, key], needed)
    }
    if (input.training && isUsed) (["tflopsTrain", "mfu", "trainWeight"] as const).forEach(need)
    if (input.inference && (isUsed || !hasSupply)) (["tflopsInfer", "memBandwidthGBs"] as const).forEach(need)
    if (input.inference && isUsed) need("trainWeight")
  }
}

/** Section 2: round(x) is floor(x + 0.5), also for negative numbers. */
export function roundMonths(x: number): number {
  return Math.floor(x + 0.5)
}

export const defaultHorizonMonths = 60
