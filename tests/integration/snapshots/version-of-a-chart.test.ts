import { expect, test, vi } from "vitest"
import type { ChartSpec } from "@/lib/charts/spec"
import { getDossier } from "@/lib/server/dossier/get-dossier"
import { saveEdits } from "@/lib/server/mutations/save-edits"
import { currentDataVersion } from "@/lib/server/db/data-version"
import { freezeChart } from "@/lib/server/snapshots/freeze-chart"
import { getSnapshot } from "@/lib/server/snapshots/get-snapshot"
import { a800, changeOf, requestOf } from "../../factories/edits"
import { useFreshDatabase } from "../../setup/database"

vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))

useFreshDatabase({ withData: true })

const reports: ChartSpec = { version: 1, chart: "reports", order: a800, measure: "cost" }

async function versionOf(id: string): Promise<number> {
  const snapshot = await getSnapshot(id)
  if (snapshot?.opened.status !== "ok") throw new Error(`there is no snapshot ${id}`)
  return snapshot.opened.document.provenance.dataVersion
}

test("a chart names the data version that last touched it, and keeps its link through saves of something else", async () => {
  const first = await freezeChart(reports)
  expect(await versionOf(first.id)).toBe(1)

  const elsewhere = await changeOf(
    "company",
    "moonshot",
    (company) => void (company.description = "Elsewhere."),
  )
  await saveEdits(requestOf([elsewhere]))
  expect(await currentDataVersion()).toBe(2)
  expect(await freezeChart(reports)).toEqual({ id: first.id, isNew: false })

  await saveEdits(
    requestOf([await changeOf("order", a800, (order) => void (order.reports[0]!.note = "Seen again."))]),
  )
  const touched = await freezeChart(reports)
  expect(touched.isNew).toBe(true)
  expect(await versionOf(touched.id)).toBe(3)
})

test("a dossier and its charts name one data version", async () => {
  const dossier = (await getDossier("tencent"))!
  const versions = dossier.charts.map(({ document }) => document.provenance.dataVersion)
  expect(versions.length).toBeGreaterThan(3)
  expect(new Set([dossier.profile.dataVersion, ...versions]).size).toBe(1)
})
