import { expect, test } from "vitest"
import { statementLines } from "@/lib/charts/compare/statements"
import { compareLead } from "@/lib/compare-words"
import type { Compare, ComparedFirm, OutlastPair } from "@/lib/contracts/compare"
import { addMonths } from "@/lib/domain/month"
import { makeStatement } from "../factories/claims"

const quantiles = { p5: 3, p25: 12, p50: 19, p75: 29, p95: 40 }

function firmOf(slug: string, grade: string, given: typeof quantiles | null = quantiles): ComparedFirm {
  const bar = { grade, quantiles: given }
  const firm = { slug, name: slug, nameZh: null, training: bar, inference: bar }
  return { ...firm, row: { training: bar, inference: bar } } as unknown as ComparedFirm
}

function pairOf(first: string, second: string, longer: number | null): OutlastPair {
  const odds = longer === null ? null : { n: 1000, longer, shorter: 1000 - longer, same: 0, bothBeyond: 0 }
  const whyNot = longer === null ? "too few draws" : null
  return { first, second, workload: "training", tries: 1000, odds, whyNot, isStrained: false }
}

function compareOf(firms: ComparedFirm[], outlasts: OutlastPair[]): Compare {
  const view = { firms: firms.map(({ slug }) => slug), set: "own", workload: "training" }
  return { view, firms, outlasts, horizonMonths: 60, asOf: "2026-11", statements: [] } as unknown as Compare
}

const [a, b, c] = [firmOf("A", "shown"), firmOf("B", "shown"), firmOf("C", "with warning")]

test("that no firm outlasts the others is said only where all odds are known", () => {
  const known = compareOf([a, b, c], [pairOf("A", "B", 600), pairOf("A", "C", 400), pairOf("B", "C", 450)])
  // C outlasts both in most draws.
  expect(compareLead(known)[0]).toContain("C’s own chips last longest")
  const even = compareOf([a, b, c], [pairOf("A", "B", 600), pairOf("A", "C", 400), pairOf("B", "C", 600)])
  expect(compareLead(even)[0]).toContain("no firm’s own chips outlast those of each of the others")
  const untold = compareOf([a, b, c], [pairOf("A", "B", null), pairOf("A", "C", 600), pairOf("B", "C", 600)])
  expect(compareLead(untold)[0]).toContain(
    "whose own chips last longest cannot be told, as there are no odds for A and B: ",
  )
  expect(compareLead(untold)[0]).not.toContain("no firm’s")
})

test("firms whose inputs contradict each other stand apart and are not said to have no number", () => {
  const firms = [a, b, firmOf("D", "strained"), firmOf("E", "strained"), firmOf("F", "none", null)]
  expect(compareLead(compareOf(firms, [pairOf("A", "B", 700)]))[0]).toMatch(
    /; 2 stand apart because their inputs contradict each other, and one has no number\.$/,
  )
})

test("a figure with more statements than it has room for says how many earlier ones stand in the table", () => {
  const statements = Array.from({ length: 15 }, (_, index) => ({
    ...makeStatement({
      id: `s${index}`,
      companies: [{ slug: "A", name: "A" }],
      eventOn: { date: `${addMonths("2026-06", -index)}-01`, precision: "day" },
      horizonMonths: { low: 3, high: 3 },
    }),
    ownFirm: "A",
    became: null,
    term: { state: "ran out", from: "2025-01", until: "2025-01", isReading: false },
  }))
  const figureOf = (count: number) =>
    JSON.stringify(
      statementLines({ ...compareOf([a], []), statements: statements.slice(0, count) } as Compare).plot,
    )
  expect(figureOf(15)).toContain("3 earlier ones in the table.")
  expect(figureOf(12)).not.toContain("in the table")
})
