import type { Board } from "../contracts/board"

/** Most firms with a number, and most without, that a document has room for. */
const most = { numbered: 100, without: 200 }

/** A board with as many firms as a document has room for, the first in its order, and how many are left out. */
export function boardWithin(board: Board): { board: Board; left: number } {
  const ranked = board.ranked.slice(0, most.numbered)
  const strained = board.strained.slice(0, most.numbered - ranked.length)
  const without = board.without.slice(0, most.without)
  const count = (of: Pick<Board, "ranked" | "strained" | "without">) =>
    of.ranked.length + of.strained.length + of.without.length
  return {
    board: { ...board, ranked, strained, without },
    left: count(board) - count({ ranked, strained, without }),
  }
}

/** "3 more firms are not in this chart."; null where all are. */
export function leftOutWords(left: number): string | null {
  if (left === 0) return null
  return `${left === 1 ? "One more firm is" : `${left.toLocaleString("en-US")} more firms are`} not in this chart.`
}
