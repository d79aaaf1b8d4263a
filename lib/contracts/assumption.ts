import { z } from "zod"
import { assumptionSchema } from "../domain/assumption"
import { sourceRefSchema } from "./claim"

/** An assumption with its percentiles worked out and its sources beside it. */
export const assumptionViewSchema = assumptionSchema.omit({ sourceIds: true }).extend({
  p5: z.number().nullable(),
  p50: z.number().nullable(),
  p95: z.number().nullable(),
  sources: z.array(sourceRefSchema),
})
export type AssumptionView = z.infer<typeof assumptionViewSchema>
