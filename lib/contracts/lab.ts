import { z } from "zod"
import { assumptionSchema } from "../domain/assumption"
import { monthSchema } from "../domain/month"
import { sourceRefSchema } from "./claim"
import { workloadEstimateSchema } from "./estimate"

/** Groups of assumptions in the order in which a laboratory shows them; what matters most goes first all the same. */
export const labGroups = [
  "supply",
  "allocation",
  "training",
  "inference",
  "chips",
  "law",
  "reports",
  "run",
] as const
export type LabGroup = (typeof labGroups)[number]

/** A distribution as it stands: what a reader's own value takes the place of. */
export const labStandingSchema = z.object({
  /** 5th, 50th and 95th percentile; of a yes-or-no assumption its chance as `p50` alone; null where there is none. */
  p5: z.number().nullable(),
  p50: z.number().nullable(),
  p95: z.number().nullable(),
  /** Fixed at "none": growth that never slows down. */
  isNone: z.boolean(),
  words: z.string(),
  /** Probability over equal steps of the control's track, 0–100 of the highest; null where nothing has a width. */
  density: z.array(z.number().int().min(0).max(100)).nullable(),
})
export type LabStanding = z.infer<typeof labStandingSchema>

export const labControlSchema = z.object({
  /** As a case names it: the field where a firm has one value for it, else the assumption's id. */
  key: z.string(),
  /** Null for a figure of the firm that no assumption gives and a reader can. */
  id: z.string().nullable(),
  label: z.string(),
  meaning: z.string(),
  unit: z.string(),
  group: z.enum(labGroups),
  /** `range`: a range or one value; `value`: one value; `chance`: yes in so many draws; `table`: cannot be changed. */
  kind: z.enum(["range", "value", "chance", "table"]),
  /** What the model can hold. `isAboveMin`: the smallest value itself is not possible. */
  bounds: z.object({
    min: z.number(),
    isAboveMin: z.boolean(),
    max: z.number().nullable(),
    mayBeNone: z.boolean(),
    /** A range only: a price without a width weighs nothing. */
    needsRange: z.boolean(),
    isWhole: z.boolean(),
  }),
  /** The slider's track: its ends and whether equal steps are equal factors. */
  track: z.object({ scale: z.enum(["log", "linear"]), low: z.number(), high: z.number() }),
  /** Null where the reader's would be the first figure. */
  standing: labStandingSchema.nullable(),
  /** What stands instead under a scenario that changes it, by the scenario's id. */
  under: z.record(z.string(), labStandingSchema),
  /** Scenarios in which alone the estimate uses it; null: it uses it as things stand. */
  onlyUnder: z.array(z.string()).nullable(),
  rationale: z.string().nullable(),
  sources: z.array(sourceRefSchema),
  confidence: assumptionSchema.shape.confidence.nullable(),
  verification: assumptionSchema.shape.verification.nullable(),
  /** The month it was set for; null: any. */
  setFor: monthSchema.nullable(),
  /** How much it matters, by workload, 0 upwards; compared only with other controls of the same page. */
  matters: z.object({ training: z.number(), inference: z.number() }),
})
export type LabControl = z.infer<typeof labControlSchema>

/** Roles of reports in the order in which they may give an order's size. */
export const labSizingRoles = ["purchase", "delivery", "fleet"] as const

export const labReportSchema = z.object({
  id: z.string(),
  source: sourceRefSchema,
  text: z.string(),
  role: z.string(),
  /** "about 100,000", "$4bn": what it says; null where it says nothing of it. */
  quantity: z.string().nullable(),
  cost: z.string().nullable(),
  /** Reliability × plausibility of its price, before the reader's trust. */
  weight: z.number(),
  /** Why it weighs what it does, or nothing. */
  why: z.string(),
  /** Whether the order's line falls when this and its like are disbelieved. */
  carries: z.boolean(),
  /** As what its count can give the order's size: purchases speak first, the others in their absence; null: not. */
  sizesAs: z.enum(labSizingRoles).nullable(),
})
export type LabReport = z.infer<typeof labReportSchema>

/** An order that enters the estimate, with what each source says of it. */
export const labOrderSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** How it enters the estimate. */
  basis: z.string(),
  /** Whether its size is drawn from its reports by weight; else they only carry it. */
  isSizedByReports: z.boolean(),
  reports: z.array(labReportSchema),
})
export type LabOrder = z.infer<typeof labOrderSchema>

export const labScenarioSchema = z.object({ id: z.string(), title: z.string(), summary: z.string() })
export type LabScenario = z.infer<typeof labScenarioSchema>

/** Everything that a firm's laboratory shows before a reader changes anything. */
export const labViewSchema = z.object({
  firm: z.string(),
  name: z.string(),
  nameZh: z.string().nullable(),
  asOf: monthSchema,
  /** The dataset's month first. */
  asOfs: z.array(monthSchema).min(1),
  dataVersion: z.number().int(),
  /** Of the published estimate; the laboratory runs with the same. */
  draws: z.number().int(),
  seed: z.number().int(),
  /** Why it has no runway of its own, where it rents its compute. */
  rents: z.string().nullable(),
  published: z.object({
    horizonMonths: z.number().int(),
    acceptance: z.number().min(0).max(1).nullable(),
    n: z.number().int(),
    tried: z.number().int(),
    training: workloadEstimateSchema,
    inference: workloadEstimateSchema,
  }),
  /** Keys of the firm's own figures that are missing, by workload. */
  suppliable: z.object({ training: z.array(z.string()), inference: z.array(z.string()) }),
  /** Whether an order counts at all: without one no figure of a reader's gives an estimate. */
  hasChips: z.boolean(),
  controls: z.array(labControlSchema),
  orders: z.array(labOrderSchema),
  scenarios: z.array(labScenarioSchema),
})
export type LabView = z.infer<typeof labViewSchema>
