import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { readData } from "./read-data"

const golden = JSON.parse(
  readFileSync(new URL("../../golden/fact-ids.json", import.meta.url), "utf8"),
) as { count: number; ids: string[] }

const data = readData()
const reports = data.order.flatMap((order) => order.reports.map(({ id }) => id))
const statements = data.statement.map(({ id }) => id)
const notes = data.note.map(({ id }) => id)
const designations = data.designation.map(({ id }) => id)

test("every researched fact is in the data exactly once, as one kind of claim", () => {
  const claims = [...reports, ...statements, ...notes, ...designations]
  expect(claims).toHaveLength(new Set(claims).size)
  expect([...claims].sort()).toEqual([...golden.ids].sort())
  expect(claims).toHaveLength(golden.count)
})

test("145 facts report an order, 27 are statements, 12 designations, and the other 94 are notes", () => {
  expect([reports.length, statements.length, designations.length, notes.length]).toEqual([145, 27, 12, 94])
})

test("twelve counts of chips are notes with the reason why they are no order", () => {
  const reasons = data.note.filter(({ notAnOrderBecause }) => notAnOrderBecause !== null)
  expect(reasons).toHaveLength(12)
})

test("the claims were read in a page or are marked as unverified", () => {
  const claims = [...data.order.flatMap((order) => order.reports), ...data.statement, ...data.note, ...data.designation]
  const sources = new Map(data.source.map((source) => [source.id, source]))
  const unverified = claims.filter(({ verification }) => verification === "unverified")
  expect(unverified).toHaveLength(18)
  expect(unverified.filter(({ sourceId }) => sources.get(sourceId)?.url !== null)).toEqual([])
})
