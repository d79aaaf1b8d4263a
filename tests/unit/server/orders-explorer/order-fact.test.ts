import { expect, test } from "vitest"
import { codesOf, placesOf, valuesOfCodes } from "@/lib/server/orders-explorer/fact-codes"
import { factOf } from "@/lib/server/orders-explorer/order-fact"
import { today } from "@/lib/server/orders-explorer/known-order"
import { OrderWorld } from "@/lib/server/orders-explorer/order-world"
import { aReport, anOrder, aSource, smallRecords } from "@/tests/factories/records"

const factWith = (over: Parameters<typeof anOrder>[0]) => {
  const order = anOrder(over)
  return factOf(new OrderWorld({ ...smallRecords(), order: [order] }, "2026-01-01"), order, today)
}

test("the years of an order are those of its delivery, each of which is found", () => {
  const { facets } = factWith({ deliveryWindow: { start: "2023-11", end: "2025-02" } })
  expect(facets.year).toEqual(["2023", "2024", "2025"])
  const codes = codesOf(facets)
  expect(valuesOfCodes(codes.codes)).toEqual({
    ...{ kind: facets.kind, status: facets.status, year: facets.year },
    ...{ source: facets.source, confidence: facets.confidence },
  })
  for (const year of facets.year) expect(placesOf("year", [year])).toContain(codes.year)
  for (const year of ["2022", "2026", "unknown", "20"])
    expect(placesOf("year", [year])).not.toContain(codes.year)
  expect(codes.codes).toBeLessThan(2 ** 31)
})

test("an order without a year has none of any", () => {
  expect(codesOf(factWith({ deliveryWindow: null, reports: [] }).facets).year).toBe(0)
  expect(placesOf("year", ["unknown"])).toEqual([0])
})

test("words of an editor and of other orders do not find an order; its own do", () => {
  const { text } = factWith({ why: "Not the H800 of Initech.", title: "Acme: some A800" })
  expect(text).toContain(" a800 ")
  expect(text).not.toMatch(/h800|initech/)
})

test("who says so is named by weight, the weightiest first, whatever came out last", () => {
  const source = [
    aSource({ id: "filing", publishedOn: { date: "2022-01-01", precision: "day" } }),
    aSource({ id: "rumour", publishedOn: { date: "2024-01-01", precision: "day" } }),
  ]
  const order = anOrder({
    reports: [aReport({ id: "a", sourceId: "rumour" }), aReport({ id: "b", sourceId: "filing" })],
  })
  const world = new OrderWorld({ ...smallRecords(), source, order: [order] }, "2026-01-01")
  const weightOf = (_: unknown, { sourceId }: { sourceId: string }) => (sourceId === "filing" ? 0.4 : 0.1)
  const { shown, sorts } = factOf(Object.assign(world, { weightOf }), order, today)
  expect(shown.sources.map(({ id }) => id)).toEqual(["filing", "rumour"])
  expect(sorts.source).toBe("2024-01-01")
})
