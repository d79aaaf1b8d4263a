import { z } from "zod"

export const datePrecisions = ["day", "month", "quarter", "year"] as const

/** A date as precisely as the source gave it: the first day of the period, and how long the period is. */
export const datedSchema = z.object({
  date: z.iso.date("write a date as YYYY-MM-DD"),
  precision: z.enum(datePrecisions),
})
export type Dated = z.infer<typeof datedSchema>

/** From the first to the last day, both included; either end may be open. */
export const dateWindowSchema = z.object({
  start: z.iso.date().nullable(),
  end: z.iso.date().nullable(),
  note: z.string().nullable(),
})
export type DateWindow = z.infer<typeof dateWindowSchema>
