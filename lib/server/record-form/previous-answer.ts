import "server-only"
import { z } from "zod"
import { firmEffectSchema } from "@/lib/contracts/edit"
import type { FormState } from "@/lib/forms/form-state"

const textOrNull = z.string().nullable()

const reviewSchema = z.object({
  changes: z.array(
    z.object({
      ...{ name: z.string(), label: z.string(), isFigure: z.boolean() },
      ...{ before: textOrNull, after: textOrNull },
    }),
  ),
  evidence: z.array(
    z.object({
      ...{ name: z.string(), label: z.string() },
      sources: z.array(z.object({ id: z.string(), title: z.string(), url: textOrNull })),
    }),
  ),
  effects: z.array(firmEffectSchema),
  horizonMonths: z.number(),
  ...{ asksSecondLook: z.boolean(), asksSecondEditor: z.boolean() },
  of: z.string(),
})

const nothing = { turn: 0, review: null, duplicates: [] }

const previousSchema = z
  .object({
    turn: z.int().nonnegative().catch(0),
    review: reviewSchema.nullable().catch(null),
    duplicates: z.array(z.object({ id: z.string(), label: z.string(), why: z.string() })).catch([]),
  })
  .catch(nothing)

/** What of the answer before is shown again. It went through the browser: what does not read as one is left out. */
export type PreviousAnswer = Pick<FormState, "turn" | "review" | "duplicates">

export function previousAnswer(sent: unknown): PreviousAnswer {
  return previousSchema.parse(sent)
}
