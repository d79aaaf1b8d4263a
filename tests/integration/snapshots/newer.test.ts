import { beforeAll, expect, test, vi } from "vitest"
import type { ChartDocument } from "@/lib/charts/document"
import { movedSentence } from "@/lib/charts/moved"
import { specVersion } from "@/lib/charts/spec"
import { ENGINE_VERSION } from "@/lib/estimation"
import { buildChart } from "@/lib/server/charts/build-chart"
import { saveEdits } from "@/lib/server/mutations/save-edits"
import { changesSince, newerThan } from "@/lib/server/snapshots/newer"
import { chartDocument } from "../../factories/chart-document"
import { a800, actor, changeOf, firstQuantity, requestOf } from "../../factories/edits"
import { useFreshDatabase } from "../../setup/database"

// Next.js keeps results only within its own server. What is kept is not of interest here, what is made is.
vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))
useFreshDatabase({ withData: true })

let reports: ChartDocument
let stock: ChartDocument
const replay = (given: Partial<ChartDocument["provenance"]>) =>
  chartDocument({
    // No replay can be made of it: who makes today's chart learns that, and nobody else.
    spec: {
      version: specVersion,
      chart: "replay",
      changes: [{ do: "remove", rule: "no-such-rule" }],
      asOf: "2026-11",
      set: "own",
    },
    provenance: { ...stock.provenance, ...given },
  })

beforeAll(async () => {
  reports = (await buildChart({ version: specVersion, chart: "reports", order: a800, measure: "quantity" }))!
  stock = (await buildChart({ version: specVersion, chart: "stock", firm: "baidu" }))!
})

/** The document as if its first headline number had been another one. */
function otherwise(document: ChartDocument, engine = document.provenance.engine?.version): ChartDocument {
  const { provenance, measures } = document
  return {
    ...document,
    measures: measures.map((measure, at) => (at === 0 ? { ...measure, value: 1, words: "one" } : measure)),
    provenance: {
      ...provenance,
      engine: provenance.engine && { ...provenance.engine, version: engine ?? provenance.engine.version },
    },
  }
}

test("where neither the data nor the engine moved, nothing is, whatever this site would make of them", async () => {
  for (const document of [reports, stock]) {
    expect(await newerThan(otherwise(document))).toEqual({ status: "same" })
    expect(await changesSince(otherwise(document))).toEqual({ status: "same" })
  }
  expect(await newerThan(replay({}))).toEqual({ status: "same" })
})

test("figures that another engine moved are told as this site's, not as newer data", async () => {
  const sentence = movedSentence(await newerThan(otherwise(stock, "0.9.0")))
  expect(sentence).toMatch(/^This site now computes: .*one → /)
  expect(sentence).toContain(`(engine 0.9.0 then, ${ENGINE_VERSION} now)`)
  const unmoved = { ...otherwise(stock, "0.9.0"), measures: stock.measures }
  expect(await newerThan(unmoved)).toEqual({ status: "same" })
})

test("today's replay is made for who asks what changed, not for who opens the frozen one", async () => {
  const older = replay({ dataVersion: stock.provenance.dataVersion - 1 })
  expect(movedSentence(await newerThan(older))).toBe(
    "Newer data exist. Open the live chart to see what moved.",
  )
  expect(movedSentence(await changesSince(older))).toBe(
    "This chart is no longer made: nothing on record fits its settings any more.",
  )
  const ofOther = replay({ engine: { version: "0.9.0", seed: 1, draws: 10 } })
  expect(movedSentence(await newerThan(ofOther))).toMatch(
    /^This site now computes otherwise \(engine 0\.9\.0/,
  )
})

test("settings of a newer site are called that", async () => {
  const newer = await newerThan({ ...reports, spec: { ...reports.spec, version: specVersion + 1 } })
  expect(movedSentence(newer)).toBe(
    "The settings of this chart were written by a newer version of this site than the one that answers here.",
  )
})

test("a save is newer for the charts that it touched, and for no other", async () => {
  await saveEdits(
    requestOf([await changeOf("order", a800, (order) => firstQuantity(order, 70_000))], {
      author: actor("admin"),
      confirmed: ["reports/ft-2023-08-a800-100k-1bn/quantity"],
    }),
  )
  expect(movedSentence(await newerThan(reports))).toMatch(/^Newer data exist: .+ → .*70,000/)
  const status = (await buildChart({ version: specVersion, chart: "chip-status", chip: "h20-96gb" }))!
  expect(status.provenance.dataVersion).toBe(reports.provenance.dataVersion)
  expect(await newerThan(otherwise(status))).toEqual({ status: "same" })
})
