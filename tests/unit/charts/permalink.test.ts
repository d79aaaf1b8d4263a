import fc from "fast-check"
import { expect, test } from "vitest"
import { specFromQuery } from "@/lib/charts/permalink"
import { chartNames } from "@/lib/charts/spec"
import { specQuery } from "@/lib/charts/spec-query"
import { chartSpec } from "../../arbitraries/chart-spec"

/** A query string as Next hands it to a page: a name given twice has a list. */
function queryOf(search: string): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = {}
  for (const [name, value] of new URLSearchParams(search)) {
    const before = query[name]
    query[name] = before === undefined ? value : [...(typeof before === "string" ? [before] : before), value]
  }
  return query
}

test("the address of a chart gives the chart back, with every setting", () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(chartSpec, (spec) => {
      seen.add(spec.chart)
      expect(specFromQuery(spec.chart, queryOf(specQuery(spec)))).toEqual({ isValid: true, spec })
    }),
    { numRuns: 500 },
  )
  expect([...seen].sort()).toEqual([...chartNames].sort())
})

test("what a chart shows anyway does not stand in its address", () => {
  const read = specFromQuery("runway", { firm: "baidu" })
  expect(read.isValid && specQuery(read.spec)).toBe("?firm=baidu")
  const board = specFromQuery("runway-board", {})
  expect(board.isValid && specQuery(board.spec)).toBe("")
})

test("the order in which changes of the law are written makes no other chart", () => {
  const changes = ["a@2023-01-01", "b@2024-01-01"]
  const one = specFromQuery("replay", { move: changes, remove: "c", asOf: "2026-11" })
  const other = specFromQuery("replay", { remove: ["c"], move: [...changes].reverse(), asOf: "2026-11" })
  expect(one).toEqual(other)
  expect(one.isValid).toBe(true)
})

test("parameters that are none of the chart's are left alone", () => {
  const read = specFromQuery("stock", { firm: "baidu", utm_source: "letter", theme: "dark", version: "99" })
  expect(read).toEqual({ isValid: true, spec: { version: 1, chart: "stock", firm: "baidu" } })
})

test.each([
  ["no-such-chart", {}, "chart"],
  ["runway", {}, "firm"],
  ["runway", { firm: "baidu", workload: "mining" }, "workload"],
  ["runway", { firm: "../etc/passwd" }, "firm"],
  ["controls-table", { day: "2023-02-30" }, "day"],
  ["replay", { asOf: "2026-11" }, "changes"],
  ["replay", { asOf: "2026-11", move: "a@soon" }, "changes.0.to"],
])("%s with %j is refused by the name of the parameter", (chart, query, field) => {
  const read = specFromQuery(chart, query)
  expect(read.isValid ? [] : read.problems.map((problem) => problem.field)).toContain(field)
})

test("nothing that an object inherits is a setting", () => {
  expect(specFromQuery("runway", Object.create({ firm: "baidu" }) as Record<string, string>).isValid).toBe(
    false,
  )
})
