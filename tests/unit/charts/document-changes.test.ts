import { expect, test } from "vitest"
import { cellWords } from "@/lib/charts/cell-words"
import { changedRows, documentChanges } from "@/lib/charts/document-changes"
import type { ChartData } from "@/lib/charts/document"
import { makeChartDocument } from "../../factories/chart-documents"

const columns: ChartData["columns"] = [
  { name: "firm", title: "Firm", unit: null, type: "text" },
  { name: "workload", title: "Workload", unit: null, type: "text" },
  { name: "median", title: "Median runway", unit: "months", type: "number" },
  { name: "grade", title: "Grade", unit: null, type: "text" },
]
const table = (...rows: ChartData["rows"]): ChartData => ({ columns, rows })
const before = table(
  ["Baidu", "training", 14, "shown"],
  ["Baidu", "inference", 36, "shown"],
  ["Tencent", "training", 10, "shown"],
)

test("equal tables have no changed row, in whatever order their rows stand", () => {
  expect(changedRows(before, { ...before, rows: [...before.rows].reverse() })).toEqual([])
})

test("a row is found again by what names it, also where one of its words changed", () => {
  const after = table(
    ["Baidu", "training", 11, "warned"],
    ["Baidu", "inference", 36, "shown"],
    ["Tencent", "training", 10, "shown"],
  )
  expect(changedRows(before, after)).toEqual([
    {
      kind: "changed",
      name: "Baidu · training",
      cells: [
        { column: "Median runway", unit: "months", before: 14, after: 11 },
        { column: "Grade", unit: null, before: "shown", after: "warned" },
      ],
    },
  ])
})

test("a renamed firm stays the row that it was, and its new name is told as a change", () => {
  const named: ChartData["columns"] = [
    { name: "firm", title: "Firm", unit: null, type: "text" },
    { name: "firm_name", title: "Name of the firm", unit: null, type: "text" },
    ...columns.slice(1),
  ]
  const was: ChartData = {
    columns: named,
    rows: [
      ["baidu", "Baidu", "training", 14, "shown"],
      ["baidu", "Baidu", "inference", 36, "shown"],
      ["tencent", "Tencent", "training", 10, "shown"],
    ],
  }
  const is = { ...was, rows: was.rows.map((row) => row.with(1, row[1] === "Baidu" ? "Baidu AI" : row[1]!)) }
  const renamed = [{ column: "Name of the firm", unit: null, before: "Baidu", after: "Baidu AI" }]
  expect(changedRows(was, is)).toEqual([
    { kind: "changed", name: "baidu · training", cells: renamed },
    { kind: "changed", name: "baidu · inference", cells: renamed },
  ])
})

test("a column that is the same in every row does not keep the next one from telling rows apart", () => {
  const was = table(["Baidu", "training", 14, "shown"], ["Baidu", "inference", 36, "shown"])
  const is = table(["Baidu", "training", 12, "shown"], ["Baidu", "inference", 36, "shown"])
  expect(changedRows(was, is)).toMatchObject([{ kind: "changed", name: "Baidu · training" }])
})

test("rows that came and rows that went are named", () => {
  const after = table(
    ["Baidu", "training", 14, "shown"],
    ["Baidu", "inference", 36, "shown"],
    ["Kimi", "training", null, "none"],
  )
  expect(changedRows(before, after)).toEqual([
    { kind: "gone", name: "Tencent · training" },
    { kind: "new", name: "Kimi · training" },
  ])
})

test("a column that only one of both has tells nothing of what moved", () => {
  const more: ChartData = {
    columns: [...columns, { name: "share", title: "Share", unit: "share", type: "number" }],
    rows: before.rows.map((row) => [...row, 0.5]),
  }
  expect(changedRows(before, more)).toEqual([])
  expect(changedRows(more, before)).toEqual([])
})

test("rows that nothing tells apart are counted off", () => {
  const numbers: ChartData["columns"] = [{ name: "chips", title: "Chips", unit: "chips", type: "number" }]
  const was: ChartData = { columns: numbers, rows: [[1], [2]] }
  const is: ChartData = { columns: numbers, rows: [[1], [3], [4]] }
  const changes = changedRows(was, is)
  expect(changes.map(({ kind }) => kind)).toEqual(["changed", "new"])
})

test("sources that came and went are told apart by their id", () => {
  const [source] = makeChartDocument().sources
  const frozen = makeChartDocument({ sources: [source!, { ...source!, id: "old" }] })
  const today = makeChartDocument({ sources: [source!, { ...source!, id: "new" }] })
  const { newSources, goneSources } = documentChanges(frozen, today)
  expect(newSources.map(({ id }) => id)).toEqual(["new"])
  expect(goneSources.map(({ id }) => id)).toEqual(["old"])
})

test.each([
  [14, "months", "14 months"],
  [1234567, "chips", "1,234,567 chips"],
  [0.123456, "share", "0.1235"],
  [4.1e24, "FLOP a month", "4.10 × 10²⁴ FLOP a month"],
  [0, null, "0"],
  [null, "months", "not known"],
  ["shown", null, "shown"],
] as const)("%s %s reads as %s", (value, unit, words) => {
  expect(cellWords(value, unit)).toBe(words)
})
