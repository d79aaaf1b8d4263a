import { describe, expect, test } from "vitest"
import type { Order, Report } from "@/lib/domain/order"
import { assembleInput } from "@/lib/estimation/assemble/assemble-input"
import { chooseAssumption } from "@/lib/estimation/assemble/choose-assumption"
import { reportedQuantity } from "@/lib/estimation/assemble/reported-quantity"
import { weakestOrder } from "@/lib/estimation/assemble/weakest-line"
import { weighReports } from "@/lib/estimation/assemble/weigh-reports"
import { readData } from "../data/read-data"
import { controlsOfData } from "./controls-of-data"

const records = readData()
const orderById = (id: string): Order => {
  const order = records.order.find((candidate) => candidate.id === id)
  if (!order) throw new Error(`data hold no order ${id}`)
  return order
}
const assemble = (firm: string, asOf: string, change: { orders?: Order[]; disbelieved?: Set<string> } = {}) =>
  assembleInput({
    firm,
    asOf,
    orders: change.orders ?? records.order,
    flows: records.flow,
    chips: records.chip,
    assumptions: records.assumption,
    weightsOf: weighReports(records.assumption),
    controls: controlsOfData(records, firm, asOf),
    disbelieved: change.disbelieved,
  })
const serving = (field: string, firm: string, asOf: string) =>
  chooseAssumption(records.assumption, { field, firm, asOf })?.id

describe("choosing an assumption", () => {
  test("a firm's own dated entry comes first, the latest that is not after the as-of month", () => {
    expect(serving("training.runFlop0", "bytedance", "2026-11")).toBe("runFlop0.bytedance.2026-11")
    expect(serving("training.runFlop0", "bytedance", "2026-10")).toBe("runFlop0.bytedance.2025-05")
    expect(serving("training.runFlop0", "bytedance", "2024-01")).toBe("runFlop0.bytedance.2025-05")
  })
  test("an undated entry serves where no dated one has begun", () => {
    expect(serving("inference.cacheHitShare", "baidu", "2026-12")).toBe("cacheHitShare.2026-11")
    expect(serving("inference.cacheHitShare", "baidu", "2025-05")).toBe("cacheHitShare")
  })
  test("an entry that has run out no longer serves", () => {
    expect(serving("inference.contextTokens", "baidu", "2024-06")).toBe("backtest.contextTokens.2023")
    expect(serving("inference.contextTokens", "baidu", "2024-07")).toBe("contextTokens")
  })
  test("another firm's figure never serves", () => {
    expect(serving("training.runFlop0", "moore-threads", "2026-11")).toBeUndefined()
    expect(serving("inference.activeParamsB", "zhipu", "2026-11")).toBe("activeParamsB.others.2026-11")
  })
})

describe("the size of an order by its own reports", () => {
  const report = (change: Partial<Report>): Report => {
    const base = orderById("a800-2023-four-firms").reports[0]
    if (!base) throw new Error("the order has no report")
    return { ...base, ...change }
  }
  const quantity = (low: number | null, central: number | null, high: number | null) => ({
    low,
    central,
    high,
  })

  test("is a number where the weighted reports agree and a mixture by weight where they do not", () => {
    const agreeing = [
      { report: report({ id: "one" }), weight: 0.4 },
      { report: report({ id: "two" }), weight: 0.1 },
    ]
    expect(reportedQuantity(agreeing)).toBe(100_000)
    expect(
      reportedQuantity([
        ...agreeing,
        { report: report({ quantity: quantity(null, 50_000, null) }), weight: 0 },
      ]),
    ).toBe(100_000)
    expect(
      reportedQuantity([
        ...agreeing,
        { report: report({ quantity: quantity(40_000, 50_000, 60_000) }), weight: 0.5 },
      ]),
    ).toMatchObject({
      dist: "mixture",
      claims: [{ weight: 0.4 }, { weight: 0.1 }, { p5: 40_000, p95: 60_000, weight: 0.5 }],
    })
  })
  test("is unknown where no weighted report counts chips", () => {
    expect(reportedQuantity([{ report: report({ unit: "servers" }), weight: 0.9 }])).toBeNull()
    expect(
      reportedQuantity([{ report: report({ quantity: quantity(10_000, null, null) }), weight: 0.9 }]),
    ).toBeNull()
  })
})

describe("supply lines", () => {
  test("an order enters only in the months and for the firms it is counted for", () => {
    const lines = (firm: string, asOf: string) => assemble(firm, asOf).lines.map(({ lineId }) => lineId)
    expect(lines("baidu", "2023-11")).toContain("gpu-2024-four-firms")
    expect(lines("baidu", "2025-01")).not.toContain("gpu-2024-four-firms")
    expect(lines("alibaba", "2026-11")).not.toContain("h20-2025-q1-three-firms")
    expect(lines("moonshot", "2026-11")).toEqual([])
  })

  test("what a delivery report says has arrived is stock, the rest of the order is due", () => {
    const supply = assemble("baidu", "2023-11").input?.supply ?? []
    expect(supply.filter(({ order_id }) => order_id === "ascend910b-2023-08-baidu")).toMatchObject([
      { class: "stock", units: 1000, startMonth: -3, endMonth: -1 },
      { class: "order", units: 600, startMonth: 0, endMonth: 1 },
    ])
  })

  test("a line drops when every report that carries it is disbelieved, not when some are", () => {
    const assembled = (firm: string, asOf: string, disbelieved: string[]) =>
      assemble(firm, asOf, { disbelieved: new Set(disbelieved) })
    const [cost, risk] = ["ft-2023-08-gpus-4bn-2024", "wsj-2023-10-5bn-at-risk"]
    const ids = (disbelieved: string[]) =>
      assembled("baidu", "2023-11", disbelieved).lines.map(({ lineId }) => lineId)
    expect(ids([cost])).toContain("gpu-2024-four-firms")
    expect(ids([cost, risk])).not.toContain("gpu-2024-four-firms")
  })

  test("a line whose remaining reports give no count drops, and the assembly says why", () => {
    const { lines, dropped } = assemble("bytedance", "2026-11", {
      disbelieved: new Set(["reuters-2024-09-bytedance-910b-order"]),
    })
    expect(lines.map(({ lineId }) => lineId)).not.toContain("ascend910b-2024-bytedance")
    expect(dropped).toEqual([
      { orderId: "ascend910b-2024-bytedance", why: "no report gives a usable number of chips" },
    ])
  })

  test("an edited report moves the model input", () => {
    const order = orderById("a800-2023-four-firms")
    const halved = {
      ...order,
      reports: order.reports.map((r) => ({ ...r, quantity: { low: null, central: 50_000, high: null } })),
    }
    const line = assemble("baidu", "2026-11", { orders: [halved] }).input?.supply?.find(
      ({ id }) => id === order.id,
    )
    expect(line?.units).toEqual({ var: "jointA800Split", component: "baidu", mul: 50_000 })
  })

  test("a firm without a counted line has no input and says what is missing", () => {
    const { input, missing } = assemble("moonshot", "2026-11")
    expect(input).toBeNull()
    expect(missing.training).toEqual(["any count of its chips"])
  })

  test("a firm whose demand is unknown has no such workload, and says what is missing", () => {
    const own = { ...orderById("a800-2023-four-firms") }
    const counted: Order = {
      ...own,
      counting: own.counting && { ...own.counting, firms: ["iflytek"], from: null },
    }
    const { input, missing } = assemble("iflytek", "2026-11", {
      orders: [
        {
          ...counted,
          counting: counted.counting && {
            ...counted.counting,
            line: { chip: "a800-sxm-80gb", class: "stock", units: 5000 },
          },
        },
      ],
    })
    expect(input?.training).toBeUndefined()
    expect(missing.training).toEqual(["the size of its flagship training run"])
  })
})

test("the weakest order is the one that fewest weighted reports carry, the largest among equals", () => {
  const line = (orderId: string | null, weightedReports: number) => ({
    lineId: orderId ?? "flow",
    orderId,
    flowId: orderId === null ? "flow" : null,
    title: "",
    basis: "",
    weightedReports,
  })
  const lines = [line("small", 0), line("large", 0), line("reported", 2), line(null, 0)]
  const units = new Map([
    ["small", 10],
    ["large", 100],
    ["reported", 1000],
    ["flow", 10_000],
  ])
  expect(weakestOrder(lines, units)).toBe("large")
  expect(weakestOrder([line("reported", 2)], units)).toBe("reported")
  expect(weakestOrder([line(null, 0)], units)).toBeNull()
})
