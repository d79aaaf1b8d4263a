import { readFileSync } from "node:fs"
import fc from "fast-check"
import { expect, test } from "vitest"
import type { Report } from "@/lib/domain/order"
import {
  impliedUnitPrice,
  priceDistribution,
  pricePlausibility,
  reportWeight,
} from "@/lib/estimation/claims"
import { reportedQuantity } from "@/lib/estimation/assemble/reported-quantity"
import { readData } from "./read-data"

type Row = {
  order: string
  report: string
  reliability: number
  impliedUnitPriceUsd: number | null
  pricePlausibility: number | null
  weight: number
}
const { rows } = JSON.parse(
  readFileSync(new URL("../../golden/ledger-weights.json", import.meta.url), "utf8"),
) as { rows: Row[] }

const data = readData()
const table = data.assumption.find(({ id }) => id === "sourceReliability")?.distribution
const reliability = table?.dist === "table" ? table.values : {}
const priceOf = (chips: readonly string[]) => priceDistribution(data.assumption, chips)
const reports = new Map(
  data.order.flatMap((order) =>
    order.reports.map((report) => [report.id, { order, report, price: priceOf(order.chips) }] as const),
  ),
)
function reportOf(id: string) {
  const found = reports.get(id)
  if (!found) throw new Error(`no report ${id}`)
  return found
}
const weightsOf = (orderId: string) =>
  [...reports.values()]
    .filter(({ order }) => order.id === orderId)
    .map(({ report, price }) => ({ report, weight: reportWeight(report, reliability, price) }))

/** The golden numbers carry three significant digits. */
const agrees = (computed: number, golden: number) => Math.abs(computed - golden) <= 0.005 * Math.abs(golden) + 1e-12

/**
 * Where the weight differs from the research ledger's on purpose. The ledger's editor set the first two by
 * hand; code does not, and neither changes an estimate (one line's mixture and the other's credence are
 * assumptions). The last two are tagged unreliable and carry no weight here.
 */
const differing: Record<string, number> = {
  "semianalysis-2025-01-deepseek-50k": 0.301,
  "semianalysis-2026-bytedance-oracle-250k": 0.15,
  "cnyes-2025-12-bytedance-32k-h200": 0,
  "ainchina-2026-06-bytedance-910c-order": 0,
}

/**
 * A relay whose sum is of two years and whose count is of one: the ledger divides them all the same. It repeats another
 * report, so neither its price nor how plausible that is gives it a weight.
 */
const withoutPrice = "technode-2023-08-ft-relay"

test("all 145 reports stand in the order that the research ledger gave them", () => {
  expect(rows).toHaveLength(145)
  expect(rows.filter((row) => reportOf(row.report).order.id !== row.order)).toEqual([])
})

test("every kind of source has the ledger's reliability", () => {
  const wrong = rows.filter((row) => reliability[reportOf(row.report).report.sourceKind] !== row.reliability)
  expect(wrong).toEqual([])
})

test("quantity and cost imply the same price a chip as in the ledger, one named report apart", () => {
  const wrong = rows.filter((row) => {
    if (row.report === withoutPrice) return impliedUnitPrice(reportOf(row.report).report) !== null
    const computed = impliedUnitPrice(reportOf(row.report).report)
    return row.impliedUnitPriceUsd === null || computed === null
      ? computed !== row.impliedUnitPriceUsd
      : !agrees(computed, row.impliedUnitPriceUsd)
  })
  expect(wrong).toEqual([])
})

test("the price range of the chip finds each implied price as plausible as the ledger did", () => {
  const wrong = rows.filter((row) => {
    const { report, price } = reportOf(row.report)
    const inLedger = row.report === withoutPrice ? 1 : (row.pricePlausibility ?? 1)
    return !agrees(pricePlausibility(report, price), inLedger)
  })
  expect(wrong).toEqual([])
})

test("each report weighs what it weighs in the ledger, four named ones apart", () => {
  const wrong = rows.filter((row) => {
    const { report, price } = reportOf(row.report)
    return !agrees(reportWeight(report, reliability, price), differing[row.report] ?? row.weight)
  })
  expect(wrong).toEqual([])
})

test("no unverified report has a weight, except NVIDIA's H20 sales of early 2025 with the reason", () => {
  const unverified = [...reports.values()].filter(({ report }) => report.verification === "unverified")
  const weighted = unverified.filter(({ report, price }) => reportWeight(report, reliability, price) > 0)
  expect(weighted.map(({ report }) => report.id)).toEqual(["unverified-nvidia-2025q1-h20-4-5bn"])
  expect(weighted[0]?.report.weightedAlthoughUnverified).toMatch(/4\.6bn/)
})

test("a report without weight of its own repeats another, is second-hand, or says why it has none", () => {
  const silent = [...reports.values()].filter(
    ({ report, price }) =>
      reportWeight(report, reliability, price) === 0 &&
      report.reprintOf === null &&
      report.weightlessBecause === null &&
      report.sourceKind !== "derived or reprinted without new reporting",
  )
  expect(silent.map(({ report }) => report.id)).toEqual([])
})

test.each([
  ["a800-2023-four-firms", 100_000],
  ["ascend910b-2023-08-baidu", 1_600],
  ["ascend910b-2024-bytedance", 100_000],
  ["kunlun-2024-baidu-own-use", 69_000],
])("the reports of %s give its line %i chips", (orderId, chips) => {
  const order = data.order.find(({ id }) => id === orderId)
  expect(JSON.stringify(order?.counting?.line.units)).toContain('{"reported":"quantity"}')
  expect(reportedQuantity(weightsOf(orderId))).toBe(chips)
})

const priced = (usd: number, chips: number): Pick<Report, "quantity" | "unit" | "cost" | "noUnitPriceBecause"> => ({
  quantity: { low: null, central: chips, high: null },
  unit: "chips",
  cost: { usd: { low: null, central: usd, high: null }, usdBasis: "reported", original: null, cnyPerUsd: null },
  noUnitPriceBecause: null,
})
const price = { dist: "lognormal", p5: 9_000, p95: 18_000 } as const
const positive = fc.double({ min: 1, max: 1e9, noNaN: true })

test("plausibility lies between 0 and 1, and is 1 at the median price", () => {
  fc.assert(
    fc.property(positive, positive, (usd, chips) => {
      const plausibility = pricePlausibility(priced(usd, chips), price)
      expect(plausibility).toBeGreaterThanOrEqual(0)
      expect(plausibility).toBeLessThanOrEqual(1)
    }),
  )
  expect(pricePlausibility(priced(Math.sqrt(9_000 * 18_000), 1), price)).toBeCloseTo(1, 12)
})

test("a price as far above the median as another is below it is as plausible", () => {
  const median = Math.sqrt(price.p5 * price.p95)
  fc.assert(
    fc.property(fc.double({ min: 1, max: 20, noNaN: true }), (times) => {
      const above = pricePlausibility(priced(median * times, 1), price)
      const below = pricePlausibility(priced(median / times, 1), price)
      expect(Math.abs(above - below)).toBeLessThan(1e-9)
    }),
  )
})

test("a sum that pays for more than chips, or a count of servers, implies no price and costs no plausibility", () => {
  const servers = { ...priced(1e9, 1_000), unit: "servers" }
  const withServers = { ...priced(1e9, 1_000), noUnitPriceBecause: "The sum includes servers." }
  for (const report of [servers, withServers]) {
    expect(impliedUnitPrice(report)).toBeNull()
    expect(pricePlausibility(report, price)).toBe(1)
  }
})
