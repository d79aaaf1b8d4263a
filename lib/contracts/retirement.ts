import { z } from "zod"

/** A record that was taken out of the data, as readers are told of it. */
export const retirementSchema = z.strictObject({
  title: z.string(),
  reason: z.string(),
  /** ISO day */
  on: z.iso.date(),
  dataVersion: z.number().int(),
})
export type Retirement = z.infer<typeof retirementSchema>
