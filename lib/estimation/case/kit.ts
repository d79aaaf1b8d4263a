import { z } from "zod"
import { assumptionSchema } from "../../domain/assumption"
import { chipSchema } from "../../domain/chip"
import { companySchema } from "../../domain/company"
import { slugSchema } from "../../domain/ids"
import { monthSchema } from "../../domain/month"
import { expectedFlowSchema, orderSchema } from "../../domain/order"
import { scenarioSchema } from "../../domain/scenario"
import { controlsTableSchema } from "../assemble/controls-table"

/**
 * All records that a firm's estimates can rest on, whatever a reader changes: enough to assemble its input anywhere
 * without a database.
 */
export const kitSchema = z.strictObject({
  firm: slugSchema,
  asOf: monthSchema,
  /** Why the firm has no estimate of its own, where it rents its compute. */
  rents: z.string().nullable(),
  /** Grades that an editor lowered for this firm and month: no case of it gets a better one. */
  loweredGrades: companySchema.shape.loweredGrades,
  orders: z.array(orderSchema),
  flows: z.array(expectedFlowSchema),
  chips: z.array(chipSchema),
  assumptions: z.array(assumptionSchema),
  scenarios: z.array(scenarioSchema),
  /** The law as things stand, and under each scenario that changes it, by the scenario's id. */
  controls: controlsTableSchema,
  controlsUnder: z.record(slugSchema, controlsTableSchema),
})
export type Kit = z.infer<typeof kitSchema>
