import { z } from "zod"
import { shiftDay } from "./day"
import { addMonths, monthOf } from "./month"

export const datePrecisions = ["day", "month", "quarter", "year"] as const

/** A date as precisely as the source gave it: the first day of the period, and how long the period is. */
export const datedSchema = z.object({
  date: z.iso.date("write a date as YYYY-MM-DD"),
  precision: z.enum(datePrecisions),
})
export type Dated = z.infer<typeof datedSchema>

/** The last day of the period that a date names: 2025-12-31 for "2025", the day itself for a day. */
export function lastDayOf({ date, precision }: Dated): string {
  const months = { month: 1, quarter: 3, year: 12 }
  return precision === "day" ? date : shiftDay(`${addMonths(monthOf(date), months[precision])}-01`, -1)
}

/** From the first to the last day, both included; either end may be open. */
export const dateWindowSchema = z.object({
  start: z.iso.date().nullable(),
  end: z.iso.date().nullable(),
  note: z.string().nullable(),
})
export type DateWindow = z.infer<typeof dateWindowSchema>
