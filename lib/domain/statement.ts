import { z } from "zod"
import { claimShape, windowShape } from "./claim"
import { workloadSchema } from "./company"
import { slugSchema } from "./ids"

/** How what happened later settles what was said of a stock. Months are counted from the statement. */
export const resolutionSchema = z.strictObject({
  /**
   * `ran short`: it was seen to be short in these months. `lasted at least`: it was seen to suffice up to them.
   * `other chips stepped in`: it sufficed until chips that it was not made of took over its work. `left the field`:
   * the firm changed its plan in these months, so that nothing later tells. `open`: not seen.
   */
  kind: z.enum(["ran short", "lasted at least", "other chips stepped in", "left the field", "open"]),
  /** What the evidence is about, where the statement speaks of both; null: what the statement is about. */
  workload: workloadSchema.nullable().default(null),
  months: z.strictObject({ low: z.number().nonnegative(), high: z.number().nonnegative() }).nullable(),
  /** The evidence in our own words. */
  why: z.string().min(1),
  sourceIds: z.array(slugSchema),
})
export type Resolution = z.infer<typeof resolutionSchema>

/** What a firm or an analyst says about a stock: how many chips, how long they last. Never an input. */
export const statementSchema = z.strictObject({
  ...claimShape,
  ...windowShape,
  speaker: z.string().min(1),
  /** Null: the speaker means both, or does not say. */
  workload: workloadSchema.nullable(),
  /** How long the speaker says the stock lasts, months from `eventOn`; null where no months were said. */
  horizonMonths: z.strictObject({ low: z.number().nullable(), high: z.number().nullable() }).nullable(),
  horizonInWords: z.string().nullable(),
  /** How a horizon in model generations reads as months, with the reasoning; an editor's reading. */
  readsAsMonths: z.strictObject({ low: z.number().nullable(), high: z.number().nullable() }).nullable(),
  isUsableForCalibration: z.boolean(),
  calibrationReason: z.string().min(1),
  /** What happened later, where that is known. */
  outcome: z.string().nullable(),
  resolution: resolutionSchema.nullable().default(null),
  chipLabel: z.string().nullable(),
})
export type Statement = z.infer<typeof statementSchema>
