import { afterEach, describe, expect, test, vi } from "vitest"
import type { ChartSpec } from "@/lib/charts/spec"
import { runCase } from "@/lib/estimation/case/run-case"
import * as charts from "@/lib/server/charts/build-chart"
import { liveChart } from "@/lib/server/doors/live-chart"
import { keptKit } from "@/lib/server/lab/kept-kit"
import * as kits from "@/lib/server/lab/kit"
import { runCaseToShow } from "@/lib/server/lab/run-case-in-turn"
import { OneByOne } from "@/lib/server/one-by-one"
import { loadCatalogue } from "@/lib/server/queries/catalogue"
import { useFreshDatabase } from "../../setup/database"

vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))
useFreshDatabase({ withData: true, withEstimates: true })

const holder = globalThis as { chipRunwayLaboratories?: OneByOne; chipRunwayRefusedCharts?: unknown }
afterEach(() => {
  vi.restoreAllMocks()
  delete holder.chipRunwayLaboratories
  delete holder.chipRunwayRefusedCharts
})

const spec = (runsPerYear: number) =>
  ({
    version: 1,
    chart: "laboratory",
    firm: "baidu",
    workload: "training",
    set: "own",
    asOf: null,
    scenario: "as-things-stand",
    assumptions: { "training.runsPerYear": { is: "value", value: runsPerYear } },
    trust: {},
    compare: null,
  }) satisfies ChartSpec

async function baiduKit() {
  const catalogue = await loadCatalogue()
  return keptKit(catalogue, catalogue.company.get("baidu")!, catalogue.dataset.asOf)
}

describe("a case that contradicts what is known", () => {
  test("is run for a glance alone, and has no number as it has none in full", async () => {
    const kit = await baiduKit()
    const asked = { draws: 1000, seed: 1, fans: true }
    const { report, graded } = await runCaseToShow(kit, spec(100_000), asked)
    expect(report!.tried).toBeLessThanOrEqual(20 * 250)
    expect(graded?.training.grade).toBe("none")
    expect(graded?.training.why[0]).toBe(runCase(kit, spec(100_000), asked).graded?.training.why[0])
  })

  test("is not run again for whoever asks for the same", async () => {
    const build = vi.spyOn(charts, "buildChart")
    const refused = {
      code: "invalid-input",
      message: expect.stringContaining("there is no number") as string,
    }
    await expect(liveChart(spec(100_000))).rejects.toMatchObject(refused)
    await expect(liveChart(spec(100_000))).rejects.toMatchObject(refused)
    expect(build).toHaveBeenCalledTimes(1)
    await expect(liveChart(spec(100_001))).rejects.toMatchObject(refused)
    expect(build).toHaveBeenCalledTimes(2)
  })
})

test("a case that agrees with what is known is run in full, to the last digit", async () => {
  const kit = await baiduKit()
  const asked = { draws: 600, seed: 1, fans: true }
  expect(await runCaseToShow(kit, spec(2), asked)).toEqual(runCase(kit, spec(2), asked))
})

test("a firm's kit is made once for a data version", async () => {
  const make = vi.spyOn(kits, "kitOf")
  const catalogue = await loadCatalogue()
  const alibaba = catalogue.company.get("alibaba")!
  const kit = keptKit(catalogue, alibaba, catalogue.dataset.asOf)
  expect(keptKit(catalogue, alibaba, catalogue.dataset.asOf)).toBe(kit)
  expect(make).toHaveBeenCalledTimes(1)
  keptKit({ records: { ...catalogue.records } }, alibaba, catalogue.dataset.asOf)
  expect(make).toHaveBeenCalledTimes(2)
})

test("who finds the queue full is told at once, is not refused for good, and has cost no kit", async () => {
  const queue = new OneByOne(8)
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  const waiting = Array.from({ length: 9 }, () => queue.run(() => held))
  holder.chipRunwayLaboratories = queue
  const make = vi.spyOn(kits, "kitOf")
  const asked = { ...spec(2), firm: "bytedance" }
  await expect(liveChart(asked)).rejects.toMatchObject({ code: "busy" })
  expect(make).not.toHaveBeenCalled()
  release()
  await Promise.all(waiting.map((turn) => turn ?? Promise.reject(new Error("the queue took fewer"))))
  expect((await liveChart(asked))?.document.spec).toEqual(asked)
})
