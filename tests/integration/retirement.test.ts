import { expect, test, vi } from "vitest"
import { restoreRevision, retireRecord } from "@/lib/server/mutations/restore"
import { saveEdits } from "@/lib/server/mutations/save-edits"
import { db } from "@/lib/server/db/client"
import { loadCatalogue } from "@/lib/server/queries/catalogue"
import { getRetirement } from "@/lib/server/queries/retirement"
import { importData } from "@/lib/server/import/import-data"
import { actor, requestOf } from "../factories/edits"
import { useFreshDatabase } from "../setup/database"

vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))

useFreshDatabase({ withData: true, forEachTest: true })

test("readers are told when and why a record was taken out, until it is restored", async () => {
  const { records } = await loadCatalogue()
  const record = { ...records.source[0]!, id: "retired-soon", url: null, title: "A page entered twice" }
  await saveEdits(requestOf([{ do: "create", kind: "source", record }]))
  expect(await getRetirement("source", record.id)).toBeNull()
  await retireRecord(actor(), "source", record.id, 1, "entered twice")
  expect(await getRetirement("source", record.id)).toMatchObject({
    title: "A page entered twice",
    reason: "entered twice",
    dataVersion: 3,
  })
  const { id } = await db().revision.findFirstOrThrow({ where: { action: "retire" } })
  await restoreRevision(actor(), id, "not twice after all")
  expect(await getRetirement("source", record.id)).toBeNull()
})

test("an import of the same files leaves a retired record retired", async () => {
  const { records } = await loadCatalogue()
  const flow = records.scenario.at(-1)!
  await retireRecord(actor(), "scenario", flow.id, 1, "no longer thought of")
  const { plan, before, dataVersion } = await importData("data", { editor: "tests", reason: "again" })
  expect(plan.kept).toContainEqual({ kind: "scenario", id: flow.id })
  expect(dataVersion).toBe(before)
  expect((await loadCatalogue()).scenario.has(flow.id)).toBe(false)
})
