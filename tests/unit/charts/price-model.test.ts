import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { priceModel, priceTable } from "@/lib/charts/price-model"
import { aChip } from "../../factories/records"
import { makeReport } from "../../factories/claims"
import { makeOrder } from "../../factories/orders"

const a800 = aChip({
  name: "A800",
  priceUsd: {
    low: 9_000,
    central: 13_000,
    high: 20_000,
    date: "2023",
    basis: null,
    verification: "unverified",
    sourceId: null,
  },
})

const priced = (id: string, usd: number | null, day: string, weight = 0.7) =>
  makeReport({
    id,
    impliedUnitPriceUsd: usd,
    orderedOn: { date: day, precision: "day" },
    weight,
    weightlessBecause: weight === 0 ? "a rewrite" : null,
  })

const orderOf = (...reports: ReturnType<typeof priced>[]) => makeOrder({ reports })

describe("what a card was said to cost", () => {
  test("the A800's two readings stand against the price on record, oldest first", () => {
    const orders = [
      orderOf(priced("rewrite", 40_000, "2023-11-01", 0), priced("first", 10_000, "2023-08-09")),
    ]
    const model = priceModel(a800, orders)!
    expect(model.title).toBe(
      "A800: 2 reports imply $10,000 to $40,000 a card, against $9,000 to $20,000 on record",
    )
    expect(model.rows.map(({ id, words, weight }) => [id, words, weight])).toEqual([
      ["first", "$10,000 a card", 1],
      ["rewrite", "$40,000 a card", 0],
    ])
    expect(model.rows[1]?.weightWords).toBe("no weight: a rewrite")
  })

  test("the band lies between the low and the high price on record, on the reports' own axis", () => {
    const model = priceModel(a800, [orderOf(priced("first", 10_000, "2023-08-09"))])!
    const [row] = model.rows
    expect(model.band!.from).toBeLessThan(row!.at!)
    expect(model.band!.to).toBeGreaterThan(row!.at!)
    expect(model.band!.at! / row!.at!).toBeCloseTo(1.3, 6)
  })

  test("an order of several chips prices none of them, and is counted", () => {
    const both = makeOrder({
      chips: [
        { id: "a800", name: "A800", vendor: "NVIDIA" },
        { id: "h800", name: "H800", vendor: "NVIDIA" },
      ],
      reports: [priced("mixed", 15_000, "2023-06-01")],
    })
    expect(priceModel(a800, [both])).toBeNull()
    const model = priceModel(a800, [both, orderOf(priced("first", 10_000, "2023-08-09"))])!
    expect(model.rows.map(({ id }) => id)).toEqual(["first"])
    expect(model.words).toContain("One report of several chips together left out.")
  })

  test("without a report that gives both a number and a cost there is nothing to draw", () => {
    expect(priceModel(a800, [orderOf(priced("uncounted", null, "2023-08-09"))])).toBeNull()
  })

  test("a chip without a price on record is drawn without a band, and the words say so", () => {
    const model = priceModel(aChip(), [orderOf(priced("first", 10_000, "2023-08-09"))])!
    expect(model.band).toBeNull()
    expect(model.words[0]).toBe("There is no price on record to compare with.")
  })

  test("the table has the price on record first, marked as unverified, then a row a report", () => {
    const model = priceModel(a800, [orderOf(priced("first", 10_000, "2023-08-09"))])!
    const { rows } = priceTable(model, a800.priceUsd, null)
    expect(rows[0]).toEqual([
      "2023",
      "$9,000 to $20,000",
      "a card, on record",
      "no source named (unverified)",
      "not a report",
    ])
    expect(rows[1]?.slice(0, 2)).toEqual(["9 Aug 2023", "$10,000 a card"])
  })

  test("every price has a place on the axis, and a dearer card stands further right", () => {
    const usd = fc.integer({ min: 100, max: 500_000 })
    fc.assert(
      fc.property(fc.array(usd, { minLength: 1, maxLength: 12 }), (prices) => {
        const reports = prices.map((price, index) => priced(`r${index}`, price, "2024-01-01"))
        const model = priceModel(a800, [orderOf(...reports)])!
        const places = new Map(model.rows.map(({ id, at }) => [id, at!]))
        prices.forEach((price, index) => {
          const at = places.get(`r${index}`)!
          expect(at).toBeGreaterThanOrEqual(0)
          expect(at).toBeLessThanOrEqual(1)
          prices.forEach((other, place) => {
            if (other > price) expect(places.get(`r${place}`)!).toBeGreaterThan(at)
          })
        })
      }),
    )
  })
})
