import type { Board, BoardRow } from "./contracts/board"
import type { Workload } from "./domain/company"
import { medianWords, middleHalfWords } from "./runway-words"

/**
 * The board's answer, one sentence for training and one for inference: the firms that run short first and
 * last, each with the middle half of its draws.
 */
export function boardLead(board: Board): string[] {
  if (board.ranked.length === 0) return ["No firm here has enough evidence for a number that can be ranked."]
  return (["training", "inference"] as const).flatMap((workload) => {
    const rows = board.ranked
      .filter((row) => row[workload].quantiles !== null)
      .sort((a, b) => lengthOf(a, workload) - lengthOf(b, workload))
    const [first] = rows
    const last = rows.at(-1)
    if (!first || !last) return []
    const chips = board.view.set === "own" ? "Own chips" : "All expected supply"
    const verb = board.view.set === "own" ? "cover" : "covers"
    const head = `${chips} ${verb} ${workload} for ${lasting(first, workload, board)}`
    if (first === last) return [`${head}.`]
    const spread = rows.length === 2 ? "and for" : `, the shortest of ${rows.length}, and for`
    return [`${head}${spread.startsWith(",") ? "" : " "}${spread} ${lasting(last, workload, board)}.`]
  })
}

/** "about 8 months at Baidu (even odds between 4 and 15)" */
function lasting(row: BoardRow, workload: Workload, { horizonMonths }: Board): string {
  const quantiles = row[workload].quantiles
  if (!quantiles) return `a time not known at ${row.name}`
  const middle = middleHalfWords(quantiles, horizonMonths).replace(" to ", " and ")
  const median = quantiles.p50 === 0 ? "less than a month" : medianWords(quantiles.p50, horizonMonths)
  return `${median} at ${row.name} (even odds between ${middle})`
}

/** Medians past the horizon come last, among themselves by the lower quartile. */
function lengthOf(row: BoardRow, workload: Workload): number {
  const { p50 = null, p25 = null } = row[workload].quantiles ?? {}
  return (p50 ?? 1e6) + (p25 ?? 1e3) / 1e4
}
