import { execFileSync } from "node:child_process"
import { expect, test, vi } from "vitest"
import type * as documentMigrations from "@/lib/charts/document-migrations"
import type * as specMigrations from "@/lib/charts/spec-migrations"
import type { ChartSpec } from "@/lib/charts/spec"
import { movedSentence } from "@/lib/charts/moved"
import { closeDatabase, db } from "@/lib/server/db/client"
import { saveEdits } from "@/lib/server/mutations/save-edits"
import { freezeChart } from "@/lib/server/snapshots/freeze-chart"
import { getSnapshot } from "@/lib/server/snapshots/get-snapshot"
import { newerThan } from "@/lib/server/snapshots/newer"
import { a800, actor, changeOf, firstQuantity, recordOf, requestOf } from "../../factories/edits"
import { useFreshDatabase } from "../../setup/database"
import { doorHashes } from "../../setup/door-hashes"

const later = vi.hoisted(() => ({ isOn: false }))

vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))

// The site as it will be after its specs and documents have become other ones: what is frozen passes a step first.
vi.mock("@/lib/charts/spec-migrations", async (original) => {
  const { migrateSpec } = await original<typeof specMigrations>()
  const steps = { 0: (spec: specMigrations.StoredSpec) => ({ ...spec, version: 1 }) }
  return {
    migrateSpec: (stored: specMigrations.StoredSpec) =>
      later.isOn ? migrateSpec({ ...stored, version: 0 }, { steps }) : migrateSpec(stored),
  }
})
vi.mock("@/lib/charts/document-migrations", async (original) => {
  const { openDocument } = await original<typeof documentMigrations>()
  const steps = { 0: (document: Record<string, unknown>) => ({ ...document, version: 1 }) }
  return {
    openDocument: (stored: { version: number }) =>
      later.isOn ? openDocument({ ...stored, version: 0 }, { steps }) : openDocument(stored),
  }
})

useFreshDatabase({ withEstimates: true })

const version = 1
const quantityOfFirst = "reports/ft-2023-08-a800-100k-1bn/quantity"
const views: ChartSpec[] = [
  { version, chart: "runway", firm: "baidu", workload: "training", set: "own" },
  { version, chart: "reports", order: a800, measure: "quantity" },
  { version, chart: "orders-table", firm: "baidu" },
]

async function hashesOf(ids: readonly string[]): Promise<Record<string, string>> {
  const all: Record<string, string> = {}
  for (const id of ids) Object.assign(all, await doorHashes(id))
  return all
}

test("the same view of the same data has one link, also when many freeze it at once", async () => {
  const view: ChartSpec = { version, chart: "deliveries", firm: "tencent" }
  const frozen = await Promise.all(Array.from({ length: 8 }, () => freezeChart(view)))
  expect(new Set(frozen.map(({ id }) => id)).size).toBe(1)
  expect(frozen.filter(({ isNew }) => isNew)).toHaveLength(1)
  expect(await db().snapshot.count({ where: { id: frozen[0]!.id } })).toBe(1)
})

test("what was frozen gives the same bytes through every door after edits, migrations and in another process", async () => {
  const ids: string[] = []
  for (const view of views) ids.push((await freezeChart(view)).id)
  const before = await hashesOf(ids)
  expect(Object.keys(before)).toHaveLength(7 * views.length)

  for (let round = 1; round <= 5; round += 1) {
    await saveEdits(
      requestOf(
        [
          await changeOf("order", a800, (order) => firstQuantity(order, 100_000 + 10_000 * round)),
          await changeOf("company", "baidu", (company) => void (company.name = `Baidu, renamed ${round}`)),
        ],
        { author: actor("admin"), confirmed: [quantityOfFirst], reason: `round ${round}` },
      ),
    )
  }
  const source = (await recordOf("order", a800)).reports[0]!.sourceId
  await saveEdits(
    requestOf([await changeOf("source", source, (record) => void (record.publisher = "Another name"))]),
  )

  expect(await hashesOf(ids)).toEqual(before)
  later.isOn = true
  expect(await hashesOf(ids)).toEqual(before)
  later.isOn = false

  await closeDatabase()
  const printed = execFileSync(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "tests/setup/print-door-hashes.ts", ...ids],
    { encoding: "utf8" },
  )
  expect(JSON.parse(printed)).toEqual(before)
})

test("a frozen chart says how far its answer moved, and its document stays", async () => {
  const { id } = await freezeChart(views[1]!)
  const frozen = (await getSnapshot(id))!
  if (frozen.opened.status !== "ok") throw new Error("the snapshot cannot be read")
  expect(await newerThan(frozen.opened.document)).toEqual({ status: "same" })

  await saveEdits(
    requestOf([await changeOf("order", a800, (order) => firstQuantity(order, 7_000))], {
      confirmed: [quantityOfFirst],
    }),
  )
  const newer = await newerThan(frozen.opened.document)
  expect(newer.status).toBe("newer")
  expect(movedSentence(newer)).toMatch(/^Newer data exist: .+ → .+\.$/)
  expect(await getSnapshot(id)).toEqual(frozen)
  const { id: another } = await freezeChart(views[1]!)
  expect(another).not.toBe(id)
})
