import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { claimsModel, claimsTable } from "@/lib/charts/claims-model"
import type { Range } from "@/lib/domain/range"
import { report } from "./fixtures"

const cost = (low: number | null, central: number | null, high: number | null) => ({
  usd: { low, central, high },
  usdBasis: "reported" as const,
  original: null,
  cnyPerUsd: null,
})

const financialTimes = report({ id: "ft", cost: cost(null, 1e9, null), impliedUnitPriceUsd: 10_000 })
const techCrunch = report({
  id: "tc",
  cost: cost(null, null, 4e9),
  impliedUnitPriceUsd: 40_000,
  weight: 0,
  weightlessBecause: "a rewrite",
})

describe("contradicting reports of one order", () => {
  test("both readings of what the A800 cost stand on one axis", () => {
    const model = claimsModel([techCrunch, financialTimes], "cost")!
    expect(model.title).toBe("What they cost: 2 reports, $1bn to $4bn")
    expect(model.rows.map(({ id, words }) => [id, words])).toEqual([
      ["ft", "$1bn"],
      ["tc", "up to $4bn"],
    ])
  })

  test("what was written off is no cost of the order", () => {
    const charge = report({ id: "charge", role: "cancellation", cost: cost(null, 5.5e9, null) })
    expect(claimsModel([financialTimes, charge], "cost")!.rows.map(({ id }) => id)).toEqual(["ft"])
    expect(claimsModel([charge], "cost")).toBeNull()
  })

  test("an upper bound reaches down to zero and is open there", () => {
    const row = claimsModel([financialTimes, techCrunch], "cost")!.rows[1]!
    expect(row).toMatchObject({ from: 0, opensLow: true, opensHigh: false, at: null })
    expect(row.to).toBeCloseTo(1 / 1.15, 6)
  })

  test("a lower bound reaches the end of the axis", () => {
    const row = claimsModel([report({ quantity: { low: 10_000, central: 10_000, high: null } })], "quantity")!
      .rows[0]!
    expect(row).toMatchObject({ to: 1, opensHigh: true, opensLow: false, words: "more than 10,000" })
  })

  test("weight is relative to the weightiest, and none says why", () => {
    const [heavy, none] = claimsModel([financialTimes, techCrunch], "price")!.rows
    expect(heavy).toMatchObject({ weight: 1, words: "$10,000 a card" })
    expect(none).toMatchObject({ weight: 0, weightWords: "no weight: a rewrite" })
    expect(none!.sentence).toBe("Financial Times (9 Aug 2023): $40,000 a card, no weight: a rewrite.")
  })

  test("an unverified report is marked in its sentence and in the table", () => {
    const model = claimsModel([report({ verification: "unverified" })], "quantity")!
    expect(model.rows[0]!.sentence).toContain("(9 Aug 2023, unverified)")
    expect(claimsTable(model).rows[0]).toContain("about 100,000 (unverified)")
  })

  test("figures a factor of thirty apart are drawn on a log scale, and it is said", () => {
    const small = report({ id: "small", quantity: { low: null, central: 1_000, high: null } })
    const model = claimsModel([report(), small], "quantity")!
    expect(model.isLog).toBe(true)
    expect(model.subtitle).toBe("Chips, log scale")
  })

  test("reports without the figure are left out, and without any there is no chart", () => {
    expect(claimsModel([financialTimes, report()], "cost")!.rows).toHaveLength(1)
    expect(claimsModel([report()], "cost")).toBeNull()
    expect(claimsModel([report({ unit: "servers" })], "quantity")).toBeNull()
  })

  test("every mark lies on the axis and larger figures stand further right", () => {
    const value = fc.integer({ min: 1, max: 5_000_000 })
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 8 }), (pairs) => {
        const reports = pairs.map(([a, b], index) => {
          const quantity: Range = { low: Math.min(a, b), central: null, high: Math.max(a, b) }
          return report({ id: `r${index}`, quantity })
        })
        const { rows } = claimsModel(reports, "quantity")!
        for (const row of rows) {
          expect(row.from).toBeGreaterThanOrEqual(0)
          expect(row.to).toBeLessThanOrEqual(1)
          expect(row.to).toBeGreaterThanOrEqual(row.from)
        }
        const highs = new Map(reports.map(({ id, quantity }) => [id, quantity.high!]))
        const byFigure = [...rows].sort((a, b) => highs.get(a.id)! - highs.get(b.id)!)
        const positions = byFigure.map(({ to }) => to)
        expect(positions).toEqual([...positions].sort((a, b) => a - b))
      }),
    )
  })
})
