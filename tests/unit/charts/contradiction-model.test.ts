import { describe, expect, test } from "vitest"
import { contradictionModel } from "@/lib/charts/contradiction-model"
import { contradictionTable } from "@/lib/charts/contradiction-table"
import { contradictionFigure } from "@/lib/charts/figure/contradiction-figure"
import { figureSchema } from "@/lib/charts/figure/figure"
import { truthBars } from "@/lib/charts/truth-bars"
import type { ContradictionClaim } from "@/lib/contracts/contradiction"
import { claimWeightInShort, claimWeightWords } from "@/lib/contradiction-figures"
import { makeStatement } from "../../factories/claims"
import {
  makeContradicting,
  makeFirmIfTrue,
  makeMatter,
  makeRunways,
  makeTruth,
} from "../../factories/contradictions"

const none = { low: null, central: null, high: null }
const usd = (central: number) => ({
  usd: { ...none, central },
  usdBasis: "reported" as const,
  original: null,
  cnyPerUsd: null,
})

/** The matter that started the project: one number of chips, two sums, prices of $10,000 and $40,000. */
const price = { chip: "a800", name: "A800", low: 9000, central: 12_000, high: 20_000 }
const transposed = makeMatter([
  makeContradicting({ id: "first", cost: usd(1e9), impliedUnitPriceUsd: 10_000 }, { price }),
  makeContradicting({ id: "rewrite", cost: usd(4e9), impliedUnitPriceUsd: 40_000, weight: 1e-7 }, { price }),
  makeContradicting(
    { id: "relay", reprintOf: "first", cost: usd(1e9), impliedUnitPriceUsd: 10_000, weight: 0 },
    { price, repeats: "The Wire" },
  ),
])

describe("a group side by side", () => {
  test("has an axis for each measure in dispute, and says in words on what all agree", () => {
    const model = contradictionModel(transposed)
    expect(model.axes.map(({ key, span }) => [key, span])).toEqual([
      ["cost", "$1bn to $4bn"],
      ["price", "$10,000 to $40,000"],
    ])
    expect(model.agreed).toEqual(["All 3 that give a number say about 100,000 chips."])
  })

  test("places each figure between the ends of its axis, in the order of the figures", () => {
    const [cost] = contradictionModel(transposed).axes
    const [first, rewrite] = [cost!.figures.first!.at!, cost!.figures.rewrite!.at!]
    expect(first).toBeGreaterThan(0)
    expect(rewrite).toBeCloseTo(4 * first)
    expect(rewrite).toBeLessThan(1)
  })

  test("shows the price on record behind the prices that claims imply", () => {
    const [, prices] = contradictionModel(transposed).axes
    expect(prices!.band!.words).toBe("A800: $9,000 to $20,000")
    const { at } = prices!.figures.rewrite!
    expect(at).toBeGreaterThan(prices!.band!.to)
    expect(prices!.figures.first!.at).toBeGreaterThan(prices!.band!.from)
  })

  test("hangs a relay from what it repeats, and gives it no weight", () => {
    const { rows } = contradictionModel(transposed)
    expect(rows.map(({ id, isRelay }) => [id, isRelay])).toEqual([
      ["first", false],
      ["relay", true],
      ["rewrite", false],
    ])
    expect(rows.map(({ weight }) => weight)).toEqual([1, 0, 0])
  })

  test("keeps every claim once, whatever repeats what", () => {
    const chain = makeMatter([
      makeContradicting({ id: "c", reprintOf: "b" }),
      makeContradicting({ id: "b", reprintOf: "a" }),
      makeContradicting({ id: "a", reprintOf: "elsewhere" }),
    ])
    expect(contradictionModel(chain).rows.map(({ id }) => id)).toEqual(["a", "b", "c"])
  })

  test("stands by order where the reports are about several", () => {
    const other = { id: "another", title: "Another order", isCounted: true }
    const { sections } = contradictionModel(
      makeMatter([makeContradicting({ id: "one" }), makeContradicting({ id: "two" }, { order: other })]),
    )
    expect(sections.map(({ order, rows }) => [order?.title, rows.length])).toEqual([
      ["An order", 1],
      ["Another order", 1],
    ])
  })

  test("makes up no axis for words", () => {
    const words = (id: string): ContradictionClaim => ({
      kind: "statement",
      claim: makeStatement({ id, horizonInWords: "a few generations" }),
      truth: { is: "no input", reason: "statement", detail: null },
    })
    const matter = makeMatter([words("one"), words("two")])
    expect(contradictionModel(matter).axes).toEqual([])
    expect(contradictionFigure(matter, 60).plot).toEqual({ type: "table" })
    expect(contradictionTable(matter, 60).rows).toHaveLength(2)
  })

  test("draws a year from its first day to its last, and says it as it was given", () => {
    const listed = (
      id: string,
      eventOn: NonNullable<ContradictionClaim["claim"]["eventOn"]>,
    ): ContradictionClaim => ({
      kind: "statement",
      claim: makeStatement({ id, eventOn }),
      truth: { is: "no input", reason: "statement", detail: null },
    })
    const matter = makeMatter(
      [
        listed("year", { date: "2025-01-01", precision: "year" }),
        listed("day", { date: "2025-11-20", precision: "day" }),
      ],
      { kind: "date" },
    )
    const [axis] = contradictionModel(matter).axes
    expect(axis!.figures.year).toMatchObject({ words: "2025", at: null, from: 0 })
    expect(axis!.figures.year!.to).toBeGreaterThan(0.99)
    expect(axis!.figures.year!.to).toBeLessThan(1)
    expect(axis!.figures.day!.at).toBeCloseTo(0.885, 2)
    expect([axis!.least.words, axis!.most.words, axis!.span]).toEqual(["2025", "2025", "2025"])
  })

  test("gives no dot the size of a weight that weighs on no number", () => {
    const matter = makeMatter([
      makeContradicting({ id: "charge", role: "cancellation", weight: 0.9 }),
      makeContradicting({ id: "order", weight: 0.5 }),
    ])
    const weights = new Map(contradictionModel(matter).rows.map(({ id, weight }) => [id, weight]))
    expect([weights.get("charge"), weights.get("order")]).toEqual([0, 1])
    expect(claimWeightWords(matter.claims[0]!)).toBe("Sizes nothing: it tells what was stopped or lost.")
    expect(claimWeightInShort(matter.claims[0]!)).toBe("sizes nothing")
  })

  test("compares prices alone where the numbers are of different things", () => {
    const matter = makeMatter([
      makeContradicting({
        id: "trial",
        quantity: { ...none, central: 20_000 },
        cost: usd(4e8),
        impliedUnitPriceUsd: 20_000,
      }),
      makeContradicting({
        id: "module",
        quantity: { ...none, central: 8 },
        cost: usd(215_000),
        impliedUnitPriceUsd: 26_875,
      }),
    ])
    expect(contradictionModel(matter).axes.map(({ key }) => key)).toEqual(["price"])
  })
})

describe("the figure", () => {
  test("is one that every door can draw, and says what each claim would move", () => {
    const figure = contradictionFigure(transposed, 60)
    expect(figureSchema.safeParse(figure).error).toBeUndefined()
    expect(figure.table.rows).toHaveLength(3)
    for (const row of figure.table.rows) expect(row.at(-1)).toMatch(/^Moves nothing: /)
  })
})

describe("bars of what would be", () => {
  const move = makeTruth(makeFirmIfTrue())
  const matter = makeMatter([
    makeContradicting({ id: "one" }, { truth: move }),
    makeContradicting({ id: "two" }, { truth: move }),
    makeContradicting(
      { id: "less" },
      { truth: makeTruth(makeFirmIfTrue({ ifTrue: makeRunways(10, null) })) },
    ),
    makeContradicting({ id: "same" }),
  ])

  test("begin with what is published, and have one row for all that make the same of it", () => {
    const { firms } = truthBars(matter, { asOf: "2026-11", horizonMonths: 60 })
    expect(firms.map(({ name }) => name)).toEqual(["Tencent"])
    expect(firms[0]!.rows.map(({ claims }) => claims.map(({ claim }) => claim.id))).toEqual([
      [],
      ["one", "two"],
      ["less"],
    ])
  })

  test("say why there is no number instead of drawing none", () => {
    const { firms } = truthBars(matter, { asOf: "2026-11", horizonMonths: 60 })
    expect(firms[0]!.rows.at(-1)!.inference).toEqual({ missing: "no number: the inputs contradict it" })
  })
})
