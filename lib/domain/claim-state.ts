import { lastDayOf } from "./dated"
import { addMonths, monthOf, type Month } from "./month"
import type { Statement } from "./statement"

/**
 * Where what was said of a stock stands in a month.
 *
 * `ran out`: the last month it named has passed. `still running`: that month is not over, or the speaker gave no
 * last one ("at least"). `not said`: no months were named and none were read into it, or nobody knows when it was
 * said; nothing can run out then.
 */
export const claimStates = ["ran out", "still running", "not said"] as const
export type ClaimState = (typeof claimStates)[number]

export type ClaimTerm = {
  state: ClaimState
  /** The first and the last month to which the stock was said to last; null: open on that side, or not said. */
  from: Month | null
  until: Month | null
  /** The months are an editor's reading of model generations. */
  isReading: boolean
}

type Said = Pick<Statement, "eventOn" | "horizonMonths" | "readsAsMonths">

/**
 * The months that a statement names, counted from when it was said, and whether they are over.
 *
 * Of a date that is no day the first month counts from the first day of its period and the last one from the last, so
 * that nothing has run out by a date that may be later.
 *
 * @param asOf the month in which it is asked; a claim that runs to this very month still runs
 */
export function claimTerm({ eventOn, horizonMonths, readsAsMonths }: Said, asOf: Month): ClaimTerm {
  const months = horizonMonths ?? readsAsMonths
  const isReading = horizonMonths === null && readsAsMonths !== null
  if (eventOn === null || months === null || (months.low === null && months.high === null)) {
    return { state: "not said", from: null, until: null, isReading: false }
  }
  const end = (day: string, after: number | null) =>
    after === null ? null : addMonths(monthOf(day), Math.floor(after))
  const from = end(eventOn.date, months.low)
  const until = end(lastDayOf(eventOn), months.high)
  return { state: until !== null && until < asOf ? "ran out" : "still running", from, until, isReading }
}
