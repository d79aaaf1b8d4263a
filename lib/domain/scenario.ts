import { z } from "zod"
import { controlStatusSchema } from "./control-rule"
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

/** A named set of changes, to be compared with things as they stand. */
export const scenarioSchema = z.strictObject({
  id: slugSchema,
  title: z.string().min(1),
  /** What it supposes and why one might, in our own words. */
  summary: z.string().min(1),
  law: z.array(lawChangeSchema),
})
export type Scenario = z.infer<typeof scenarioSchema>
