import { z } from "zod"

/** A calendar month, "YYYY-MM". The model's clock ticks in months; days matter only to reports. */
export const monthSchema = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, "write a month as YYYY-MM, for example 2023-11")
export type Month = z.infer<typeof monthSchema>

/** Months since year 0: the difference of two is a number of months. */
export function monthIndex(month: Month): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1
}

/** `to` − `from` in months: 2 for 2023-11 → 2024-01, negative when `to` is earlier. */
export function monthsBetween(from: Month, to: Month): number {
  return monthIndex(to) - monthIndex(from)
}

/** The month `count` months after `month` (before it, when negative). */
export function addMonths(month: Month, count: number): Month {
  const index = monthIndex(month) + count
  const year = Math.floor(index / 12)
  return `${String(year).padStart(4, "0")}-${String(index - year * 12 + 1).padStart(2, "0")}`
}

/** The month an ISO date ("2023-10-23" or "2023-10") falls in. */
export function monthOf(date: string): Month {
  return monthSchema.parse(date.slice(0, 7))
}
