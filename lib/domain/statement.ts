import { z } from "zod"
import { claimShape, windowShape } from "./claim"
import { workloadSchema } from "./company"

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
  chipLabel: z.string().nullable(),
})
export type Statement = z.infer<typeof statementSchema>
