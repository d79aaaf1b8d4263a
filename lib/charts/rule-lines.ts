import type { OrderView } from "../contracts/order"
import { monthOf } from "../domain/month"
import { dayWords } from "../format"
import { axisMonth, type MonthAxis } from "./month-axis"

/** A measure that hit one of the orders shown: a thin line on the stock's axis. */
export type RuleLine = {
  at: number
  /** Who took it: "US". The axis says when. */
  label: string
  /** "US, 23 Oct 2023" */
  words: string
}

const governments: Record<string, string> = { us: "US", cn: "China", nl: "Netherlands", tw: "Taiwan" }

/** Measures with a date that hit an order, earliest first, each government once a month. Off the axis: left out. */
export function ruleLines(orders: readonly Pick<OrderView, "control">[], axis: MonthAxis): RuleLine[] {
  const lines = orders.flatMap(({ control }) => {
    if (!control?.effectiveOn) return []
    const government = governments[control.rule.split("-")[0]!] ?? "measure"
    return [
      {
        at: axisMonth(axis, monthOf(control.effectiveOn)),
        label: government,
        words: `${government}, ${dayWords(control.effectiveOn)}`,
      },
    ]
  })
  const once = new Map(lines.map((line) => [`${line.label} ${line.at}`, line]))
  return [...once.values()]
    .filter(({ at }) => at > axis.from && at < axis.to)
    .sort((a, b) => a.at - b.at || (a.label < b.label ? -1 : 1))
}

/**
 * Rows for labels that start at their line, so that none runs into the next: 0 is the top row.
 *
 * @param starts positions of the lines, ascending, 0–1
 * @param widths share of the plot each label takes
 */
export function labelRows(starts: readonly number[], widths: readonly number[]): number[] {
  const ends: number[] = []
  return starts.map((start, index) => {
    const free = ends.findIndex((end) => end <= start)
    const row = free < 0 ? ends.length : free
    ends[row] = start + widths[index]!
    return row
  })
}
