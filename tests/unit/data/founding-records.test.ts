import { expect, test } from "vitest"
import { impliedUnitPrice, priceDistribution, reportWeight } from "@/lib/estimation/claims"
import { readData } from "./read-data"

const data = readData()
const table = data.assumption.find(({ id }) => id === "sourceReliability")?.distribution
const reliability = table?.dist === "table" ? table.values : {}
const only = { low: null, high: null }

function orderOf(id: string) {
  const order = data.order.find((candidate) => candidate.id === id)
  if (!order) throw new Error(`no order ${id}`)
  return order
}
function reportOf(orderId: string, id: string) {
  const order = orderOf(orderId)
  const report = order.reports.find((candidate) => candidate.id === id)
  if (!report) throw new Error(`no report ${id} in ${orderId}`)
  return { ...report, weight: reportWeight(report, reliability, priceDistribution(data.assumption, order.chips)) }
}
function statementOf(id: string) {
  const statement = data.statement.find((candidate) => candidate.id === id)
  if (!statement) throw new Error(`no statement ${id}`)
  return statement
}

const fourFirms = ["alibaba", "baidu", "bytedance", "tencent"]

test("the four firms' A800s are one order of about 100,000 cards for 2023", () => {
  const order = orderOf("a800-2023-four-firms")
  expect([...order.buyers].sort()).toEqual(fourFirms)
  expect(order.chips).toEqual(["a800-sxm-80gb"])
  expect(order.reports).toHaveLength(5)
  for (const report of order.reports) expect(report.quantity).toEqual({ ...only, central: 100_000 })
  expect(order.split).toEqual({ basis: "dirichlet", assumption: "jointA800Split" })
})

test("the Financial Times' $1bn makes $10,000 a card, and that reading carries the order", () => {
  const ft = reportOf("a800-2023-four-firms", "ft-2023-08-a800-100k-1bn")
  expect(ft.cost?.usd).toEqual({ ...only, central: 1e9 })
  expect(ft.eventOn).toEqual({ date: "2023-08-09", precision: "day" })
  expect(ft.window).toMatchObject({ start: "2023-01-01", end: "2023-12-31" })
  expect(impliedUnitPrice(ft)).toBe(10_000)
  expect(ft.weight).toBeGreaterThan(0.3)
})

test("TechCrunch's up to $4bn makes $40,000 a card, and next to nothing of its weight is left", () => {
  const techcrunch = reportOf("a800-2023-four-firms", "story-2023-11-a800-4bn")
  expect(techcrunch.cost?.usd).toEqual({ low: null, central: null, high: 4e9 })
  expect(techcrunch.tags).toContain("transposed-variant")
  expect(impliedUnitPrice(techcrunch)).toBe(40_000)
  expect(techcrunch.weight).toBeGreaterThan(0)
  expect(techcrunch.weight).toBeLessThan(1e-6)
})

test("rewrites of either reading stand beside them, name what they repeat and weigh nothing", () => {
  const repeats = orderOf("a800-2023-four-firms").reports.filter(({ reprintOf }) => reprintOf !== null)
  expect(repeats.map(({ id, reprintOf }) => [id, reprintOf])).toEqual([
    ["technode-2023-08-ft-relay", "ft-2023-08-a800-100k-1bn"],
    ["econotimes-2023-11-a800-100k-4bn", "story-2023-11-a800-4bn"],
    ["techgadget-2023-11-4bn-flat", "story-2023-11-a800-4bn"],
  ])
  for (const { id } of repeats) expect(reportOf("a800-2023-four-firms", id).weight).toBe(0)
})

test("the further GPUs for 2024 cost $4bn in one reading and $1bn in the other, which weighs nothing", () => {
  const order = orderOf("gpu-2024-four-firms")
  expect([...order.buyers].sort()).toEqual(fourFirms)
  expect(order.deliveryWindow).toEqual({ start: "2024-01", end: "2024-12" })
  const ft = reportOf(order.id, "ft-2023-08-gpus-4bn-2024")
  const techcrunch = reportOf(order.id, "story-2023-11-gpus-1bn-2024")
  expect(ft.cost?.usd).toEqual({ ...only, central: 4e9 })
  expect(ft.weight).toBeCloseTo(0.7, 12)
  expect(techcrunch.cost?.usd).toEqual({ ...only, central: 1e9 })
  expect(techcrunch.weight).toBe(0)
  expect(techcrunch.weightlessBecause).toMatch(/swapped/)
})

test("the rule of 23 October 2023 came before the GPUs for 2024", () => {
  const { control, status } = orderOf("gpu-2024-four-firms")
  expect(status).toBe("blocked")
  expect(control).toMatchObject({ rule: "us-2023-10-23-accelerated", effectiveOn: "2023-10-23" })
  expect(control?.assumption).toBe("cancelShareUsRule")
})

test("both readings of both sums are one conflict", () => {
  const conflict = data.conflict.find(({ id }) => id === "fin-times-a800-transposition")
  expect(conflict?.claimIds).toEqual(
    expect.arrayContaining([
      "ft-2023-08-a800-100k-1bn",
      "story-2023-11-a800-4bn",
      "ft-2023-08-gpus-4bn-2024",
      "story-2023-11-gpus-1bn-2024",
    ]),
  )
})

test("Robin Li said on 21 November 2023 that Baidu's chips last the next year or two for training", () => {
  const statement = statementOf("baidu-2023-11-reserve-1-2y")
  expect(statement.companies).toEqual(["baidu"])
  expect(statement.speaker).toMatch(/^Robin Li/)
  expect(statement.eventOn).toEqual({ date: "2023-11-21", precision: "day" })
  expect(statement.workload).toBe("training")
  expect(statement.horizonMonths).toEqual({ low: 12, high: 24 })
  expect(statement.horizonInWords).toBe("next year or two")
  expect(statement.isUsableForCalibration).toBe(true)
})

test("in the same call he held that inference runs on less powerful chips, without a horizon", () => {
  const statement = statementOf("baidu-2023-11-inference-less-powerful")
  expect(statement.workload).toBe("inference")
  expect(statement.horizonMonths).toBeNull()
  expect(statement.text).toMatch(/less powerful chips/)
  expect(statement.eventOn?.date).toBe("2023-11-21")
})

test("01.AI bought chips on loans and repaid them after it raised money at a $1bn valuation", () => {
  const report = reportOf("gpu-2023-01-ai-loans", "techcrunch-2023-11-01ai-loans")
  expect(report.companies).toEqual(["01-ai"])
  expect(report.text).toMatch(/loans/)
  expect(report.text).toMatch(/paid them back after raising money at a valuation of \$1bn/)
  expect(report.weight).toBe(0.5)
})

test("01.AI said on 9 November 2023 that its chips last 18 months", () => {
  const statement = statementOf("01ai-2023-11-18-months")
  expect(statement.horizonMonths).toEqual({ low: 18, high: 18 })
  expect(statement.eventOn).toEqual({ date: "2023-11-09", precision: "day" })
  expect(statement.outcome).toMatch(/month 13/)
})
