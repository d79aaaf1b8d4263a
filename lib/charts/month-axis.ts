import { addMonths, monthIndex, monthsBetween, type Month } from "../domain/month"

/** A calendar axis in months after `asOf`, with its ticks. Position 0 is the left end, 1 the right. */
export type MonthAxis = {
  asOf: Month
  from: number
  to: number
  /** `onNarrow`: keeps its label where the chart is drawn for a phone. */
  ticks: { at: number; label: string; onNarrow: boolean }[]
}

/** Labelled years that fit a plot of 320 px without touching. */
const narrowLabels = 6

/**
 * The axis from month `from` to month `to`, ticks at every January. An axis shorter than two years has
 * ticks at every quarter, Januaries named by their year.
 *
 * @throws RangeError when `to` does not lie after `from`
 */
export function monthAxis(asOf: Month, from: number, to: number): MonthAxis {
  if (!(to > from)) throw new RangeError(`an axis must run forward, got ${from} to ${to}`)
  const step = to - from < 24 ? 3 : 12
  const first = Math.ceil((monthIndex(asOf) + from) / step) * step - monthIndex(asOf)
  const ats: number[] = []
  for (let at = first; at <= to; at += step) ats.push(at)
  const every = Math.ceil(ats.length / narrowLabels)
  return {
    asOf,
    from,
    to,
    ticks: ats.map((at, index) => ({
      at,
      label: tickLabel(addMonths(asOf, at)),
      onNarrow: index % every === 0,
    })),
  }
}

function tickLabel(month: Month): string {
  if (month.endsWith("-01")) return month.slice(0, 4)
  return ["Jan", "Apr", "Jul", "Oct"][Math.floor((Number(month.slice(5)) - 1) / 3)]!
}

/** Where month `at` stands: 0 at the left end, 1 at the right. Not clamped. */
export function monthPosition(axis: MonthAxis, at: number): number {
  return (at - axis.from) / (axis.to - axis.from)
}

/** The same, kept on the axis. */
export function clampedPosition(axis: MonthAxis, at: number): number {
  return Math.min(1, Math.max(0, monthPosition(axis, at)))
}

/** The calendar month `at` months after the as-of month; a fraction belongs to the month it falls in. */
export function calendarMonth(axis: MonthAxis, at: number): Month {
  return addMonths(axis.asOf, Math.floor(at))
}

/** Months from the axis's as-of month to `month`. */
export function axisMonth(axis: MonthAxis, month: Month): number {
  return monthsBetween(axis.asOf, month)
}
