import fc from "fast-check"
import { expect, test } from "vitest"
import { boardFigure } from "@/lib/charts/figure/board-figure"
import { figureSchema, type Figure, type Mark } from "@/lib/charts/figure/figure"
import type { BoardMark, BoardRow } from "@/lib/contracts/board"
import { bar, board, boardRow } from "../fixtures"

/** Five months in order, the last ones perhaps beyond a horizon of 60. */
const months = fc
  .array(fc.integer({ min: 0, max: 75 }), { minLength: 5, maxLength: 5 })
  .map((all) => all.toSorted((a, b) => a - b).map((month) => (month > 60 ? null : month)))

const marks = fc.array(
  fc.record({
    fromMonth: fc.option(fc.integer({ min: -90, max: 90 })),
    length: fc.integer({ min: 0, max: 40 }),
  }),
  { maxLength: 3 },
)

const rows = fc.array(fc.record({ training: fc.option(months), inference: fc.option(months), said: marks }), {
  minLength: 1,
  maxLength: 6,
})

function aRow(
  {
    training,
    inference,
    said,
  }: {
    training: (number | null)[] | null
    inference: (number | null)[] | null
    said: { fromMonth: number | null; length: number }[]
  },
  index: number,
): BoardRow {
  return boardRow({
    name: `Firm ${index}`,
    training: bar(training),
    inference: bar(inference),
    marks: said.map(({ fromMonth, length }): BoardMark => ({
      claimId: "claim",
      speaker: "Somebody",
      saidOn: "2023-11-21",
      workload: null,
      inWords: "a year or two",
      fromMonth,
      toMonth: fromMonth === null ? null : fromMonth + length,
    })),
  })
}

function plotOf(figure: Figure) {
  if (figure.plot.type !== "rows") throw new Error("a board is made of rows")
  return figure.plot
}

function linesOf(figure: Figure) {
  return plotOf(figure).sections.flatMap((section) => section.rows.flatMap((row) => row.lines))
}

const ofType = <T extends Mark["type"]>(all: readonly Mark[], type: T) =>
  all.filter((mark): mark is Extract<Mark, { type: T }> => mark.type === type)

test("every mark of a board lies on its axis, and the figure keeps to its schema", () => {
  fc.assert(
    fc.property(rows, (made) => {
      const figure = figureSchema.parse(boardFigure(board({ ranked: made.map(aRow) })))
      const { x } = plotOf(figure)
      for (const mark of linesOf(figure).flatMap((line) => line.marks)) {
        const places =
          mark.type === "bar" || mark.type === "range"
            ? [mark.from, mark.to]
            : mark.type === "diamond" && mark.span
              ? [mark.at, mark.span.from, mark.span.to]
              : [mark.at]
        for (const at of places) {
          expect(at).toBeGreaterThanOrEqual(x.from)
          expect(at).toBeLessThanOrEqual(x.to)
        }
      }
    }),
  )
})

test("a bar opens to the right exactly where its upper quantile lies beyond the horizon", () => {
  fc.assert(
    fc.property(months, (at) => {
      const [line] = linesOf(
        boardFigure(board({ ranked: [aRow({ training: at, inference: null, said: [] }, 0)] })),
      )
      const bars = ofType(line?.marks ?? [], "bar")
      const light = bars.find(({ weight }) => weight === "light")
      const dark = bars.find(({ weight }) => weight === "dark")
      // Nothing of the light bar is left where even its lower end is beyond; the dark arrow says so.
      expect(light?.opensHigh ?? null).toBe(at[0] === null ? null : at[4] === null)
      expect(dark?.opensHigh).toBe(at[3] === null)
    }),
  )
})

test("a line has marks and a value, or says what is missing, never both", () => {
  fc.assert(
    fc.property(rows, (made) => {
      for (const line of linesOf(boardFigure(board({ ranked: made.map(aRow) })))) {
        expect(line.missing === null).toBe(line.value !== null)
        expect(line.missing === null).toBe(line.marks.length > 0)
      }
    }),
  )
})

test("already short is a pin, any other median a stroke, and one beyond the horizon says in how many draws", () => {
  const marksOf = (at: (number | null)[], censoredShare = 0) =>
    linesOf(
      boardFigure(board({ ranked: [boardRow({ name: "Firm", training: bar(at, { censoredShare }) })] })),
    )[0]
  expect(marksOf([0, 0, 0, 4, 9])?.marks).toContainEqual({ type: "pin", at: 0 })
  expect(marksOf([0, 2, 9, 14, 20])?.marks).toContainEqual({ type: "stroke", at: 9, isThin: false })
  const late = marksOf([20, 40, null, null, null], 0.55)
  expect(late?.marks.map(({ type }) => type)).toEqual(["bar", "bar"])
  expect(late).toMatchObject({ value: "over 60 months in 55%", detail: "40 to over 60" })
})

test("inference bars carry a rule on top and training bars none; strained ones are hatched", () => {
  const figure = boardFigure(
    board({
      strained: [
        boardRow({
          name: "Firm",
          training: bar([1, 4, 9, 16, 30], { grade: "strained" }),
          inference: bar([2, 13, 35, 59, null], { grade: "strained" }),
        }),
      ],
    }),
  )
  const [training, inference] = linesOf(figure).map(({ marks: all }) => ofType(all, "bar"))
  expect(training?.some(({ hasRuleOnTop }) => hasRuleOnTop)).toBe(false)
  expect(inference?.filter(({ hasRuleOnTop }) => hasRuleOnTop)).toHaveLength(1)
  for (const one of [...(training ?? []), ...(inference ?? [])]) expect(one.pattern).toBe("hatched")
})

test("firms stand in sections: ranked, for orientation, without a number with what is missing", () => {
  const figure = boardFigure(
    board({
      ranked: [boardRow({ name: "Ranked" })],
      strained: [boardRow({ name: "Strained" })],
      without: [
        boardRow({
          name: "Nothing",
          training: bar(null),
          inference: bar(null),
          missing: ["no order with a count"],
        }),
      ],
    }),
  )
  expect(plotOf(figure).sections.map(({ title, rows: of }) => [title, of.map(({ label }) => label)])).toEqual(
    [
      [null, ["Ranked"]],
      ["For orientation only", ["Strained"]],
      ["Not enough evidence", ["Nothing"]],
    ],
  )
  expect(linesOf(figure).at(-1)?.missing).toBe("No order with a count.")
  expect(figure.table.rows.at(-1)).toEqual([
    "Nothing",
    "both",
    ...Array<string>(5).fill("not enough evidence"),
    "No order with a count.",
  ])
})

test("the line stands at the month from which runways count, whatever day it is", () => {
  const of = (today: string) => boardFigure(board({ ranked: [boardRow({ name: "Firm" })], today }))
  expect(plotOf(of("2026-11")).now).toEqual({ at: 0, label: "Nov 2026" })
  expect(of("2031-02")).toEqual(of("2026-11"))
})
