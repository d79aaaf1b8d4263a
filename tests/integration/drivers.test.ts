import { describe, expect, test } from "vitest"
import type { Drivers } from "@/lib/contracts/drivers"
import { runCentral } from "@/lib/estimation"
import { driversOf } from "@/lib/server/analyses/drivers"
import { db } from "@/lib/server/db/client"
import { assembleFor } from "@/lib/server/estimates/compute-estimate"
import { getEstimate } from "@/lib/server/estimates/get-estimate"
import { loadCatalogue } from "@/lib/server/queries/catalogue"
import { useFreshDatabase } from "../setup/database"

useFreshDatabase({ withEstimates: true })

async function driversFor(id: string): Promise<Drivers> {
  const catalogue = await loadCatalogue()
  return driversOf(catalogue, catalogue.company.get(id)!, catalogue.dataset.asOf)
}

describe("what drives Baidu's estimate", () => {
  test("is said for each runway that has a number, from the published draws", async () => {
    const catalogue = await loadCatalogue()
    const drivers = await driversFor("baidu")
    const estimate = await getEstimate(catalogue, catalogue.company.get("baidu")!)
    expect(Object.keys(drivers.outputs)).toEqual(["stockT", "allT", "stockI", "allI"])
    expect(drivers).toMatchObject({ firm: "baidu", asOf: catalogue.dataset.asOf, n: estimate.n })
    // The interval whose width is to be narrowed is the published one, which counts whole months, the first one short.
    const { p5, p95 } = estimate.training.stock!.quantiles
    const { width } = drivers.outputs.stockT!.information[0]!
    expect(Math.abs(width - (p95! - p5!))).toBeLessThan(1)
  })

  test("begins at the central run", async () => {
    const catalogue = await loadCatalogue()
    const baidu = catalogue.company.get("baidu")!
    const { input } = assembleFor(catalogue.records, baidu, catalogue.dataset.asOf)
    const { stockOnly } = runCentral(input!)
    expect((await driversFor("baidu")).outputs.stockT!.base).toBeCloseTo(stockOnly.runwayTInterp!, 6)
  })

  test("names where each input comes from, and every row has such an input", async () => {
    const { outputs, origins } = await driversFor("baidu")
    const { records } = await loadCatalogue()
    const assumptions = new Set(records.assumption.map(({ id }) => id))
    const orders = new Set(records.order.map(({ id }) => id))
    const flows = new Set(records.flow.map(({ id }) => id))
    for (const [name, origin] of Object.entries(origins)) {
      if (origin.assumptionId === null) expect(name).toMatch(/^reported\./)
      else expect(assumptions.has(origin.assumptionId), name).toBe(true)
      for (const id of origin.orderIds) expect(orders.has(id), id).toBe(true)
      for (const id of origin.flowIds) expect(flows.has(id), id).toBe(true)
    }
    for (const { bars, shares, information } of Object.values(outputs)) {
      for (const row of [...bars, ...shares, ...information]) expect(Object.keys(origins)).toContain(row.var)
    }
    expect(origins["jointA800Split"]?.orderIds).toContain("a800-2023-four-firms")
    expect(outputs.stockT!.information.find((row) => row.var === "jointA800Split")?.component).toBe("baidu")
  })
})

test("a workload graded none has no drivers, and a firm that rents has none at all", async () => {
  const catalogue = await loadCatalogue()
  const early = await driversOf(catalogue, catalogue.company.get("01-ai")!, "2023-11")
  expect(Object.keys(early.outputs)).toEqual(["stockT", "allT"])
  const zhipu = await driversFor("zhipu")
  expect([zhipu.outputs, zhipu.origins, zhipu.n]).toEqual([{}, {}, 0])
})

test("they are made once: asked again, the kept ones are read", async () => {
  const first = await driversFor("baidu")
  const kept = await db().analysis.findMany({ where: { kind: "drivers" } })
  expect(await driversFor("baidu")).toEqual(first)
  expect(await db().analysis.findMany({ where: { kind: "drivers" } })).toEqual(kept)
})
