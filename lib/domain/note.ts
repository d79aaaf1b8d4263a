import { z } from "zod"
import { claimShape, windowShape } from "./claim"
import { moneySchema } from "./money"
import { rangeSchema } from "./range"

export const noteKinds = [
  "capital spending",
  "supplier output",
  "market total",
  "funding",
  "plan",
  "denial",
  "other",
] as const

/** Any other sourced fact about a firm: capital spending, funding, output, a plan, a denial. */
export const noteSchema = z.strictObject({
  ...claimShape,
  ...windowShape,
  kind: z.enum(noteKinds),
  chipLabel: z.string().nullable(),
  chipNote: z.string().nullable(),
  quantity: rangeSchema,
  unit: z.string().min(1),
  cost: moneySchema.nullable(),
  /** Why a claim about chips bought or made is not an order, where someone might expect one. */
  notAnOrderBecause: z.string().nullable(),
})
export type Note = z.infer<typeof noteSchema>
