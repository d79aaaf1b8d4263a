import { z } from "zod"
import { claimShape } from "./claim"

/** A company put on a government list (Entity List, Pentagon 1260H list and others). */
export const designationSchema = z.strictObject({
  ...claimShape,
  list: z.string().min(1),
  status: z.enum(["listed", "proposed", "withdrawn", "unknown"]),
})
export type Designation = z.infer<typeof designationSchema>
