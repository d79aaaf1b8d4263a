import { describe, expect, test } from "vitest"
import { claimsModel } from "@/lib/charts/claims-model"
import { deliveriesFigure } from "@/lib/charts/figure/deliveries-figure"
import { figureSchema, type Figure, type RowLine } from "@/lib/charts/figure/figure"
import { ordersTableFigure } from "@/lib/charts/figure/orders-table-figure"
import { reportsFigure } from "@/lib/charts/figure/reports-figure"
import { letterWords, statusLook } from "@/lib/charts/figure/status-look"
import { orderTimelineModel } from "@/lib/charts/order-timeline-model"
import { writtenStatuses } from "@/lib/control-words"
import type { OrderView } from "@/lib/contracts/order"
import { makeReport } from "../../factories/claims"
import { makeContradictedOrder, makeOrder } from "../../factories/orders"

const noFigure = { low: null, central: null, high: null }
const baidu = { slug: "baidu", name: "Baidu" }

/** The lines of a figure in rows, by the labels of their rows. */
function lines({ plot }: Figure): Record<string, RowLine> {
  if (plot.type !== "rows") throw new Error("a figure in rows was expected")
  const rows = plot.sections.flatMap((section) => section.rows)
  return Object.fromEntries(rows.map((row) => [row.label, row.lines[0]!]))
}

describe("reports of an order", () => {
  test("without weight are hollow, and a bound that stands alone is open on the other side", () => {
    const order = makeContradictedOrder()
    const figure = figureSchema.parse(reportsFigure(claimsModel(order.reports, "cost")!, order.title))
    const { "Publisher of first": first, "Publisher of rewrite": rewrite } = lines(figure)
    expect(first?.marks).toMatchObject([{ type: "dot", size: 1, isHollow: false }])
    expect(rewrite?.marks).toMatchObject([
      { type: "range", from: 0, opensLow: true, opensHigh: false, isFaint: true },
      { type: "dot", size: 0, isHollow: true },
    ])
    expect(rewrite?.value).toBe("up to $4bn")
    expect(figure.title).toContain(order.title)
  })
})

describe("deliveries", () => {
  const figureOf = (orders: OrderView[]) =>
    figureSchema.parse(
      deliveriesFigure(orderTimelineModel(orders, { asOf: "2026-11", firm: "Baidu" })!, "Baidu"),
    )

  test("look by their state, thin where no estimate counts them", () => {
    const states = [
      ["delivered", { weight: "dark", pattern: "none" }],
      ["ordered", { weight: "outline", pattern: "none" }],
      ["blocked", { pattern: "hatched" }],
      ["unknown", { weight: "outline", pattern: "dashed" }],
    ] as const
    for (const [status, look] of states) {
      const figure = figureOf([
        makeOrder({ id: "a", title: "Baidu: one", status }),
        makeOrder({ id: "b", title: "Baidu: another", status, counting: null }),
      ])
      expect(lines(figure).One?.marks, status).toMatchObject([{ ...look, isThin: false }])
      expect(lines(figure).Another?.marks, status).toMatchObject([{ ...look, isThin: true }])
    }
  })

  test("of an open window run on to the end of the axis", () => {
    const figure = figureOf([
      makeOrder({ id: "a", title: "Baidu: dated" }),
      makeOrder({ id: "b", title: "Baidu: open", deliveryWindow: { start: "2026-01", end: null } }),
    ])
    if (figure.plot.type !== "rows") throw new Error("a figure in rows was expected")
    expect(lines(figure).Open?.marks).toMatchObject([
      { to: figure.plot.x.to, opensHigh: true, opensLow: false },
    ])
  })

  test("whose number nobody gives say so, quietly", () => {
    const figure = figureOf([makeOrder({ title: "Baidu: one" })])
    expect(lines(figure).One).toMatchObject({ value: null, detail: "delivered, number not given" })
  })
})

describe("the table of a firm’s orders", () => {
  test("keeps every reading, the weightiest first, and says who gave it", () => {
    const { table } = figureSchema.parse(ordersTableFigure([makeContradictedOrder()], baidu))
    const [order, many, cost, , , , who] = table.rows[0] ?? []
    expect(order).toBe("Baidu and Tencent: about 100,000 A800 for 2023")
    expect(many).toBe("about 100,000 / about 120,000")
    expect(cost).toBe("$1bn / up to $4bn")
    expect(who).toBe(
      "Publisher of first (10 Aug 2023); Publisher of rewrite (10 Aug 2023); Publisher of rumour (10 Aug 2023, unverified)",
    )
  })

  test("says of an order without a report that the range is ours, and which orders do not count for the firm", () => {
    const orders = [
      makeOrder(),
      makeOrder({ id: "b", counting: null, reports: [makeReport({ id: "r", quantity: noFigure })] }),
    ]
    const { rows } = ordersTableFigure(orders, { slug: "huawei", name: "Huawei" }).table
    expect(rows[0]?.[1]).toBe("no report; a range of ours")
    expect(rows[1]?.[1]).toBe("number not given")
    expect(rows.map((row) => row.at(-1))).toEqual(["left out", "left out"])
    expect(ordersTableFigure(orders, baidu).table.rows.map((row) => row.at(-1))).toEqual([
      "counts",
      "left out",
    ])
  })
})

test("every status has its letter, and the key says what each stands for once", () => {
  const key = letterWords(writtenStatuses)
  for (const status of writtenStatuses) {
    const { letter, tone, pattern } = statusLook(status)
    expect(key).toContain(`${letter}: `)
    // An undetermined answer is never a flat colour.
    expect(pattern === "hatched", status).toBe(tone === "undetermined")
  }
  expect(key.split("O: ")).toHaveLength(2)
})
