import { z } from "zod"
import { controlStatusSchema, metricSchema } from "../domain/control-rule"

/** A test of a rule with the value that met it; `holds` null: open, because the value is not known. */
export const metTestSchema = z.object({
  metric: metricSchema,
  op: z.enum([">=", ">", "<", "<=", "==", "in"]),
  threshold: z.union([z.number(), z.boolean(), z.array(z.string()).readonly()]),
  value: z.union([z.number(), z.boolean(), z.string()]).nullable(),
  holds: z.boolean().nullable(),
})

/** One step of the way to an answer, as the engine of export controls gives it. */
export const controlReasonSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("branch"),
    ruleId: z.string(),
    category: z.string(),
    paragraph: z.string().nullable(),
    status: controlStatusSchema.nullable(),
    holds: z.boolean().nullable(),
    tests: z.array(metTestSchema),
  }),
  z.object({
    kind: z.literal("state"),
    ruleId: z.string(),
    state: z.enum(["suspended", "unknown", "not in force"]),
  }),
  z.object({ kind: z.literal("not addressed"), ruleId: z.string(), vendor: z.string() }),
  z.object({ kind: z.literal("passed on"), ruleId: z.string(), to: z.string() }),
  z.object({ kind: z.literal("letter"), ruleId: z.string(), stands: z.boolean() }),
  z.object({ kind: z.literal("practice"), ruleId: z.string() }),
  z.object({ kind: z.literal("listed"), listingId: z.string() }),
  z.object({ kind: z.literal("abroad") }),
  z.object({ kind: z.literal("scenario"), what: z.string() }),
])
