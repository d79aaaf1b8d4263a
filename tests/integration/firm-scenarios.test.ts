import { beforeAll, describe, expect, test, vi } from "vitest"
import { untouchedCase } from "@/lib/domain/case"
import type { SimulationReport } from "@/lib/estimation"
import type { Kit } from "@/lib/estimation/case/kit"
import { runCase } from "@/lib/estimation/case/run-case"
import { db } from "@/lib/server/db/client"
import { kitOf } from "@/lib/server/lab/kit"
import { getEstimate } from "@/lib/server/estimates/get-estimate"
import { loadCatalogue } from "@/lib/server/queries/catalogue"
import { getFirmScenarios } from "@/lib/server/queries/firm-scenarios"
import { useFreshDatabase } from "../setup/database"

const kept = vi.hoisted(() => ({ asked: [] as unknown[] }))
vi.mock("next/cache", () => ({
  unstable_cache:
    (query: (...args: unknown[]) => unknown) =>
    (...args: unknown[]) => {
      kept.asked.push(...args)
      return query(...args)
    },
}))

useFreshDatabase({ withData: true, withEstimates: true })

describe("the scenarios of a firm", () => {
  test("stand beside the published estimate, each told once, and are not run again when nothing changed", async () => {
    const catalogue = await loadCatalogue()
    const published = await getEstimate(catalogue, catalogue.company.get("baidu")!)
    const told = (await getFirmScenarios("baidu"))!
    expect(told.base).toMatchObject({
      acceptance: published.acceptance,
      training: { own: { quantiles: published.training.stock?.quantiles } },
      inference: { all: { quantiles: published.inference.all?.quantiles } },
    })
    expect(told.base.training.own?.sufficientAt24).toBe(published.training.stock?.pStillSufficient["24"])
    const ids = catalogue.records.scenario.map(({ id }) => id)
    expect([...told.scenarios, ...told.idle].map(({ id }) => id).sort()).toEqual(ids.sort())
    // Nothing of Baidu's is on its way that the letters of April 2025 could still stop.
    expect(told.idle.map(({ id }) => id)).toEqual(["no-april-2025-letters"])

    const count = await db().analysis.count({ where: { kind: "scenario-2" } })
    // Scenarios that come to the same for the firm, such as the two ways to end licences, were run once.
    expect(count).toBeLessThan(told.scenarios.length)
    expect(count).toBeGreaterThan(10)
    expect(await getFirmScenarios("baidu")).toEqual(told)
    expect(await db().analysis.count({ where: { kind: "scenario-2" } })).toBe(count)
  }, 60_000)

  test("are none for a firm without a number, and for one that does not exist", async () => {
    expect(await getFirmScenarios("moonshot")).toBeNull()
    kept.asked = []
    expect(await getFirmScenarios("nobody")).toBeNull()
    // Whoever asks for made-up addresses fills no cache with them.
    expect(kept.asked).toEqual([])
  })
})

type Runway = SimulationReport["stockT"]
const runways = ["stockT", "allT", "stockI", "allI"] as const
const points = ["p5", "p25", "p50", "p75", "p95"] as const

/** Whether a runway reaches no further at any percentile. */
function isNoLonger(after: Runway, before: Runway): boolean {
  const months = (runway: Runway, point: (typeof points)[number]) => runway?.quantiles[point] ?? Infinity
  return points.every((point) => months(after, point) <= months(before, point))
}

describe("whatever the firm, as the data stand,", () => {
  const kits: Kit[] = []

  beforeAll(async () => {
    const catalogue = await loadCatalogue()
    for (const company of catalogue.records.company) {
      const kit = kitOf(catalogue, company, catalogue.dataset.asOf)
      if (run(kit, "as-things-stand")?.stockT) kits.push(kit)
    }
    expect(kits.length).toBeGreaterThanOrEqual(5)
  })

  function run(kit: Kit, scenario: string): SimulationReport | null {
    return runCase(kit, { ...untouchedCase(kit.firm), scenario }, { draws: 500, seed: 7, ungraded: true })
      .report
  }

  /** Before and after, for every firm. */
  const under = (scenario: string) =>
    kits.map((kit) => ({ base: run(kit, "as-things-stand")!, after: run(kit, scenario)! }))

  test("doubled effort is judged by exactly the draws of the estimate as it stands, and lengthens nothing", () => {
    let rejected = 0
    for (const { base, after } of under("frontier-effort-doubles")) {
      expect({ n: after.n, tried: after.tried }).toEqual({ n: base.n, tried: base.tried })
      // The same stocks, draw by draw, serve the same tokens for as long.
      expect(after.stockI).toEqual(base.stockI)
      expect(after.allI).toEqual(base.allI)
      for (const runway of runways) expect(isNoLonger(after[runway], base[runway])).toBe(true)
      rejected += base.tried - base.n
    }
    expect(rejected).toBeGreaterThan(0)
  })

  test("no further imports lengthens nothing, and leaves the own stock alone", () => {
    const told = under("no-further-imports")
    for (const { base, after } of told) {
      for (const runway of runways) expect(isNoLonger(after[runway], base[runway])).toBe(true)
      expect(after.stockT).toEqual(base.stockT)
      expect(after.stockI).toEqual(base.stockI)
    }
    expect(told.some(({ base, after }) => !isNoLonger(base.allT, after.allT))).toBe(true)
  })

  test("licences that are sure to come shorten nothing", () => {
    const told = under("licensed-purchases-continue")
    for (const { base, after } of told) {
      for (const runway of runways) expect(isNoLonger(base[runway], after[runway])).toBe(true)
    }
    expect(told.some(({ base, after }) => !isNoLonger(after.allT, base.allT))).toBe(true)
  })

  test("growth half as fast shortens nothing, and keeps the same draws", () => {
    for (const { base, after } of under("demand-grows-half-as-fast")) {
      expect({ n: after.n, tried: after.tried }).toEqual({ n: base.n, tried: base.tried })
      for (const runway of runways) expect(isNoLonger(base[runway], after[runway])).toBe(true)
      expect(isNoLonger(after.stockT, base.stockT)).toBe(false)
    }
  })

  test("growth that fades shortens no training", () => {
    for (const { base, after } of under("training-slows")) {
      expect(isNoLonger(base.stockT, after.stockT)).toBe(true)
      expect(isNoLonger(base.allT, after.allT)).toBe(true)
      expect(after.stockI).toEqual(base.stockI)
    }
  })

  test("the better its makers do, the more draws agree with what was served", () => {
    const [ramps, stalls] = [under("domestic-supply-ramps"), under("domestic-supply-stalls")]
    ramps.forEach(({ base, after }, at) => {
      expect(after.acceptance!).toBeGreaterThanOrEqual(base.acceptance!)
      expect(stalls[at]!.after.acceptance!).toBeLessThanOrEqual(base.acceptance!)
    })
  })
})
