import { z } from "zod"
import { firstKnownDay } from "./first-known-day"

export { firstKnownDay } from "./first-known-day"

/** A day on which to look at what was known. A day that has not come is read as today, and said. */
export const knownDaySchema = z.iso
  .date("write a day of the calendar as YYYY-MM-DD, for example 2023-11-20")
  .refine((day) => day >= firstKnownDay, { message: `choose a day from ${firstKnownDay} on` })

/** What an as-known page stands on. */
export const knownStateSchema = z.object({
  /** ISO day that was asked for. */
  day: z.iso.date(),
  /**
   * `today`: the day is today or has not come, and everything is as on the plain pages. `saved`: the records as they
   * had been saved by the day. `before`: nothing had been saved yet, so today's records without what came out later
   * and without what was written with later knowledge.
   */
  basis: z.enum(["today", "saved", "before"]),
  /** The data version whose records are read. */
  dataVersion: z.number().int(),
  /** Sources without a date, which are left out because nobody can tell whether they were out. */
  undatedSources: z.number().int().nonnegative(),
})
export type KnownState = z.infer<typeof knownStateSchema>
