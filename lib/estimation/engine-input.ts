import { z } from "zod"
import { modelInputSchema } from "./model-input"

/** Everything that a run depends on but the engine itself: what a snapshot keeps, so that it can be run again. */
export const engineInputSchema = z.strictObject({
  input: modelInputSchema,
  seed: z.number().int(),
  draws: z.number().int().positive(),
  /** The first month of the stock's history, as in `SimulateOptions.keep`. */
  historyFromMonth: z.number().int(),
})
export type EngineInput = z.infer<typeof engineInputSchema>
