// Apart from the other formats, because a page that says days in the browser needs no more than this.

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
