import { monthOf, monthsBetween, type Month } from "../../domain/month"
import type { SaleStretch } from "./chip-controls"

/** Months, from the as-of month, in which chips can be bought; both ends are delivered. */
export type LawfulMonths = {
  startMonth: number
  endMonth: number
  /** The last month before the purchases are stopped; null: nothing stops them. */
  stoppedAfter: number | null
  /** Whether they are free throughout, so that no licence has to be waited for. */
  isFree: boolean
}

/**
 * The first run of months within a window in which a chip can be bought; null when it never can. A window that
 * opens late starts with the month of the opening; what might open again after a closure is left out.
 *
 * @param sales stretches of days without gaps; none at all means that nothing stands in the way
 */
export function lawfulMonths(
  sales: readonly SaleStretch[],
  asOf: Month,
  window: { startMonth: number; endMonth: number },
): LawfulMonths | null {
  const stretches = sales.map(({ from, until, sale }) => ({
    first: monthsBetween(asOf, monthOf(from)),
    last: until === null ? Infinity : monthsBetween(asOf, monthOf(until)),
    sale,
  }))
  if (stretches.length === 0) return { ...window, stoppedAfter: null, isFree: false }
  const meets = (stretch: { first: number; last: number }, from: number) =>
    stretch.last >= from && stretch.first <= window.endMonth
  const begin = stretches.findIndex((one) => one.sale !== "closed" && meets(one, window.startMonth))
  const first = stretches[begin]
  if (!first) return null
  let isFree = true
  let last = first.last
  for (const stretch of stretches.slice(begin)) {
    if (stretch.sale === "closed" || stretch.first > window.endMonth) break
    if (stretch.sale !== "open") isFree = false
    last = stretch.last
  }
  return {
    // What stood open before the window began leaves its start as it is.
    startMonth: Math.max(window.startMonth, begin === 0 ? -Infinity : first.first),
    endMonth: window.endMonth,
    stoppedAfter: last === Infinity ? null : last,
    isFree,
  }
}
