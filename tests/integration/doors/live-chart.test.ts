import { afterEach, expect, test, vi } from "vitest"
import { GET } from "@/app/doors/charts/[chart]/[door]/route"
import type { ChartSpec } from "@/lib/charts/spec"
import { chartDoors } from "@/lib/routes"
import * as charts from "@/lib/server/charts/build-chart"
import * as clock from "@/lib/server/clock"
import { liveChart } from "@/lib/server/doors/live-chart"
import { saveEdits } from "@/lib/server/mutations/save-edits"
import { sha256Of } from "@/lib/server/snapshots/content"
import { a800, changeOf, firstQuantity, requestOf } from "../../factories/edits"
import { useFreshDatabase } from "../../setup/database"

vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))

useFreshDatabase({ withEstimates: true })

const view: ChartSpec = { version: 1, chart: "reports", order: a800, measure: "quantity" }

/** Forgets what this process keeps, as a new one would begin. */
function forget(): void {
  const kept = globalThis as { chipRunwayLiveCharts?: unknown; chipRunwayPngs?: unknown }
  delete kept.chipRunwayLiveCharts
  delete kept.chipRunwayPngs
}

afterEach(() => {
  vi.restoreAllMocks()
  forget()
})

test("a live chart is made once for all who ask, until the data move on", async () => {
  const build = vi.spyOn(charts, "buildChart")
  const [first, second] = await Promise.all([liveChart(view), liveChart({ ...view })])
  expect(second).toBe(first)
  expect(await liveChart(view)).toBe(first)
  expect(build).toHaveBeenCalledTimes(1)

  const edit = await changeOf("order", a800, (order) => firstQuantity(order, 123_000))
  await saveEdits(requestOf([edit], { confirmed: ["reports/ft-2023-08-a800-100k-1bn/quantity"] }))
  const after = await liveChart(view)
  expect(after?.document.provenance.dataVersion).toBe(first!.document.provenance.dataVersion + 1)
  expect(after?.document.data).not.toEqual(first?.document.data)
  expect(build).toHaveBeenCalledTimes(2)
})

const dated: ChartSpec[] = [
  { version: 1, chart: "runway-board", set: "own", sort: "training", kind: "all" },
  { version: 1, chart: "stock", firm: "baidu" },
  { version: 1, chart: "exposure", firm: "baidu" },
  { version: 1, chart: "chip-status", chip: "h20-96gb" },
  { version: 1, chart: "law" },
  { version: 1, chart: "chips-table" },
]

test.for(dated)("a $chart made two years later from the same data is the same", async (spec) => {
  const first = (await liveChart(spec))!.hash
  forget()
  const later = new Date(Date.now() + 2 * 365 * 24 * 60 * 60_000)
  vi.spyOn(clock, "now").mockReturnValue(later)
  vi.spyOn(clock, "thisMonth").mockReturnValue("2028-11")
  expect((await liveChart(spec))!.hash).toBe(first)
})

test("a chart of what is not on record is null, and is not looked for again", async () => {
  const build = vi.spyOn(charts, "buildChart")
  expect(await liveChart({ ...view, order: "no-such-order" })).toBeNull()
  expect(await liveChart({ ...view, order: "no-such-order" })).toBeNull()
  expect(build).toHaveBeenCalledTimes(1)
})

test("a build that failed is tried again by the next who asks", async () => {
  vi.spyOn(charts, "buildChart").mockRejectedValueOnce(new Error("no"))
  await expect(liveChart(view)).rejects.toThrow("no")
  expect(await liveChart(view)).not.toBeNull()
})

test.for(chartDoors)("a live chart's %s made anew has the same bytes", async (door) => {
  const hash = async () => {
    const request = new Request(`http://localhost:3000/?order=${a800}`)
    const response = await GET(request, { params: Promise.resolve({ chart: "reports", door }) })
    expect(response.status).toBe(200)
    return sha256Of(new Uint8Array(await response.arrayBuffer()))
  }
  const first = await hash()
  forget()
  expect(await hash()).toBe(first)
})
