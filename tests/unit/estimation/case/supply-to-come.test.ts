import { describe, expect, test } from "vitest"
import type { AssumptionChange } from "@/lib/domain/scenario"
import { simulate } from "@/lib/estimation"
import { assembleCase } from "@/lib/estimation/case/assemble-case"
import type { Kit } from "@/lib/estimation/case/kit"
import { kits, seed, unconditioned, untouched } from "./kits"

const asked = { draws: 200, seed, keep: { fans: true, historyFromMonth: -12 } }
const bytedance = kits.find(({ firm }) => firm === "bytedance")!

/** The kit with one more scenario, "supposing". */
function supposing(
  kit: Kit,
  assumptions: AssumptionChange[],
  drops: Kit["scenarios"][number]["drops"] = [],
): Kit {
  const scenario = {
    id: "supposing",
    title: "Supposing",
    summary: "For a test.",
    law: [],
    assumptions,
    drops,
  }
  return { ...kit, scenarios: [scenario] }
}

describe("supply to come", () => {
  test.each(kits.map((kit) => [kit.firm, kit] as const))(
    "is all that makers who deliver more, or less, change: what %s has stays, draw by draw",
    (_, kit) => {
      const before = simulate(unconditioned(kit), asked)
      for (const scenario of ["domestic-supply-ramps", "domestic-supply-stalls"]) {
        const after = simulate(unconditioned(kit, { scenario }), asked)
        expect(after.stock).toEqual(before.stock)
      }
    },
  )

  test("does grow for firms that buy at home when makers ramp", () => {
    const rates = (scenario: string) =>
      unconditioned(bytedance, { scenario }).supply!.filter((line) => line.class === "domestic")
    expect(rates("domestic-supply-ramps")).toHaveLength(1)
    expect(rates("domestic-supply-ramps")).not.toEqual(rates("as-things-stand"))
    const median = (scenario: string) =>
      simulate(unconditioned(bytedance, { scenario }), asked).fans!.T!.availableAll.p50[24]!
    expect(median("domestic-supply-ramps")).toBeGreaterThan(median("as-things-stand"))
  })

  test("may get another distribution, while what has been delivered keeps its own var", () => {
    const to = { dist: "uniform", lo: 100_000, hi: 110_000 } as const
    const kit = supposing(bytedance, [{ do: "set", of: "domesticFlowChina", to, only: "supply to come" }])
    const input = unconditioned(kit, { scenario: "supposing" })
    expect(input.vars).toMatchObject({
      domesticFlowChina: unconditioned(bytedance).vars!.domesticFlowChina,
      "domesticFlowChina~to-come": to,
    })
    expect(simulate(input, asked).stock).toEqual(simulate(unconditioned(bytedance), asked).stock)
  })

  test("is of the reader's own value where one is given, as what has been delivered is", () => {
    const given = {
      ...untouched(),
      assumptions: { domesticFlowChina: { is: "value" as const, value: 50_000 } },
    }
    const flows = (scenario: string) =>
      assembleCase(bytedance, { ...given, scenario }).assembly.input!.supply!.flatMap(
        ({ unitsPerMonth }) => unitsPerMonth ?? [],
      )
    expect(flows("domestic-supply-ramps")).toEqual(flows("as-things-stand"))
  })
})

describe("an order for foreign chips that has begun to arrive", () => {
  const chip = bytedance.chips.find(({ isDomesticChinese }) => !isDomesticChinese)!.id
  const order = bytedance.orders.find(({ counting }) => counting?.line.chip === chip)!
  const line = { chip, class: "order" as const, units: 6_000 }
  const counting = { ...order.counting!, until: null, restsOn: [], line }
  const straddling = { ...order, deliveryWindow: { start: "2026-09", end: "2027-02" }, counting }
  const kit = {
    ...supposing(bytedance, [], ["foreign orders"]),
    orders: bytedance.orders.map((one) => (one.id === order.id ? straddling : one)),
  }
  const barred = kit.controls[chip]!
  const free = { ...kit, controls: { ...kit.controls, [chip]: { ...barred, bars: [] } } }
  const lineOf = (of: Kit, scenario: string) =>
    unconditioned(of, { scenario }).supply!.find(({ order_id: id }) => id === order.id)!
  const stockOf = (of: Kit, scenario: string, month: number) => {
    const { total, fromMonth } = simulate(unconditioned(of, { scenario }), asked).stock!
    return total.p50[month - fromMonth]
  }

  test("loses only what is still due when imports end", () => {
    expect(lineOf(free, "as-things-stand")).toMatchObject({ startMonth: -2, endMonth: 3, units: 6_000 })
    expect(lineOf(free, "supposing")).toMatchObject({ control: { effectiveMonth: -1, cancelShare: 1 } })
    expect(stockOf(free, "supposing", -1)).toBe(stockOf(free, "as-things-stand", -1))
    expect(stockOf(free, "supposing", -1)).toBeGreaterThan(stockOf(free, "supposing", -12)!)
  })

  test("loses no more where a measure had hit it before", () => {
    const before = lineOf(kit, "as-things-stand")
    expect(before.control?.effectiveMonth).toBeLessThan(-1)
    expect(lineOf(kit, "supposing")).toEqual({ ...before, endMonth: -1, units: 2_000 })
  })
})
