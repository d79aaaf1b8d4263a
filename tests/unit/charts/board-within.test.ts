import { expect, test } from "vitest"
import { boardWithin, leftOutWords } from "@/lib/charts/board-within"
import { bar, board, boardRow } from "./fixtures"

const firms = (count: number) =>
  Array.from({ length: count }, (_, index) => boardRow({ name: `Firm ${index}` }))
const none = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    boardRow({ name: `None ${index}`, training: bar(null), inference: bar(null) }),
  )

test("a board of today's size is left as it is", () => {
  const small = board({ ranked: firms(8), strained: firms(4), without: none(30) })
  expect(boardWithin(small)).toEqual({ board: small, left: 0 })
  expect(leftOutWords(0)).toBeNull()
})

test("a board too large for a document keeps the first firms of its order and counts the others", () => {
  const { board: cut, left } = boardWithin(
    board({ ranked: firms(90), strained: firms(30), without: none(1250) }),
  )
  expect([cut.ranked.length, cut.strained.length, cut.without.length]).toEqual([90, 10, 200])
  expect(cut.strained.map(({ name }) => name)).toEqual(firms(10).map(({ name }) => name))
  expect(leftOutWords(left)).toBe("1,070 more firms are not in this chart.")
  expect(leftOutWords(1)).toBe("One more firm is not in this chart.")
})
