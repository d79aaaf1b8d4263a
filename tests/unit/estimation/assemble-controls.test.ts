import { describe, expect, test } from "vitest"
import type { LawChange } from "@/lib/domain/scenario"
import { assembleInput } from "@/lib/estimation/assemble/assemble-input"
import { weighReports } from "@/lib/estimation/assemble/weigh-reports"
import type { SupplyLine } from "@/lib/estimation/model-input"
import { orderControlFaults } from "@/lib/server/import/check-order-controls"
import { readData } from "../data/read-data"
import { controlsOfData } from "./controls-of-data"

const records = readData()

function supply(firm: string, asOf: string, ...changes: LawChange[]): readonly SupplyLine[] {
  const { input } = assembleInput({
    firm,
    asOf,
    orders: records.order,
    flows: records.flow,
    chips: records.chip,
    assumptions: records.assumption,
    weightsOf: weighReports(records.assumption),
    controls: controlsOfData(records, firm, asOf, changes),
  })
  return input?.supply ?? []
}
const line = (id: string, lines: readonly SupplyLine[]) => lines.find((one) => one.id === id)
const scenario = (id: string): LawChange[] => {
  const found = records.scenario.find((one) => one.id === id)
  if (!found) throw new Error(`data hold no scenario ${id}`)
  return found.law
}

describe("an order that was open when a rule came", () => {
  test.each(["bytedance", "alibaba", "tencent", "baidu"])(
    "the A800s that %s ordered for 2024 are lost after October 2023, all with one draw",
    (firm) => {
      expect(line("gpu-2024-four-firms", supply(firm, "2023-11"))?.control).toEqual({
        rule: "us-2023-10-23-accelerated",
        effectiveMonth: -1,
        cancelShare: { var: "cancelShareUsRule" },
      })
    },
  )
  test("is whole again without the rule, and as of a month in which nobody knew of it", () => {
    const without = supply("baidu", "2023-11", ...scenario("no-october-2023-rule"))
    const before = line("gpu-2024-four-firms", supply("baidu", "2023-11"))
    expect(line("gpu-2024-four-firms", without)).toEqual({ ...before, control: undefined })
    expect(line("gpu-2024-four-firms", supply("baidu", "2023-09"))?.control).toBeUndefined()
  })
  test("keeps what arrived before a rule that is moved into its delivery", () => {
    const moved = supply(
      "baidu",
      "2023-11",
      { do: "remove", rule: "us-2023-10-23-accelerated" },
      { do: "move", rule: "us-2023-11-17-acs-ifr", to: "2024-04-10" },
      { do: "end", rule: "us-2022-10-07-ifr", on: "2024-04-09" },
    )
    expect(line("gpu-2024-four-firms", moved)?.control).toMatchObject({
      rule: "us-2023-11-17-acs-ifr",
      effectiveMonth: 5,
    })
  })
  test("is not a line of stock, an order made in China or a rental", () => {
    for (const [firm, asOf] of [
      ["baidu", "2023-11"],
      ["bytedance", "2026-11"],
      ["tencent", "2026-11"],
    ] as const) {
      const hit = supply(firm, asOf).filter(({ control }) => control !== undefined)
      expect(hit.map(({ id }) => id)).toEqual(asOf === "2023-11" ? ["gpu-2024-four-firms"] : [])
    }
  })
})

describe("expected purchases", () => {
  const legal = "expected-legal-foreign-flow"
  const domestic = "expected-domestic-flow-china"

  test("H200s under licence wait for the gate; the guess of 2023 stands although the H20 was free that day", () => {
    expect(line(legal, supply("baidu", "2026-11"))?.realisedShare).toEqual({ var: "legalForeignOpen" })
    expect(line("backtest-2023-h20-flow", supply("baidu", "2023-11"))?.realisedShare).toEqual({
      var: "backtest.h20Ok",
    })
  })
  test("there are none from the day on which the route is closed", () => {
    expect(line(legal, supply("baidu", "2026-11", ...scenario("h200-route-closed")))).toBeUndefined()
    const later = supply("baidu", "2026-11", {
      do: "end",
      rule: "us-2026-01-15-h200-review",
      on: "2028-06-30",
    })
    expect(line(legal, later)?.control).toEqual({ effectiveMonth: 19, cancelShare: 1 })
  })
  test("they need no gate where neither Washington nor Beijing stands in the way", () => {
    const free = records.control.flatMap(({ id, place }): LawChange[] =>
      place === "control list" || place === "letter" || id === "cn-2026-01-h200-customs"
        ? [{ do: "remove", rule: id }]
        : [],
    )
    const flow = line(legal, supply("baidu", "2026-11", ...free))
    expect(flow?.startMonth).toBe(3)
    expect(flow?.realisedShare).toBeUndefined()
  })
  test("domestic ones stop from the day on which a scenario lists the chip", () => {
    expect(line(domestic, supply("deepseek", "2026-11"))?.control).toBeUndefined()
    expect(line(domestic, supply("deepseek", "2026-11", ...scenario("ascend-910c-listed")))?.control).toEqual(
      {
        effectiveMonth: 1,
        cancelShare: 1,
      },
    )
  })
})

describe("what an order says of the measure that hit it", () => {
  test("is what the rules on record say", () => {
    expect(orderControlFaults(records)).toEqual([])
  })
  test("is refused where it names another rule or day", () => {
    const order = records.order.map((one) =>
      one.id === "gpu-2024-four-firms" && one.control
        ? { ...one, control: { ...one.control, rule: "us-2023-11-17-acs-ifr", effectiveOn: "2023-11-17" } }
        : one,
    )
    expect(orderControlFaults({ ...records, order })).toEqual([
      {
        kind: "order",
        id: "gpu-2024-four-firms",
        field: "control.rule",
        message: "says us-2023-11-17-acs-ifr, and by the rules on record it is us-2023-10-23-accelerated",
      },
      {
        kind: "order",
        id: "gpu-2024-four-firms",
        field: "control.effectiveOn",
        message: "says 2023-11-17, and by the rules on record it is 2023-10-23",
      },
    ])
  })
})
