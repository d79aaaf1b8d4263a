import { describe, expect, test } from "vitest"
import { monthAxis } from "@/lib/charts/month-axis"
import {
  orderTimelineModel,
  orderTimelineTable,
  reportedQuantityWords,
} from "@/lib/charts/order-timeline-model"
import { order, report } from "./fixtures"

const asOf = "2023-11"

describe("deliveries on a time line", () => {
  test("a window covers its last month whole", () => {
    const row = orderTimelineModel([order()], { asOf })!.rows[0]!
    expect(row).toMatchObject({
      from: -9,
      to: 0,
      window: "Feb–Oct 2023",
      state: "arrived",
      color: "nvidia-2",
    })
  })

  test("each says what, when, whether it came and how many, and whether it counts", () => {
    const left = order({ counting: null, reports: [report()] })
    expect(orderTimelineModel([left], { asOf })!.rows[0]!.sentence).toBe(
      "Baidu: H800 bought in 2023: Feb–Oct 2023, delivered, about 100,000 chips, left out of the estimate.",
    )
  })

  test("on a firm's own page its name does not begin every title", () => {
    const titles = [
      order(),
      order({ title: "Baidu: its cards of 2024" }),
      order({ title: "The four firms: A800" }),
    ]
    const { rows } = orderTimelineModel(titles, { asOf, firm: "Baidu" })!
    expect(rows.map(({ title }) => title).sort()).toEqual([
      "H800 bought in 2023",
      "Its cards of 2024",
      "The four firms: A800",
    ])
  })

  test("what was stopped, ordered or never confirmed looks different from what came", () => {
    const states = (["delivered", "ordered", "blocked", "unknown"] as const).map(
      (status) => orderTimelineModel([order({ status })], { asOf })!.rows[0]!.state,
    )
    expect(states).toEqual(["arrived", "expected", "stopped", "unclear"])
  })

  test("a window without an end runs to the end of the axis and is marked open", () => {
    const axis = monthAxis(asOf, -12, 24)
    const open = order({ deliveryWindow: { start: "2024-01", end: null } })
    expect(orderTimelineModel([open], { asOf, axis })!.rows[0]).toMatchObject({
      from: 2,
      to: 24,
      endsOpen: true,
      window: "from Jan 2024",
    })
  })

  test("keeps to the axis of the stock above it, earliest first", () => {
    const axis = monthAxis(asOf, -6, 24)
    const orders = [
      order({ id: "late", deliveryWindow: { start: "2024-06", end: "2024-12" } }),
      order({ id: "early" }),
    ]
    const model = orderTimelineModel(orders, { asOf, axis })!
    expect(model.axis).toBe(axis)
    expect(model.rows.map(({ id, from }) => [id, from])).toEqual([
      ["early", -6],
      ["late", 7],
    ])
  })

  test("orders without a date are counted in words", () => {
    const undated = order({ id: "undated", deliveryWindow: null })
    expect(orderTimelineModel([order(), undated], { asOf })!.words.join(" ")).toContain(
      "1 more order has no delivery date",
    )
    expect(orderTimelineModel([undated], { asOf })).toBeNull()
  })

  test("parts of several makers have no one colour", () => {
    const mixed = order({
      chips: [
        { id: "h800-sxm-80gb", name: "H800", vendor: "NVIDIA" },
        { id: "ascend-910c", name: "910C", vendor: "Huawei" },
      ],
    })
    expect(orderTimelineModel([mixed], { asOf })!.rows[0]!.color).toBeNull()
  })

  test("the table names what the drawing shows", () => {
    const table = orderTimelineTable(orderTimelineModel([order()], { asOf })!)
    expect(table.rows).toEqual([
      ["Baidu: H800 bought in 2023", "Feb–Oct 2023", "delivered", "number of chips not given", "yes"],
    ])
  })
})

describe("an order's quantity", () => {
  test("is the weightiest report's, and says when others differ", () => {
    const light = report({ weight: 0.1, quantity: { low: 30_000, central: null, high: 60_000 } })
    expect(reportedQuantityWords([light, report()])).toBe("about 100,000 chips (reports differ)")
    expect(reportedQuantityWords([report(), report()])).toBe("about 100,000 chips")
  })

  test("servers are not chips", () => {
    expect(reportedQuantityWords([report({ unit: "servers" })])).toBe("number of chips not given")
  })
})
