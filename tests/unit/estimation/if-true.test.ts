import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { Order, Report } from "@/lib/domain/order"
import type { TemplateValue } from "@/lib/domain/supply-line"
import { orderIfTrue } from "@/lib/estimation/assemble/if-true"
import { reportedDelivered, reportedQuantity } from "@/lib/estimation/assemble/reported-quantity"
import { reportWeight } from "@/lib/estimation/claims"
import { aReport, anOrder } from "../../factories/records"

const isCount = (id: string) => id === "ledger.size"
const none = { low: null, central: null, high: null }
const of = (central: number) => ({ ...none, central })
const reliability = Object.fromEntries(
  [
    "company filing or earnings call",
    "major press, one anonymous source",
    "derived or reprinted without new reporting",
    "social media or rumour",
  ].map((kind, index) => [kind, [0.9, 0.5, 0, 0.15][index]!]),
)

function orderOf(reports: Report[], units: TemplateValue = { reported: "quantity" }): Order {
  const order = anOrder({ reports })
  return {
    ...order,
    counting: {
      from: null,
      until: null,
      firms: ["acme"],
      line: { chip: "a800", class: "stock", units },
      basis: "The reports.",
      restsOn: reports.slice(0, 1).map(({ id }) => id),
    },
  }
}

const press = (id: string, chips: number, over: Partial<Report> = {}) =>
  aReport({
    id,
    quantity: of(chips),
    sourceKind: "major press, one anonymous source",
    ...over,
  })

function sizeOf(order: Order) {
  return reportedQuantity(
    order.reports.map((report) => ({ report, weight: reportWeight(report, reliability, null) })),
  )
}

describe("an order if one report were the truth", () => {
  test("is as large as that report says, and rests on it alone", () => {
    const order = orderOf([press("one", 100_000), press("other", 10_000)])
    const supposed = orderIfTrue(order, order.reports[1]!, isCount)
    if ("not" in supposed) throw new Error(supposed.not)
    expect(sizeOf(supposed.order)).toBe(10_000)
    expect(supposed.order.counting?.restsOn).toEqual(["other"])
  })

  test("believes what the estimate gives no weight: relays, rumours, unverified and unreliable ones", () => {
    const doubts: Partial<Report>[] = [
      { reprintOf: "one", sourceKind: "derived or reprinted without new reporting" },
      { sourceKind: "social media or rumour", tags: ["unreliable"] },
      { verification: "unverified" },
      { weightlessBecause: "An editor’s reason." },
    ]
    for (const doubt of doubts) {
      const order = orderOf([press("one", 100_000), press("other", 10_000, doubt)])
      const supposed = orderIfTrue(order, order.reports[1]!, isCount)
      if ("not" in supposed) throw new Error(supposed.not)
      expect(sizeOf(supposed.order)).toBe(10_000)
    }
  })

  test("leaves the order as it is where it has the one report alone", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (chips) => {
        const order = orderOf([press("one", chips)])
        const supposed = orderIfTrue(order, order.reports[0]!, isCount)
        if ("not" in supposed) throw new Error(supposed.not)
        expect(sizeOf(supposed.order)).toBe(sizeOf(order))
        expect(supposed.order.counting?.line).toEqual(order.counting?.line)
      }),
    )
  })

  test("puts a report’s number in the place of a range of ours, and keeps the firm’s share", () => {
    const share = { var: "split", component: "{firm}" }
    const order = orderOf([press("one", 5000)], { product: [{ var: "ledger.size" }, share] })
    expect(orderIfTrue(order, order.reports[0]!, isCount)).toMatchObject({
      inPlaceOf: "ledger.size",
      order: { counting: { line: { units: { product: [{ reported: "quantity" }, share] } } } },
    })
  })

  test("draws no loss from what a report says came, and draws it from what one says was ordered", () => {
    const [came, ordered] = (["delivery", "purchase"] as const).map((role) => {
      const order = orderOf([press("one", 5000, { role })])
      order.counting!.line.realisedShare = { var: "realised" }
      const supposed = orderIfTrue(order, order.reports[0]!, isCount)
      if ("not" in supposed) throw new Error(supposed.not)
      return supposed
    })
    expect(came!.allCame).toBe(true)
    expect(came!.order.counting?.line.realisedShare).toBeUndefined()
    expect(ordered!.allCame).toBe(false)
    expect(ordered!.order.counting?.line.realisedShare).toEqual({ var: "realised" })
  })

  test("leaves deliveries beside a believed purchase their say of what has come", () => {
    const day = { date: "2026-01-01", precision: "day" as const }
    const order = orderOf([
      press("asked", 100_000, { role: "purchase" }),
      press("other", 80_000, { role: "purchase" }),
      press("came", 30_000, { role: "delivery", eventOn: day }),
    ])
    const supposedOf = (at: number) => {
      const supposed = orderIfTrue(order, order.reports[at]!, isCount)
      if ("not" in supposed) throw new Error(supposed.not)
      const weighed = supposed.order.reports.map((report) => ({
        report,
        weight: reportWeight(report, reliability, null),
      }))
      return { size: reportedQuantity(weighed), came: reportedDelivered(weighed, "2026-12-31") }
    }
    expect(supposedOf(0)).toEqual({ size: 100_000, came: 30_000 })
    expect(supposedOf(2)).toEqual({ size: 30_000, came: 30_000 })
  })

  test("does not believe what was asked for as what came", () => {
    const notOf = (status: Order["status"], role: Report["role"], hasShare = false) => {
      const order = { ...orderOf([press("one", 1_000_000, { role })], { var: "ledger.size" }), status }
      if (hasShare) order.counting!.line.realisedShare = { var: "realised" }
      const found = orderIfTrue(order, order.reports[0]!, isCount)
      return "not" in found ? found.not : "sizes it"
    }
    for (const status of ["partly_delivered", "blocked", "cancelled"] as const) {
      expect(notOf(status, "purchase")).toBe("asked for")
      expect(notOf(status, "purchase", true)).toBe("sizes it")
      expect(notOf(status, "delivery")).toBe("sizes it")
      expect(notOf(status, "fleet")).toBe("sizes it")
    }
    expect(notOf("delivered", "purchase")).toBe("sizes it")
  })

  test("says why a report cannot size it", () => {
    const notOf = (report: Report, units?: TemplateValue) => {
      const found = orderIfTrue(orderOf([report], units), report, isCount)
      return "not" in found ? found.not : "sizes it"
    }
    expect(notOf(press("one", 1, { quantity: none }))).toBe("no number")
    expect(notOf(press("one", 1, { quantity: { ...none, high: 30_000 } }))).toBe("bound alone")
    expect(notOf(press("one", 1, { unit: "servers" }))).toBe("not chips")
    expect(notOf(press("one", 1, { role: "cancellation" }))).toBe("other role")
    expect(notOf(press("one", 1), { var: "a.share" })).toBe("sized otherwise")
    const leftOut = { ...orderOf([press("one", 1)]), counting: null }
    expect(orderIfTrue(leftOut, leftOut.reports[0]!, isCount)).toEqual({ not: "order left out" })
  })

  test("changes nothing of what it was given", () => {
    const order = orderOf([press("one", 100_000), press("other", 10_000)], { var: "ledger.size" })
    const before = structuredClone(order)
    orderIfTrue(order, order.reports[1]!, isCount)
    expect(order).toEqual(before)
  })
})
