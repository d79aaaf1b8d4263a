import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { Report } from "@/lib/domain/order"
import { assembleCase } from "@/lib/estimation/case/assemble-case"
import type { Kit } from "@/lib/estimation/case/kit"
import { runCase } from "@/lib/estimation/case/run-case"
import { kits, seed, untouched } from "./kits"

const few = { draws: 60, seed }
const reports = kits.flatMap((kit) =>
  kit.orders.flatMap((order) => order.reports.map((report) => ({ kit, order, report }))),
)

function withReport(kit: Kit, changed: Report): Kit {
  return {
    ...kit,
    orders: kit.orders.map((order) => ({
      ...order,
      reports: order.reports.map((report) => (report.id === changed.id ? changed : report)),
    })),
  }
}

describe("a report that is not believed", () => {
  test("no longer matters: whatever it says, nothing changes", () => {
    const count = fc.integer({ min: 1, max: 5_000_000 })
    let mattered = 0
    fc.assert(
      fc.property(fc.constantFrom(...reports), count, count, ({ kit, report }, central, cost) => {
        const other: Report = {
          ...report,
          quantity: { ...report.quantity, low: null, central, high: null },
          cost: report.cost && { ...report.cost, usd: { ...report.cost.usd, central: cost } },
        }
        const given = { ...untouched(), trust: { [report.id]: 0 } }
        const changed = withReport(kit, other)
        expect(assembleCase(changed, given).assembly).toEqual(assembleCase(kit, given).assembly)
        const isSame = (one: Kit) => JSON.stringify(assembleCase(one, untouched()).assembly.input)
        if (isSame(changed) !== isSame(kit)) mattered++
      }),
      { numRuns: 300 },
    )
    // Otherwise it would say nothing: some of these reports do matter while they are believed.
    expect(mattered).toBeGreaterThan(0)
  })

  test("takes an order's line along when nothing else carries it, and is named", () => {
    let dropped = 0
    for (const kit of kits) {
      for (const order of kit.orders.filter(({ counting }) => (counting?.restsOn.length ?? 0) > 0)) {
        const trust = Object.fromEntries(order.counting!.restsOn.map((id) => [id, 0]))
        const { assembly } = assembleCase(kit, { ...untouched(), trust })
        expect(assembly.lines.filter(({ orderId }) => orderId === order.id)).toEqual([])
        if (assembly.dropped.some(({ orderId }) => orderId === order.id)) dropped++
      }
    }
    expect(dropped).toBeGreaterThan(0)
  })
})

describe("trust", () => {
  const several = kits.flatMap((kit) =>
    kit.orders.filter((order) => order.reports.length > 1).map((order) => ({ kit, order })),
  )

  test("of all reports of an order times the same factor changes no draw", () => {
    fc.assert(
      // By powers of two, which a machine multiplies by exactly: so that equal can mean equal.
      fc.property(
        fc.constantFrom(...several),
        fc.constantFrom(0.25, 0.5, 2, 4, 64),
        ({ kit, order }, times) => {
          const trust = Object.fromEntries(order.reports.map(({ id }) => [id, times]))
          expect(runCase(kit, { ...untouched(), trust }, { ...few, ungraded: true }).report).toEqual(
            runCase(kit, untouched(), { ...few, ungraded: true }).report,
          )
        },
      ),
      { numRuns: 30 },
    )
  })

  test("of one is trust as published", () => {
    for (const { kit, report } of reports) {
      const { assembly } = assembleCase(kit, { ...untouched(), trust: { [report.id]: 1 } })
      expect(assembly).toEqual(assembleCase(kit, untouched()).assembly)
    }
  })

  test("in a report that no order has is named as a fault, and the rest is run", () => {
    const { assembly, faults } = assembleCase(kits[0]!, { ...untouched(), trust: { nobody: 0 } })
    expect(faults).toEqual([{ key: "nobody", why: "no order of this firm has such a report" }])
    expect(assembly).toEqual(assembleCase(kits[0]!, untouched()).assembly)
  })
})
