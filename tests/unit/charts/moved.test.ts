import { expect, test } from "vitest"
import type { Measure } from "@/lib/charts/document"
import { compareDocuments, movedSentence, movedMeasures } from "@/lib/charts/moved"
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

test("a chart of one headline number says how far it moved", () => {
  const newer = compareDocuments(documentOf([months(14)]), documentOf([months(11)]))
  expect(movedSentence(newer)).toBe("Newer data exist: 14 → 11 months.")
})

test("a chart of several names the first that moved and counts the others", () => {
  const before = [
    months(14, "a", "Baidu, training"),
    months(5, "b", "Tencent, training"),
    months(3, "c", "C"),
  ]
  const after = [months(14, "a", "Baidu, training"), months(6, "b", "Tencent, training"), months(2, "c", "C")]
  const newer = compareDocuments(documentOf(before), documentOf(after))
  expect(movedSentence(newer)).toBe("Newer data exist: Tencent, training, 5 → 6 months; one more moved.")
})

test("a newer data version that moved nothing shown is not newer", () => {
  const before = documentOf([months(14)])
  const after = { ...before, provenance: { ...before.provenance, dataVersion: 99 } }
  expect(compareDocuments(before, after)).toEqual({ status: "same" })
  expect(movedSentence({ status: "same" })).toBeNull()
})

test("rows that moved under the same headline are said", () => {
  const before = chartDocument()
  const after = chartDocument({
    data: {
      ...before.data,
      rows: [
        ["one", 1e9],
        ["two", 3e9],
      ],
    },
  })
  expect(movedSentence(compareDocuments(before, after))).toBe(
    "Newer data exist; the headline figures are the same.",
  )
})

test("what came and what went is a move, without a number made up for the other side", () => {
  expect(movedMeasures([months(14, "a", "A")], [months(5, "b", "B")])).toEqual([
    { label: "A", unit: "months", before: "14 months", after: "no longer given" },
    { label: "B", unit: "months", before: "not given then", after: "5 months" },
  ])
})

test("words that do not end in the unit stand as they are", () => {
  const short: Measure = { ...months(0), words: "already short" }
  const newer = compareDocuments(documentOf([months(14)]), documentOf([short]))
  expect(movedSentence(newer)).toBe("Newer data exist: 14 months → already short.")
})
