import type { Dated } from "./domain/dated"
import type { Month } from "./domain/month"

// Apart from the other formats, because a page that says dates in the browser needs no more than this.

export const shortMonths = [
  "Jan",
  "Feb",
  "Mar",
  "Apr",
  "May",
  "Jun",
  "Jul",
  "Aug",
  "Sep",
  "Oct",
  "Nov",
  "Dec",
] as const

/** "9 Aug 2023" for an ISO date. */
export function dayWords(date: string): string {
  return `${Number(date.slice(8, 10))} ${shortMonths[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`
}

/** "Aug 2027" for 2027-08. Takes a longer ISO date and ignores its day. */
export function monthWords(month: Month): string {
  return `${shortMonths[monthOfYear(month)]} ${month.slice(0, 4)}`
}

/** A date as precisely as the source gave it: "9 Aug 2023", "Aug 2023", "Q3 2026", "2023". */
export function datedWords(dated: Dated | null): string {
  if (!dated) return "date not given"
  switch (dated.precision) {
    case "day":
      return dayWords(dated.date)
    case "month":
      return monthWords(dated.date)
    case "quarter":
      return `Q${Math.floor(monthOfYear(dated.date) / 3) + 1} ${dated.date.slice(0, 4)}`
    case "year":
      return dated.date.slice(0, 4)
  }
}

/** 0 for January, of an ISO month or day. */
function monthOfYear(date: string): number {
  return Number(date.slice(5, 7)) - 1
}
