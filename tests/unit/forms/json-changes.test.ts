import fc from "fast-check"
import { expect, test } from "vitest"
import { jsonChanges } from "@/lib/forms/json-changes"

test("equal records differ nowhere", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(jsonChanges(value, structuredClone(value))).toEqual([])
    }),
  )
})

test("a changed figure is named by its path", () => {
  const before = { id: "flow", counting: { from: "2026-01", line: { chips: 40 } } }
  const after = { id: "flow", counting: { from: "2026-01", line: { chips: 55 } } }
  expect(jsonChanges(before, after)).toEqual([{ path: "counting/line/chips", before: "40", after: "55" }])
})

test("what was unknown and is known now had nothing before", () => {
  expect(jsonChanges({ note: null }, { note: "seen" })).toEqual([
    { path: "note", before: null, after: "seen" },
  ])
  expect(jsonChanges({ isOpen: true }, { isOpen: false })).toEqual([
    { path: "isOpen", before: "yes", after: "no" },
  ])
})

test("a new record shows everything it holds, one that is gone everything it held", () => {
  const record = { id: "note-1", companies: ["baidu", "tencent"], money: { usd: 4 }, note: null }
  const places = [
    { path: "id", text: "note-1" },
    { path: "companies", text: "baidu\ntencent" },
    { path: "money/usd", text: "4" },
  ]
  expect(jsonChanges(null, record)).toEqual(
    places.map(({ path, text }) => ({ path, before: null, after: text })),
  )
  expect(jsonChanges(record, null)).toEqual(
    places.map(({ path, text }) => ({ path, before: text, after: null })),
  )
})

test("entries of a list meet by their id, wherever they stand", () => {
  const first = { id: "first", unit: "chips" }
  const second = { id: "second", unit: "servers" }
  expect(jsonChanges({ list: [first, second] }, { list: [{ ...second, unit: "chips" }, first] })).toEqual([
    { path: "list/second/unit", before: "servers", after: "chips" },
  ])
})

test("entries without an id are counted", () => {
  expect(jsonChanges({ steps: [{ a: 1 }] }, { steps: [{ a: 1 }, { a: 2 }] })).toEqual([
    { path: "steps/2/a", before: null, after: "2" },
  ])
})
