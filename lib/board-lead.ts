import type { Board, BoardRow } from "./contracts/board"
import type { Workload } from "./domain/company"
import { medianWords, middleHalfWords } from "./runway-words"

/** A piece of the answer; `of` says whose runway a figure is, null: the words around it. */
export type LeadPiece = { text: string; of: { firm: string; workload: Workload } | null }

/**
 * The board's answer, one sentence for training and one for inference: the firms that run short first and
 * last, each with the middle half of its draws.
 */
export function boardLead(board: Board): string[] {
  return boardLeadPieces(board).map((pieces) => pieces.map(({ text }) => text).join(""))
}

/** The same with each sentence in pieces, so that its figures can open. */
export function boardLeadPieces(board: Board): LeadPiece[][] {
  if (board.ranked.length === 0)
    return [[words("No firm here has enough evidence for a number that can be ranked.")]]
  return (["training", "inference"] as const).flatMap((workload) => {
    const rows = board.ranked
      .filter((row) => row[workload].quantiles !== null)
      .sort((a, b) => lengthOf(a, workload) - lengthOf(b, workload))
    const [first] = rows
    const last = rows.at(-1)
    if (!first || !last) return []
    const chips = board.view.set === "own" ? "Own chips" : "All expected supply"
    const verb = board.view.set === "own" ? "cover" : "covers"
    const head = [words(`${chips} ${verb} ${workload} for `), ...lasting(first, workload, board)]
    if (first === last) return [[...head, words(".")]]
    const spread = rows.length === 2 ? " and for " : `, the shortest of ${rows.length}, and for `
    return [[...head, words(spread), ...lasting(last, workload, board), words(".")]]
  })
}

function words(text: string): LeadPiece {
  return { text, of: null }
}

/** "about 8 months at Baidu (even odds between 4 and 15)" */
function lasting(row: BoardRow, workload: Workload, { horizonMonths }: Board): LeadPiece[] {
  const quantiles = row[workload].quantiles
  if (!quantiles) return [words(`a time not known at ${row.name}`)]
  const of = { firm: row.slug, workload }
  const middle = middleHalfWords(quantiles, horizonMonths).replace(" to ", " and ")
  const median = quantiles.p50 === 0 ? "less than a month" : medianWords(quantiles.p50, horizonMonths)
  return [
    { text: median, of },
    words(` at ${row.name} (even odds `),
    { text: `between ${middle}`, of },
    words(")"),
  ]
}

/** Medians past the horizon come last, among themselves by the lower quartile. */
function lengthOf(row: BoardRow, workload: Workload): number {
  const { p50 = null, p25 = null } = row[workload].quantiles ?? {}
  return (p50 ?? 1e6) + (p25 ?? 1e3) / 1e4
}
