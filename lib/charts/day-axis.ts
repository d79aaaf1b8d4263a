import { firstControlDay, lastControlDay } from "../contracts/control-range"
import { daysBetween, shiftDay } from "../domain/day"

/** Days from the first day that pages answer for; the slider counts in them. */
export function dayNumber(day: string): number {
  return daysBetween(firstControlDay, day)
}

/** The ISO date of a day number. */
export function dayOfNumber(number: number): string {
  return shiftDay(firstControlDay, number)
}

/** The day after an ISO date. */
export function dayAfter(day: string): string {
  return shiftDay(day, 1)
}

/** The day before an ISO date. */
export function dayBefore(day: string): string {
  return shiftDay(day, -1)
}

/** Number of the last day that pages answer for. */
export const lastDayNumber = dayNumber(lastControlDay)

/** Where the beginning of a day stands on the axis of all days: 0 at the left end, 1 at the right. Not clamped. */
export function dayShare(day: string): number {
  return dayNumber(day) / lastDayNumber
}

/** The first of January of each year on the axis. */
export function yearTicks(): { at: number; label: string }[] {
  const [first, last] = [Number(firstControlDay.slice(0, 4)), Number(lastControlDay.slice(0, 4))]
  return Array.from({ length: last - first }, (_, index) => {
    const label = String(first + 1 + index)
    return { at: dayShare(`${label}-01-01`), label }
  })
}
