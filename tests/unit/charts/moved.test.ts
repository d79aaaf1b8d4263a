import { expect, test } from "vitest"
import type { ChartDocument, Measure } from "@/lib/charts/document"
import { compareDocuments, movedMeasures, movedSentence, sinceSentence } from "@/lib/charts/moved"
import { chartDocument } from "../../factories/chart-document"

const months = (value: number, key = "baidu.training.own.median", label = "Baidu, training"): Measure => ({
  key,
  label,
  value,
  unit: "months",
  words: `${value} months`,
})
const documentOf = (measures: Measure[]) =>
  chartDocument({
    measures,
    data: {
      columns: [{ name: "median", title: "Median", unit: "months", type: "number" }],
      rows: measures.map(({ value }) => [value]),
    },
  })
/** The same chart from a later data version, and from another engine where one is named. */
const later = (document: ChartDocument): ChartDocument => ({
  ...document,
  provenance: { ...document.provenance, dataVersion: document.provenance.dataVersion + 1 },
})
const onEngine = (version: string, document: ChartDocument): ChartDocument => ({
  ...document,
  provenance: { ...document.provenance, engine: { version, seed: 1, draws: 10_000 } },
})

test("a chart of one headline number says how far it moved", () => {
  const newer = compareDocuments(documentOf([months(14)]), later(documentOf([months(11)])))
  expect(movedSentence(newer)).toBe("Newer data exist: 14 → 11 months.")
})

test("a chart of several names the first that moved and counts the others", () => {
  const before = [
    months(14, "a", "Baidu, training"),
    months(5, "b", "Tencent, training"),
    months(3, "c", "C"),
  ]
  const after = [months(14, "a", "Baidu, training"), months(6, "b", "Tencent, training"), months(2, "c", "C")]
  const newer = compareDocuments(documentOf(before), later(documentOf(after)))
  expect(movedSentence(newer)).toBe("Newer data exist: Tencent, training, 5 → 6 months; one more moved.")
})

test("a newer data version that moved nothing shown is not newer", () => {
  const before = documentOf([months(14)])
  expect(compareDocuments(before, later(before))).toEqual({ status: "same" })
  const [then, now] = [onEngine("1.0.0", before), onEngine("1.1.0", later(before))]
  expect(compareDocuments(then, now)).toEqual({ status: "same" })
  expect(movedSentence({ status: "same" })).toBeNull()
})

test("rows that moved under the same headline are said", () => {
  const before = chartDocument()
  const after = later(
    chartDocument({
      data: {
        ...before.data,
        rows: [
          ["one", 1e9],
          ["two", 3e9],
        ],
      },
    }),
  )
  expect(movedSentence(compareDocuments(before, after))).toBe(
    "Newer data exist; the headline figures are the same.",
  )
  const [then, now] = [
    onEngine("1.0.0", before),
    onEngine("1.1.0", { ...after, provenance: before.provenance }),
  ]
  expect(movedSentence(compareDocuments(then, now))).toBe(
    "This site now computes other rows; the headline figures are the same (engine 1.0.0 then, 1.1.0 now).",
  )
})

test("a reworded label moves nothing", () => {
  const before = documentOf([months(14)])
  const after = later(documentOf([months(14, months(14).key, "Baidu, median runway of training")]))
  expect(compareDocuments(before, after)).toEqual({ status: "same" })
})

test("a column more, a column less, another order of columns or another title moves nothing", () => {
  const before = chartDocument()
  const { columns, rows } = before.data
  const more = { name: "graded", title: "Grade", unit: null, type: "text" as const }
  const widened = later({
    ...before,
    data: {
      columns: [
        more,
        ...columns.map((column) => ({ ...column, title: `${column.title}, as said` })).reverse(),
      ],
      rows: rows.map((row) => ["shown", ...row.toReversed()]),
    },
  })
  expect(compareDocuments(before, widened)).toEqual({ status: "same" })
  expect(compareDocuments(widened, later(before))).toEqual({ status: "same" })
})

test("a row more is newer, though every headline figure is the same", () => {
  const before = chartDocument()
  const after = later({ ...before, data: { ...before.data, rows: [...before.data.rows, ["three", 2e9]] } })
  expect(compareDocuments(before, after)).toMatchObject({ status: "newer", moved: [] })
})

test("what moved at the same data version moved with this site, and is no newer data", () => {
  const then = onEngine("1.0.0", documentOf([months(14)]))
  const now = documentOf([months(11)])
  expect(movedSentence(compareDocuments(then, onEngine("1.1.0", now)))).toBe(
    "This site now computes: 14 → 11 months (engine 1.0.0 then, 1.1.0 now).",
  )
  expect(movedSentence(compareDocuments(then, onEngine("1.0.0", now)))).toBe(
    "This site now computes: 14 → 11 months.",
  )
  expect(movedSentence(compareDocuments(then, onEngine("1.1.0", later(now))))).toBe(
    "Newer data exist: 14 → 11 months (engine 1.0.0 then, 1.1.0 now).",
  )
  // Before a chart named the version that touched it, it named the newest of all.
  expect(movedSentence(compareDocuments(later(then), onEngine("1.1.0", now)))).toMatch(/^This site now/)
})

test("what was not computed is left to who asks, and newer data are said only where there are some", () => {
  const engine = { then: "1.0.0", now: "1.1.0" }
  const said = (isNewData: boolean, is: typeof engine | null) =>
    movedSentence({ status: "moved-on", since: { isNewData, engine: is } })
  expect(said(true, null)).toBe("Newer data exist. Open the live chart to see what moved.")
  expect(said(true, engine)).toBe(
    "Newer data exist (engine 1.0.0 then, 1.1.0 now). Open the live chart to see what moved.",
  )
  expect(said(false, engine)).toBe(
    "This site now computes otherwise (engine 1.0.0 then, 1.1.0 now). Open the live chart to see what moved.",
  )
})

test("what lies between is told for each of data and engine, and claims no more", () => {
  const engine = { then: "1.0.0", now: "1.1.0" }
  expect([
    sinceSentence({ isNewData: true, engine: null }),
    sinceSentence({ isNewData: true, engine }),
    sinceSentence({ isNewData: false, engine }),
    sinceSentence({ isNewData: false, engine: null }),
  ]).toEqual([
    "The engine is the same; the data are newer.",
    "The engine is another one, so that figures may have moved without the data.",
    "The data are the same; the engine is another one.",
    "Data and engine are the same; the site makes this chart otherwise than it did.",
  ])
})

test("what came and what went is a move, without a number made up for the other side", () => {
  expect(movedMeasures([months(14, "a", "A")], [months(5, "b", "B")])).toEqual([
    { label: "A", unit: "months", before: "14 months", after: "no longer given" },
    { label: "B", unit: "months", before: "not given then", after: "5 months" },
  ])
})

test("words that do not end in the unit stand as they are", () => {
  const short: Measure = { ...months(0), words: "already short" }
  const newer = compareDocuments(documentOf([months(14)]), later(documentOf([short])))
  expect(movedSentence(newer)).toBe("Newer data exist: 14 months → already short.")
})
