import { z } from "zod"
import { distributionSchema } from "./distribution"
import { confidenceSchema } from "./evidence"
import { assumptionIdSchema, slugSchema } from "./ids"
import { monthSchema } from "./month"

/**
 * Where an assumption holds. `firms` and `chips` null: everywhere. `from`: the as-of month it was set
 * for; `until`: the last as-of month it may serve (null: open). See `chooseAssumption` for the order.
 */
export const scopeSchema = z.strictObject({
  firms: z.array(slugSchema).nullable(),
  chips: z.array(slugSchema).nullable(),
  from: monthSchema.nullable(),
  until: monthSchema.nullable(),
})

/** A parameter of the model with its distribution and its evidence. */
export const assumptionSchema = z.strictObject({
  id: assumptionIdSchema,
  meaning: z.string().min(1),
  unit: z.string().min(1),
  /**
   * What the value feeds: a path in the model input (`training.runFlop0`, `chips.*.mfu`), or null for
   * one that supply lines name by its id.
   */
  field: z.string().min(1).nullable(),
  group: z.enum(["stock", "supply", "allocation", "training", "inference", "evidence", "run"]),
  scope: scopeSchema,
  distribution: distributionSchema,
  rationale: z.string().min(1),
  /** Empty for a judgement of ours; the rationale then says so. */
  sourceIds: z.array(slugSchema),
  verification: z.enum(["read", "unverified", "judgement"]),
  confidence: confidenceSchema,
  /** How much it matters, where that was measured ("top 3 for inference"). */
  rank: z.string().nullable(),
})
export type Assumption = z.infer<typeof assumptionSchema>
