import { z } from "zod"
import { datedSchema } from "./dated"
import { verificationSchema } from "./evidence"
import { assumptionIdSchema, slugSchema } from "./ids"
import { flagMetrics, metrics, numberMetrics, textMetrics } from "./metric"

export type { Metric } from "./metric"

/**
 * Answers that a rule can give, with what each means. `INDETERMINATE` is the answer of the engine when an
 * input is missing, `UNKNOWN` when the state of the law itself is not known on that day.
 */
export const controlStatuses = [
  "LICENCE_PRESUMPTION_OF_DENIAL",
  "LICENCE_CASE_BY_CASE",
  "LICENCE_POLICY_UNPUBLISHED",
  "LICENCE_REVENUE_SHARE",
  "LICENCE_REQUIRED",
  "NAC_NOTIFICATION",
  "NOT_CONTROLLED",
  "INDETERMINATE",
  "UNKNOWN",
  "GP10_RISK",
  "GP10_RISK_POSSIBLE",
  "TARIFF_25",
  "NO_TARIFF_BAND",
  "CN_DISCOURAGED",
  "CN_RESTRICTED_STATE_FUNDED",
  "NO_CN_MEASURE",
  "ENTITY_LIST_TREATMENT",
  "NO_CHANGE",
  "ANNOUNCED_NOT_YET_RULE",
] as const
export const controlStatusSchema = z.enum(controlStatuses)
export type ControlStatus = z.infer<typeof controlStatusSchema>

export const metricSchema = z.enum(metrics)

/** One test of one measure against a threshold of the text. */
const testSchema = z.union([
  z.strictObject({
    metric: z.enum(numberMetrics),
    op: z.enum([">=", ">", "<", "<=", "=="]),
    value: z.number(),
  }),
  z.strictObject({ metric: z.enum(flagMetrics), op: z.literal("=="), value: z.boolean() }),
  z.strictObject({ metric: z.enum(textMetrics), op: z.literal("in"), value: z.array(z.string()).min(1) }),
])
export type ConditionTest = z.infer<typeof testSchema>

export type Condition =
  ConditionTest | { all: readonly Condition[] } | { any: readonly Condition[] } | { not: Condition }

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    testSchema,
    z.strictObject({ all: z.array(conditionSchema).min(1) }),
    z.strictObject({ any: z.array(conditionSchema).min(1) }),
    z.strictObject({ not: conditionSchema }),
  ]),
)

/** One branch: the first whose condition holds gives the answer, or hands the question to another rule. */
const branchSchema = z.strictObject({
  when: z.union([conditionSchema, z.literal("otherwise")]),
  category: z.string().min(1),
  /** The paragraph it stands in ("ECCN 3A090.a"), null where the text has none. */
  paragraph: z.string().min(1).nullable(),
  outcome: z.union([
    z.strictObject({ status: controlStatusSchema }),
    z.strictObject({ defersTo: slugSchema }),
  ]),
})
export type Branch = z.infer<typeof branchSchema>

const branchesSchema = z
  .array(branchSchema)
  .min(1)
  .refine((branches) => branches.at(-1)?.when === "otherwise", {
    message: 'the last branch must be "otherwise", or the rule could fail to answer',
  })

/**
 * What a source or a derivation says that a rule makes of a part on a day. The tests run every example;
 * those with a confirmation rest on a published source, the others are derived from the text by hand.
 */
const exampleSchema = z.strictObject({
  id: slugSchema,
  chip: slugSchema.nullable(),
  /** Circumstances and measures that replace or add to the chip's own; null is unknown. */
  inputs: z.partialRecord(metricSchema, z.union([z.number(), z.boolean(), z.string(), z.null()])),
  facts: z.string().nullable(),
  on: z.iso.date(),
  status: controlStatusSchema,
  category: z.string().nullable(),
  possibleStatuses: z.array(controlStatusSchema),
  possibleCategories: z.array(z.string()),
  /** What the criteria alone give, where the status was set from a report instead. */
  computedStatus: controlStatusSchema.nullable(),
  note: z.string().nullable(),
  confirmations: z.array(
    z.strictObject({
      sourceId: slugSchema,
      level: z.enum([
        "primary_direct",
        "primary_via_reproduction",
        "law_firm",
        "vendor_classification",
        "analysis",
        "press",
        "press_quoting_company",
      ]),
      /** How far the source goes: the class or outcome, only that a licence is needed, or that the part is outside. */
      confirms: z.enum(["status", "in_scope_only", "exclusion"]),
      states: z.string().min(1),
      readVia: z.string().nullable(),
      verification: verificationSchema,
    }),
  ),
})
export type ControlExample = z.infer<typeof exampleSchema>

export const controlRuleKinds = [
  "regulation",
  "is_informed_letter",
  "guidance",
  "licensing_practice",
  "foreign_measure",
  "announcement",
  "tariff",
] as const

/**
 * How a rule takes part in the combined answer of a day.
 *
 * - `control list`: the regulation that classes a part (ECCN 3A090). Of several in force the newest speaks.
 * - `letter`: adds to the control list for the vendors it was sent to; the stricter answer stands.
 * - `licensing practice`: how licences under a letter are answered, for the parts it names.
 * - `transaction`: asks about something other than the sale of a finished chip (memory stacks, foundry
 *   services, parties, places); it joins in only when the sale is of that kind.
 * - `beside`: shown next to the answer and never changes it (duties, foreign measures, announcements, guidance).
 */
export const rulePlaces = ["control list", "letter", "licensing practice", "transaction", "beside"] as const

/** A stretch of days, both included, in which the rule had this state. Days outside every stretch: not in force. */
const periodSchema = z.strictObject({
  from: z.iso.date(),
  until: z.iso.date().nullable(),
  state: z.enum(["in force", "suspended", "unknown"]),
  note: z.string().nullable(),
})
export type RulePeriod = z.infer<typeof periodSchema>

/** A dated text of export control (regulation, letter, guidance, foreign measure) as a condition tree. */
export const controlRuleSchema = z.strictObject({
  id: slugSchema,
  name: z.string().min(1),
  /** For a column's head: "Oct 2023 rule". */
  shortName: z.string().min(1).max(28),
  kind: z.enum(controlRuleKinds),
  place: z.enum(rulePlaces),
  jurisdiction: z.string().min(1),
  citation: z.string().min(1).nullable(),
  frDocument: z.string().min(1).nullable(),
  rin: z.string().min(1).nullable(),
  releasedOn: datedSchema.nullable(),
  publishedOn: datedSchema.nullable(),
  effectiveOn: datedSchema,
  /** Other days that matter: stages, compliance dates, corrections. */
  furtherDates: z.array(z.strictObject({ on: datedSchema, what: z.string().min(1) })),
  periods: z.array(periodSchema).min(1),
  supersededBy: slugSchema.nullable(),
  amends: z.array(slugSchema),
  appliesTo: z.strictObject({
    inWords: z.string().min(1),
    /** Vendors the text was sent to; null: everyone. */
    vendors: z.array(z.string().min(1)).nullable(),
    /** A shipment to which places it reaches, in words. */
    destination: z.string().min(1),
  }),
  branches: branchesSchema,
  /** `text`: the thresholds are the text's own. `approximate`: read off press or filings, `why` says how. */
  precision: z.strictObject({ level: z.enum(["text", "approximate"]), why: z.string().nullable() }),
  /** In plain words of our own. */
  summary: z.string().min(1),
  /** The criteria in the text's order, in words. */
  criteriaInWords: z.string().nullable(),
  reviewPolicy: z.string().nullable(),
  transition: z.string().nullable(),
  proceduralConditions: z.array(z.string().min(1)),
  /** What about the text is not known, in words. */
  openQuestions: z.array(z.string().min(1)),
  /** The chance that chips still undelivered are lost once the rule bars them; null: it bars no delivery. */
  cancelShareAssumption: assumptionIdSchema.nullable(),
  /** Classes that would flip if an uncertain input were otherwise. */
  sensitivities: z.array(
    z.strictObject({
      chip: slugSchema,
      input: z.string().min(1),
      change: z.string().min(1),
      fromCategory: z.string().min(1),
      toCategory: z.string().min(1),
    }),
  ),
  examples: z.array(exampleSchema),
  sourceIds: z.array(slugSchema),
  verification: verificationSchema,
})
export type ControlRule = z.infer<typeof controlRuleSchema>

/** A bill or a draft: kept apart, and part of no answer unless a scenario adopts it. */
export const controlProposalSchema = z.strictObject({
  id: slugSchema,
  name: z.string().min(1),
  shortName: z.string().min(1).max(28),
  /** Where it stands, in words. */
  state: z.string().min(1),
  introducedOn: datedSchema.nullable(),
  summary: z.string().min(1),
  /** Null where no criteria are public: it can be shown, not applied. */
  branches: branchesSchema.nullable(),
  effect: z.string().nullable(),
  sourceIds: z.array(slugSchema),
  verification: verificationSchema,
})
export type ControlProposal = z.infer<typeof controlProposalSchema>
