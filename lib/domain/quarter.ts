import type { Dated } from "./dated"
import { shiftDay } from "./day"
import { addMonths, monthOf, type Month } from "./month"

/** A date no more exact than its quarter; a year stays a year. */
export function quarterOf({ date, precision }: Dated): Dated {
  return precision === "year"
    ? { date, precision }
    : { date: quarterWindow.firstDay(date), precision: "quarter" }
}

/** The quarter around a month or a day: its first and last month, its first and last day. */
export const quarterWindow = {
  start(month: Month): Month {
    return addMonths(month, -((Number(month.slice(5, 7)) - 1) % 3))
  },
  end(month: Month): Month {
    return addMonths(quarterWindow.start(month), 2)
  },
  firstDay(day: string): string {
    return `${quarterWindow.start(monthOf(day))}-01`
  },
  lastDay(day: string): string {
    return shiftDay(`${addMonths(quarterWindow.start(monthOf(day)), 3)}-01`, -1)
  },
}
