import fc from "fast-check"
import { expect, test } from "vitest"
import { editOrigins, revisionActions, type HistoryFilter } from "@/lib/contracts/history"
import { historyFilter, historyQuery } from "@/lib/history-link"

const words = fc
  .string({ minLength: 1, maxLength: 80, unit: "grapheme" })
  .filter((text) => text.trim() === text && text.length <= 200)
const number = fc.integer({ min: 1, max: 999_999_999 })
const filters: fc.Arbitrary<HistoryFilter> = fc.record(
  {
    kind: fc.constantFrom("order" as const, "control" as const),
    id: words,
    editor: words,
    origin: fc.constantFrom(...editOrigins),
    action: fc.constantFrom(...revisionActions),
    from: fc.constantFrom("2026-02-28", "2024-02-29"),
    to: fc.constantFrom("2026-12-31"),
    text: words,
    version: number,
    before: number,
  },
  { requiredKeys: [] },
)

test("an address gives back the filter that it was made from", () => {
  fc.assert(
    fc.property(filters, (filter) => {
      expect(historyFilter(Object.fromEntries(new URLSearchParams(historyQuery(filter))))).toEqual(filter)
    }),
  )
})

test("blank fields of the form ask for everything", () => {
  expect(historyFilter({ kind: "", id: " ", editor: "", from: "", before: "" })).toEqual({})
})

test("what no filter knows is left out: kinds, days that do not exist, numbers that are none", () => {
  const asked = { kind: "secret", action: "drop", from: "2026-02-30", version: "1e9", before: "-4" }
  expect(historyFilter(asked)).toEqual({})
  expect(historyFilter({ id: ["a", "b"] })).toEqual({ id: "a" })
})
