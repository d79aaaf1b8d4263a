import { describe, expect, test, vi } from "vitest"
import { canonicalJson } from "@/lib/charts/canonical-json"
import { type claimMeasures } from "@/lib/charts/claims-model"
import type { ChartDocument } from "@/lib/charts/document"
import { specVersion, type ChartSpec } from "@/lib/charts/spec"
import { isEmptyRange } from "@/lib/domain/range"
import { buildChart } from "@/lib/server/charts/build-chart"
import { loadCatalogue } from "@/lib/server/queries/catalogue"
import { freezeChart } from "@/lib/server/snapshots/freeze-chart"
import { useFreshDatabase } from "../../setup/database"
import { outsideOfAxis } from "./marks-on-axis"
import { mistypedData } from "./mistyped-data"

// Next.js keeps results only within its own server. What is kept is not of interest here, what is made is.
vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))

useFreshDatabase({ withData: true })

async function chart(spec: ChartSpec): Promise<ChartDocument> {
  const document = await buildChart(spec)
  if (!document) throw new Error(`nothing is drawn for ${JSON.stringify(spec)}`)
  return document
}

const reportsOf = (order: string, measure: (typeof claimMeasures)[number]) =>
  ({ version: specVersion, chart: "reports", order, measure }) as const

describe("what the reports of an order say", () => {
  test("is drawn for every order and measure that a report gives a figure for, and for no other", async () => {
    const { records } = await loadCatalogue()
    for (const order of records.order) {
      const counted = order.reports.filter(
        ({ quantity, unit }) => unit === "chips" && !isEmptyRange(quantity),
      )
      // What a seller writes off when an order is stopped is no cost of it.
      const priced = order.reports.filter(
        ({ cost, role }) => role !== "cancellation" && cost && !isEmptyRange(cost.usd),
      )
      const counts = await buildChart(reportsOf(order.id, "quantity"))
      expect(counts?.data.rows.length ?? 0, order.id).toBe(counted.length)
      const costs = await buildChart(reportsOf(order.id, "cost"))
      expect(costs?.data.rows.length ?? 0, order.id).toBe(priced.length)
      for (const document of [counts, costs, await buildChart(reportsOf(order.id, "price"))]) {
        if (!document) continue
        expect(outsideOfAxis(document.figure), order.id).toEqual([])
        expect(mistypedData(document), order.id).toEqual([])
      }
    }
  })

  test("has the lowest and the highest figure as measures, and both in its answer", async () => {
    const { measures, answer, sources } = await chart(reportsOf("a800-2023-four-firms", "cost"))
    expect(measures.map(({ key, value, words }) => [key, value, words])).toEqual([
      ["a800-2023-four-firms.cost.lowest", 1e9, "$1bn"],
      ["a800-2023-four-firms.cost.highest", 5e9, "$5bn"],
    ])
    expect(answer).toMatch(/^\w+ reports give \$1bn to \$5bn for .*100,000.* chips \(ByteDance, Alibaba/)
    expect(sources.length).toBeGreaterThan(1)
  })

  test("is nothing for an order that is not on record", async () => {
    expect(await buildChart(reportsOf("no-such-order", "quantity"))).toBeNull()
  })
})

describe("a firm’s orders", () => {
  test("are a table with a row each, for every firm that has one", async () => {
    const { records, ordersOf } = await loadCatalogue()
    for (const { id } of records.company) {
      const document = await buildChart({ version: specVersion, chart: "orders-table", firm: id })
      const orders = ordersOf.get(id) ?? []
      expect(document?.figure.table.rows.length ?? 0, id).toBe(orders.length)
      const reports = new Set(
        document?.data.rows.flatMap((row) => row[orderColumn(document, "report")] ?? []),
      )
      if (document) expect(mistypedData(document), id).toEqual([])
      expect(reports.size, id).toBe(orders.reduce((sum, order) => sum + order.reports.length, 0))
    }
  })

  test("keep contradicting readings beside each other", async () => {
    const { figure } = await chart({ version: specVersion, chart: "orders-table", firm: "baidu" })
    const row = figure.table.rows.find(([title]) => title?.includes("about 100,000 A800"))
    expect(row?.[2]).toMatch(/\$1bn.* \/ .*\$4bn/)
  })

  test("with a date of delivery are bars on their axis, for every firm", async () => {
    const { records, ordersOf } = await loadCatalogue()
    for (const { id, name } of records.company) {
      const document = await buildChart({ version: specVersion, chart: "deliveries", firm: id })
      const dated = (ordersOf.get(id) ?? []).filter(({ deliveryWindow: w }) => w?.start ?? w?.end)
      expect(document === null, id).toBe(dated.length === 0)
      if (!document) continue
      const { figure, answer, data } = document
      expect(outsideOfAxis(figure), id).toEqual([])
      if (figure.plot.type !== "rows") throw new Error("deliveries are drawn in rows")
      expect(figure.plot.sections.flatMap(({ rows }) => rows)).toHaveLength(data.rows.length)
      expect(answer).toContain(name)
      expect(mistypedData(document), id).toEqual([])
    }
  })

  test("are nothing for a firm that is not on record", async () => {
    for (const of of ["deliveries", "orders-table"] as const) {
      expect(await buildChart({ version: specVersion, chart: of, firm: "nobody" })).toBeNull()
    }
  })
})

function orderColumn({ data }: ChartDocument, name: string): number {
  return data.columns.findIndex((column) => column.name === name)
}

test("each is the same text when it is made again, and one link when it is frozen twice", async () => {
  const specs = [
    reportsOf("a800-2023-four-firms", "quantity"),
    { version: specVersion, chart: "orders-table", firm: "baidu" } as const,
    { version: specVersion, chart: "deliveries", firm: "baidu" } as const,
  ]
  for (const spec of specs) {
    expect(canonicalJson(await buildChart(spec)), spec.chart).toBe(canonicalJson(await buildChart(spec)))
    const first = await freezeChart(spec)
    expect(await freezeChart(spec), spec.chart).toEqual({ id: first.id, isNew: false })
  }
})
