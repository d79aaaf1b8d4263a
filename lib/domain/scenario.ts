import { z } from "zod"
import { controlStatusSchema } from "./control-rule"
import { distributionSchema } from "./distribution"
import { slugSchema } from "./ids"

/** One change of the law as a scenario makes it. Days are included: a move to a day binds on that day. */
export const lawChangeSchema = z.discriminatedUnion("do", [
  /** As if the rule had never been. */
  z.strictObject({ do: z.literal("remove"), rule: slugSchema }),
  /** The rule begins on another day; periods after the first keep their length. */
  z.strictObject({ do: z.literal("move"), rule: slugSchema, to: z.iso.date() }),
  /** The rule's last day. */
  z.strictObject({ do: z.literal("end"), rule: slugSchema, on: z.iso.date() }),
  /** A proposal becomes a rule of the control list's rank on this day; the stricter answer stands. */
  z.strictObject({ do: z.literal("adopt"), proposal: slugSchema, from: z.iso.date() }),
  /** A part gets this answer from this day on, whatever the rules say. */
  z.strictObject({
    do: z.literal("treat"),
    chip: slugSchema,
    as: controlStatusSchema,
    from: z.iso.date(),
  }),
])
export type LawChange = z.infer<typeof lawChangeSchema>

/** The assumptions that a change is made to: an id ("domesticFlowGrowth") or all that feed a field ("training.runFlop0"). */
const target = z.string().min(1).max(120)

/**
 * Left out: the change holds for all that rests on the assumption. Else for supply lines alone that begin in the as-of
 * month or later, so that what has arrived already stays as much as it was.
 */
const only = z.literal("supply to come").optional()

/** One change of an assumption's distribution as a scenario makes it. */
export const assumptionChangeSchema = z.discriminatedUnion("do", [
  /** Another distribution in its place. */
  z.strictObject({ do: z.literal("set"), of: target, to: distributionSchema, only }),
  /** Fixed at one of its own percentiles, as a probability. */
  z.strictObject({ do: z.literal("percentile"), of: target, at: z.number().gt(0).lt(1), only }),
  /** Every value times a factor. */
  z.strictObject({ do: z.literal("times"), of: target, by: z.number().positive() }),
  /** Every value to a power: half the exponent is growth half as fast. */
  z.strictObject({ do: z.literal("power"), of: target, by: z.number().positive() }),
])
export type AssumptionChange = z.infer<typeof assumptionChangeSchema>

/**
 * Supply that never comes: expected purchases at home, expected licensed purchases, rented capacity abroad, and
 * what is still due of orders for foreign chips.
 */
export const supplyDrops = ["domestic", "legal", "rental", "foreign orders"] as const
export type SupplyDrop = (typeof supplyDrops)[number]

/** A named set of changes, to be compared with things as they stand. */
export const scenarioSchema = z.strictObject({
  id: slugSchema,
  title: z.string().min(1),
  /** What it supposes and why one might, in our own words. */
  summary: z.string().min(1),
  law: z.array(lawChangeSchema),
  assumptions: z.array(assumptionChangeSchema).default([]),
  drops: z.array(z.enum(supplyDrops)).default([]),
})
export type Scenario = z.infer<typeof scenarioSchema>

/** Whether a scenario changes nothing but the law, so that a replay of the law tells all of it. */
export function isOfLawAlone({ law, assumptions, drops }: Scenario): boolean {
  return law.length > 0 && assumptions.length === 0 && drops.length === 0
}
