import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { boardModel, boardSentences, boardTable, type RunwayBar } from "@/lib/charts/board-model"
import type { BoardMark } from "@/lib/contracts/board"
import { bar, board, boardRow } from "./fixtures"

function onlyBars(months: (number | null)[], rest = {}): [RunwayBar, RunwayBar] {
  const row = boardRow({ name: "Baidu", training: bar(months, rest), inference: bar(months, rest) })
  return boardModel(board({ ranked: [row] })).ranked[0]!.bars as [RunwayBar, RunwayBar]
}

const said = (months: Partial<BoardMark>): BoardMark => ({
  claimId: "claim",
  speaker: "Robin Li",
  saidOn: "2026-10-20",
  workload: "training",
  inWords: "next year or two.",
  fromMonth: 12,
  toMonth: 24,
  ...months,
})

describe("the runway board", () => {
  test("draws a firm's quantiles as months and its median in words", () => {
    const [training] = onlyBars([1, 4, 9, 16, 30])
    expect(training).toMatchObject({
      nineInTen: { from: 1, to: 30, runsPast: false },
      middleHalf: { from: 4, to: 16, runsPast: false },
      median: 9,
      medianWords: "about 9 months",
      middleHalfWords: "4 to 16",
      isShort: false,
    })
  })

  test("a quantile beyond the horizon runs past the end of the axis instead of ending on it", () => {
    const [training] = onlyBars([5, 12, 40, null, null], { censoredShare: 0.31 })
    const { axis } = boardModel(board({}))
    expect(training.nineInTen).toEqual({ from: 5, to: axis.to, runsPast: true })
    expect(training.middleHalf).toEqual({ from: 12, to: axis.to, runsPast: true })
    expect(axis.to).toBeGreaterThan(60)
  })

  test("a median beyond the horizon is not drawn but said, with its share of draws", () => {
    const [training] = onlyBars([12, null, null, null, null], { censoredShare: 0.78 })
    expect(training).toMatchObject({ median: null, middleHalf: null })
    expect(training).toMatchObject({ medianWords: "over 60 months", censoredWords: "in 78%" })
  })

  test("a median of no months is a stock already short", () => {
    const [training] = onlyBars([0, 0, 0, 5, 12], { alreadyShortShare: 0.6 })
    expect(training).toMatchObject({ isShort: true, medianWords: "already short" })
  })

  test("every drawn length lies on the axis, and half of the draws lie within nine in ten", () => {
    const month = fc.option(fc.integer({ min: 0, max: 60 }), { nil: null })
    const { axis } = boardModel(board({}))
    fc.assert(
      fc.property(fc.array(month, { minLength: 5, maxLength: 5 }), (drawn) => {
        const [training] = onlyBars(drawn.sort((a, b) => (a ?? 61) - (b ?? 61)))
        for (const span of [training.nineInTen, training.middleHalf]) {
          if (!span) continue
          expect(span.from).toBeGreaterThanOrEqual(axis.from)
          expect(span.to).toBeLessThanOrEqual(axis.to)
          expect(span.to).toBeGreaterThanOrEqual(span.from)
        }
        if (training.middleHalf && training.nineInTen) {
          expect(training.middleHalf.from).toBeGreaterThanOrEqual(training.nineInTen.from)
          expect(training.middleHalf.to).toBeLessThanOrEqual(training.nineInTen.to)
        }
      }),
    )
  })

  test("a firm's own words stand where its claim ends, with who said them and when", () => {
    const row = boardRow({ name: "Baidu", marks: [said({})] })
    const [training, inference] = boardModel(board({ ranked: [row] })).ranked[0]!.bars as [
      RunwayBar,
      RunwayBar,
    ]
    expect(training.marks).toMatchObject([{ at: 24, span: { from: 12, to: 24 }, isPast: false }])
    expect(training.sentence).toContain("Robin Li (Oct 2026): next year or two.")
    expect(inference.marks).toEqual([])
  })

  test("a claim that has run out is kept at the left end and marked as past", () => {
    const row = boardRow({ name: "Baidu", marks: [said({ fromMonth: -24, toMonth: -12 })] })
    const { axis, ranked } = boardModel(board({ ranked: [row] }))
    const [training] = ranked[0]!.bars as [RunwayBar, RunwayBar]
    expect(training.marks).toMatchObject([{ at: axis.from, span: null, isPast: true }])
  })

  test("a bar without a number says what is missing, and so does its sentence", () => {
    const row = boardRow({ name: "Moonshot", training: bar(null), missing: ["a count of its H800"] })
    const { ranked } = boardModel(board({ ranked: [row] }))
    expect(ranked[0]!.bars[0]).toEqual({
      workload: "training",
      missing: "Not enough evidence for training: a count of its H800.",
    })
    expect(boardSentences(ranked)[0]).toBe("Moonshot. Not enough evidence for training: a count of its H800.")
  })

  test("a strained bar says that it is for orientation only", () => {
    const row = boardRow({ name: "Alibaba", training: bar([0, 3, 7, 13, 25], { grade: "strained" }) })
    const { strained } = boardModel(board({ strained: [row] }))
    expect(strained[0]!.bars[0]).toMatchObject({ isStrained: true })
    expect(boardSentences(strained)[0]).toMatch(/For orientation only/)
  })

  test("today stands on the axis, or nowhere once the horizon has passed", () => {
    expect(boardModel(board({ today: "2027-02" })).today).toBe(3)
    expect(boardModel(board({ today: "2040-01" })).today).toBeNull()
  })

  test("the table has a row for each bar, with no cell empty", () => {
    const rows = [
      boardRow({ name: "Baidu" }),
      boardRow({ name: "Moonshot", training: bar(null), inference: bar(null) }),
    ]
    const table = boardTable(board({ ranked: rows }))
    expect(table.rows.map(([firm, workload]) => `${firm} ${workload}`)).toEqual([
      "Baidu training",
      "Baidu inference",
      "Moonshot training",
      "Moonshot inference",
    ])
    for (const cells of table.rows) {
      expect(cells).toHaveLength(table.columns.length)
      for (const cell of cells) expect(cell).not.toMatch(/^$|^[-–—]$|null|NaN/)
    }
    expect(table.rows[1]).toContain("2 and over 60")
  })
})
