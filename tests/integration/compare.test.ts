import { expect, test, vi } from "vitest"
import { oddsOf, pairSeenBy } from "@/lib/compare-words"
import type { CompareView } from "@/lib/contracts/compare"
import { compareFigure, shownMeasures } from "@/lib/charts/compare/compare-figure"
import { figureSchema } from "@/lib/charts/figure/figure"
import { db } from "@/lib/server/db/client"
import { catalogueKnownOn } from "@/lib/server/queries/as-known"
import { getCompare } from "@/lib/server/queries/compare"
import { getNumber } from "@/lib/server/queries/number"
import { listStatements } from "@/lib/server/queries/statements"
import { useFreshDatabase } from "../setup/database"

vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))

useFreshDatabase({ withData: true })

const view = (...firms: string[]): CompareView => ({ firms, set: "own", workload: "both" })

test("firms stand in the reader’s order, and their odds add up with what is even", async () => {
  const compare = (await getCompare(view("tencent", "baidu", "moonshot")))!
  expect(compare.firms.map(({ slug }) => slug)).toEqual(["tencent", "baidu", "moonshot"])
  for (const { odds, tries } of compare.outlasts) {
    if (odds === null) continue
    expect(odds.longer + odds.shorter + odds.same + odds.bothBeyond).toBe(odds.n)
    expect(odds.n).toBeLessThanOrEqual(tries)
  }
  const there = pairSeenBy(compare, "tencent", "baidu", "training")!
  const back = pairSeenBy(compare, "baidu", "tencent", "training")!
  expect(
    oddsOf(there)! +
      oddsOf(back)! +
      there.odds!.same / there.odds!.n +
      there.odds!.bothBeyond / there.odds!.n,
  ).toBeCloseTo(1, 12)
})

test("a firm without a number has no odds, and says why", async () => {
  const compare = (await getCompare(view("baidu", "moonshot")))!
  for (const pair of compare.outlasts) {
    expect(pair.odds).toBeNull()
    expect(pair.whyNot).toContain("Moonshot AI")
  }
  const [, moonshot] = compare.firms
  expect(moonshot!.row.missing.length).toBeGreaterThan(0)
})

test("a pair is worked out once, whichever firm is named first, and gives the mirror image", async () => {
  const first = (await getCompare(view("baidu", "tencent")))!
  const kept = await db().analysis.count({ where: { kind: "outlasts" } })
  const second = (await getCompare(view("tencent", "baidu")))!
  expect(await db().analysis.count({ where: { kind: "outlasts" } })).toBe(kept)
  for (const workload of ["training", "inference"] as const) {
    expect(pairSeenBy(second, "baidu", "tencent", workload)).toEqual(
      pairSeenBy(first, "baidu", "tencent", workload),
    )
  }
})

test("every panel is a figure that a document can hold, also of firms of which nothing is on record", async () => {
  for (const firms of [
    ["baidu", "tencent", "alibaba"],
    ["moonshot", "zhipu"],
  ]) {
    for (const set of ["own", "all"] as const) {
      const compare = (await getCompare({ firms, set, workload: "both" }))!
      for (const measure of shownMeasures(compare)) {
        const figure = figureSchema.parse(compareFigure(compare, measure))
        expect(figure.table.rows.flat().every((cell) => cell.trim() !== "")).toBe(true)
      }
    }
  }
})

test("a firm that is not on record gives no comparison", async () => {
  expect(await getCompare(view("baidu", "nobody"))).toBeNull()
  expect(await getCompare(view())).toBeNull()
})

test("of a past day only what had been said by then stands there", async () => {
  const then = (await getCompare(view("baidu", "tencent"), await catalogueKnownOn("2023-12-01")))!
  expect(then.asOf).toBe("2023-12")
  expect(then.statements.length).toBeGreaterThan(0)
  for (const { source } of then.statements) expect(source.publishedOn!.date <= "2023-12-01").toBe(true)
  for (const { term } of then.statements) expect(term.state).not.toBe("ran out")
})

test("the odds open: all four outcomes, and both runways", async () => {
  const compare = (await getCompare(view("baidu", "tencent")))!
  const key = { of: "outlast", firm: "baidu", other: "tencent", workload: "training", set: "own" } as const
  const number = (await getNumber(key))!
  const odds = pairSeenBy(compare, "baidu", "tencent", "training")!
  expect(number.value).toBe(`in ${Math.round(100 * oddsOf(odds)!)}% of draws`)
  expect(number.figures).toHaveLength(4)
  expect(number.formula!.parts[0]!.inputs.map(({ href }) => href)).toEqual([
    "/numbers/runway/baidu/training/own",
    "/numbers/runway/tencent/training/own",
  ])
  expect(await getNumber({ ...key, other: "baidu" })).toBeNull()
  expect(await getNumber({ ...key, other: "nobody" })).toBeNull()
})

test("every claim about a stock is listed once, with whether it has run out by the data’s month", async () => {
  const { statements, asOf } = await listStatements()
  expect(new Set(statements.map(({ id }) => id)).size).toBe(statements.length)
  const baidu = statements.find(({ id }) => id === "baidu-2023-11-reserve-1-2y")!
  expect(baidu).toMatchObject({
    ownFirm: "baidu",
    term: { state: "ran out", from: "2024-11", until: "2025-11" },
    became: { kind: "other chips stepped in", from: "2025-04" },
  })
  for (const { term } of statements) {
    if (term.state === "ran out") expect(term.until! < asOf).toBe(true)
    if (term.state === "not said") expect(term.until).toBeNull()
  }
})
