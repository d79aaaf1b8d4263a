import { expect, test } from "vitest"
import { isClosedField, publicChanges, type Naming } from "@/lib/forms/public-changes"
import type { Note } from "@/lib/domain/note"

const names: Record<string, string> = {
  "company baidu": "Baidu",
  "company tencent": "Tencent",
  "chip h20-96gb": "H20 (96 GB)",
  "publisher ft": "Financial Times",
  "source ft": "Financial Times, “Orders”",
}
const naming: Naming = (kind, id) => names[`${kind} ${id}`] ?? id

const note: Note = {
  id: "a-note",
  companies: ["baidu"],
  text: "They spent much.",
  sourceId: "ft",
  reportingChain: ["Someone", "Financial Times"],
  eventOn: { date: "2024-05-01", precision: "month" },
  confidence: "high",
  confidenceReason: "On the record.",
  verification: "read",
  tags: [],
  note: null,
  orderedOn: null,
  window: null,
  kind: "capital spending",
  chipLabel: null,
  chipNote: null,
  quantity: { low: null, central: null, high: null },
  unit: "chips",
  cost: null,
  notAnOrderBecause: null,
}

test("a record without a form is told by names, dates, figures and sums in words", () => {
  const usd = { low: null, central: 4e9, high: null }
  const after: Note = {
    ...note,
    companies: ["baidu", "tencent"],
    eventOn: { date: "2024-07-01", precision: "quarter" },
    window: { start: "2024-01-01", end: "2024-12-31", note: null },
    quantity: { low: 30_000, central: null, high: 60_000 },
    cost: { usd, usdBasis: "reported", original: null, cnyPerUsd: null },
  }
  expect(publicChanges("note", note, after, naming)).toEqual([
    { name: "companies", label: "Companies", before: "Baidu", after: "Baidu, Tencent" },
    { name: "eventOn", label: "When it happened or was said", before: "May 2024", after: "Q3 2024" },
    { name: "window", label: "The time that it covers", before: null, after: "2024" },
    { name: "quantity", label: "Quantity", before: null, after: "30,000 to 60,000" },
    { name: "cost", label: "Cost", before: null, after: "$4bn" },
  ])
})

test("what is taken out is told as what it was, without its id and without what it did not say", () => {
  const told = publicChanges("note", note, null, naming)
  expect(told.map(({ name }) => name)).not.toContain("id")
  expect(told.map(({ name }) => name)).not.toContain("quantity")
  expect(told.every(({ before, after }) => before !== null && after === null)).toBe(true)
})

test("what does not differ is not told", () => {
  expect(publicChanges("note", note, structuredClone(note), naming)).toEqual([])
})

test("closed fields hold no words of anybody's own", () => {
  expect(isClosedField("order", "status")).toBe(true)
  expect(isClosedField("order", "buyers")).toBe(true)
  for (const name of ["title", "why", "counting.basis", "counting.line", "deliveryWindow"]) {
    expect(isClosedField("order", name)).toBe(false)
  }
  expect(isClosedField("note", "text")).toBe(false)
  expect(isClosedField("conflict", "explanation")).toBe(false)
})
