import { z } from "zod"
import {
  controlProposalSchema,
  controlRuleSchema,
  controlStatusSchema,
  metricSchema,
} from "../domain/control-rule"
import { sourceRefSchema } from "./claim"

const chipRef = z.object({
  id: z.string(),
  name: z.string(),
  vendor: z.string(),
  isDomesticChinese: z.boolean(),
})

const ruleRef = z.object({ id: z.string(), name: z.string(), shortName: z.string(), effectiveOn: z.string() })
export type RuleRef = z.infer<typeof ruleRef>

const lineSchema = z.object({ metric: metricSchema, value: z.number(), threshold: z.number() })

/** What a text makes of the parts on record, sorted by how it answers. */
const readingSchema = z.object({
  /** The day asked about: the first on which the text bound, or today for a proposal. */
  on: z.iso.date(),
  caught: z.array(
    z.object({
      chip: chipRef,
      status: controlStatusSchema,
      category: z.string().nullable(),
      paragraph: z.string().nullable(),
    }),
  ),
  /** Not caught, and within a tenth of a line: by which measures, and what they would have been. */
  missed: z.array(
    z.object({
      chip: chipRef,
      status: controlStatusSchema,
      paragraph: z.string().nullable(),
      /** Relative move that the furthest measure would need. */
      gap: z.number(),
      lines: z.array(lineSchema),
    }),
  ),
  undetermined: z.array(
    z.object({ chip: chipRef, missing: z.array(metricSchema), possible: z.array(controlStatusSchema) }),
  ),
})
export type RuleReading = z.infer<typeof readingSchema>

/** A worked example with its part named, its sources, and the engine's answer where that is another one. */
const exampleViewSchema = controlRuleSchema.shape.examples.element.extend({
  chipName: z.string().nullable(),
  /** Null: the engine agrees. */
  engineStatus: controlStatusSchema.nullable(),
  confirmations: z.array(
    controlRuleSchema.shape.examples.element.shape.confirmations.element.extend({
      publisher: z.string(),
    }),
  ),
})
export type ExampleView = z.infer<typeof exampleViewSchema>

const shared = {
  dataVersion: z.number().int(),
  /** The day that "today" means: when the data were compiled. */
  today: z.iso.date(),
  /** Parts named in the conditions, by slug. */
  partNames: z.record(z.string(), z.string()),
  sources: z.array(sourceRefSchema),
}

/** A rule as its own page shows it. */
export const controlRulePageSchema = controlRuleSchema
  .omit({ examples: true, sourceIds: true, amends: true, supersededBy: true })
  .extend({
    ...shared,
    kindOfPage: z.literal("rule"),
    stateToday: z.enum(["in force", "suspended", "unknown", "not in force"]),
    reading: readingSchema,
    /** Firms with orders of caught parts; those whose orders the rule met come first. */
    firms: z.array(
      z.object({
        slug: z.string(),
        name: z.string(),
        orderCount: z.number().int(),
        /** Orders that the rule hit (`effect` says how), and those whose window was still open. */
        met: z.array(z.object({ id: z.string(), title: z.string(), effect: z.string().nullable() })),
      }),
    ),
    examples: z.array(exampleViewSchema),
    relations: z.object({
      amends: z.array(ruleRef),
      amendedBy: z.array(ruleRef),
      supersedes: z.array(ruleRef),
      supersededBy: ruleRef.nullable(),
      handsTo: z.array(ruleRef),
      /** Neighbours in time among texts that take part in the answer in the same way. */
      before: ruleRef.nullable(),
      after: ruleRef.nullable(),
    }),
  })
export type ControlRulePage = z.infer<typeof controlRulePageSchema>

/** A bill or draft as its own page shows it. `reading` null: no criteria are public. */
export const proposalPageSchema = controlProposalSchema.omit({ sourceIds: true }).extend({
  ...shared,
  kindOfPage: z.literal("proposal"),
  reading: readingSchema.nullable(),
})
export type ProposalPage = z.infer<typeof proposalPageSchema>
