import { z } from "zod"
import { claimStates } from "../domain/claim-state"
import { monthSchema } from "../domain/month"
import { resolutionSchema } from "../domain/statement"
import { statementViewSchema } from "./claim"

/** What was said of a stock, with where it stands in the data's month. */
export const statementRowSchema = statementViewSchema.extend({
  /** The one firm it is about; null: about several, or about the whole market. */
  ownFirm: z.string().nullable(),
  term: z.object({
    state: z.enum(claimStates),
    from: monthSchema.nullable(),
    until: monthSchema.nullable(),
    isReading: z.boolean(),
  }),
  /** What became of it, with the calendar months in which that was seen; null: nothing is on record. */
  became: z
    .object({
      kind: resolutionSchema.shape.kind,
      from: monthSchema.nullable(),
      to: monthSchema.nullable(),
      why: z.string(),
    })
    .nullable(),
})
export type StatementRow = z.infer<typeof statementRowSchema>

export const statementOrders = ["state", "firm", "said", "end"] as const
export type StatementOrder = (typeof statementOrders)[number]

export const statementListSchema = z.object({
  asOf: monthSchema,
  dataVersion: z.number().int(),
  /** Newest first. */
  statements: z.array(statementRowSchema),
})
export type StatementList = z.infer<typeof statementListSchema>
