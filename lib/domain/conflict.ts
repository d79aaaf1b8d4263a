import { z } from "zod"
import { slugSchema } from "./ids"

/** A group of claims that contradict each other, or whose scopes differ enough to mislead if merged. */
export const conflictSchema = z.strictObject({
  id: slugSchema,
  title: z.string().min(1),
  kind: z.string().min(1),
  explanation: z.string().min(1),
  /** Ids of reports, statements, notes or designations. */
  claimIds: z.array(slugSchema).min(2),
})
export type Conflict = z.infer<typeof conflictSchema>
