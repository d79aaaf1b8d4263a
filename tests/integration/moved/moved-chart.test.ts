import { beforeAll, expect, test, vi } from "vitest"
import { chartDocumentSchema, type ChartDocument } from "@/lib/charts/document"
import { runwayViews, whyMovedAddress } from "@/lib/charts/frozen-views"
import { specVersion as version, type SpecOf } from "@/lib/charts/spec"
import { runWords } from "@/lib/charts/verify/comparison-words"
import { db } from "@/lib/server/db/client"
import { buildChart } from "@/lib/server/charts/build-chart"
import { saveEdits } from "@/lib/server/mutations/save-edits"
import { freezeChart } from "@/lib/server/snapshots/freeze-chart"
import { getSnapshot, getSnapshotInput } from "@/lib/server/snapshots/get-snapshot"
import { reproduce } from "@/lib/server/snapshots/reproduce"
import { whyMoved } from "@/lib/server/snapshots/why-moved"
import { changeOf, requestOf } from "../../factories/edits"
import { useFreshDatabase } from "../../setup/database"

vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))

useFreshDatabase({ withData: true })

const runway = { version, chart: "runway", firm: "baidu", workload: "training", set: "own" } as const
const movedSpec = (from: string, to: string): SpecOf<"moved"> => ({
  ...runway,
  chart: "moved",
  from,
  to,
})

let frozen: ChartDocument

beforeAll(async () => {
  await db().dataset.updateMany({ data: { draws: 300 } })
  const { id } = await freezeChart(runway)
  const opened = (await getSnapshot(id))!.opened
  if (opened.status !== "ok") throw new Error("it was frozen just now")
  frozen = opened.document
  const edit = await changeOf("assumption", "runsPerYear", (one) => {
    one.distribution = { dist: "lognormal", p5: 3, p95: 8 }
  })
  await saveEdits(requestOf([edit], { author: { id: null, name: "tests" }, origin: "restore" }))
}, 300_000)

test("a frozen runway says why it is another one today, and where its parts stand", async () => {
  expect(await whyMoved(frozen)).toMatch(
    /^\d+ → \d+ months?, because of a changed assumption, “flagship runs a year” \(−\d+\)\. For orientation only: the inputs of Nov 2026, data version 2 contradict each other\.$/,
  )
  const [view] = runwayViews(frozen)
  expect(whyMovedAddress(frozen, view!)).toBe("/companies/baidu/moved?from=2026-11@1")
})

test("an older engine is the first of the reasons", async () => {
  const [run] = frozen.runs
  const [p5, p25, median, p75, p95] = run!.figures["training.own.runway"]!
  const older: ChartDocument = {
    ...frozen,
    provenance: { ...frozen.provenance, engine: { ...frozen.provenance.engine!, version: "0.9.0" } },
    runs: [
      {
        ...run!,
        figures: { ...run!.figures, "training.own.runway": [p5!, p25!, median! + 30, p75!, p95!] },
      },
    ],
  }
  expect(await whyMoved(older)).toMatch(/because of engine 1\.\d+\.\d+ instead of 0\.9\.0 \(−30\)/)
})

test("a chart of records, or of several runways, gives no reason of one", async () => {
  const board = (await buildChart({ version, chart: "runway-board", set: "own", sort: "name", kind: "all" }))!
  expect(runwayViews(board).length).toBeGreaterThan(1)
  expect(await whyMoved(board)).toBeNull()
  expect(await whyMoved({ ...frozen, measures: [] })).toBeNull()
  const ofAnother = { ...frozen, provenance: { ...frozen.provenance, dataVersion: 99 } }
  expect(await whyMoved(ofAnother)).toBeNull()
}, 120_000)

test("what moved is a chart whose both ends can be run again from its frozen link", async () => {
  const { id } = await freezeChart(movedSpec("1", "2"))
  const { opened } = (await getSnapshot(id))!
  if (opened.status !== "ok") throw new Error("it was frozen just now")
  const document = chartDocumentSchema.parse(opened.document)
  expect(document.runs.map(({ variant }) => variant)).toEqual([
    "2026-11, data version 1",
    "2026-11, data version 2",
  ])
  const said: string[] = []
  for await (const result of reproduce(document, getSnapshotInput)) said.push(runWords(result))
  expect(said).toEqual([
    expect.stringMatching(/2026-11, data version 1: all \d+ figures are equal/),
    expect.stringMatching(/2026-11, data version 2: all \d+ figures are equal/),
  ])
  const column = (name: string) => {
    const at = document.data.columns.findIndex((one) => one.name === name)
    return document.data.rows.map((row) => row[at])
  }
  expect(column("part")).toEqual(["start", "assumptions", "end"])
  // Twice as many runs are more than its chips can have done.
  expect(column("grade")).toEqual(["shown", "", "strained"])
  const [start, , end] = column("months_after") as number[]
  expect(end! - start!).toBe(column("months_change")[1])
  expect(document.measures.map(({ value }) => value)).toEqual([start, end])
})

test.each([
  ["1", "99"],
  ["2", "1"],
  ["2024-02", "2"],
])("there is no chart from %s to %s", async (from, to) => {
  expect(await buildChart(movedSpec(from, to))).toBeNull()
})

test("without a change between both ends they are one run", async () => {
  const document = (await buildChart(movedSpec("2", "2026-11@2")))!
  expect(document.runs).toHaveLength(1)
  expect(document.answer).toContain("then and now. Nothing has changed.")
})
