import { expect, test } from "vitest"
import type { Records } from "@/lib/domain/record"
import { readRecords } from "@/lib/server/db/read-records"
import { loadCatalogue, seedCatalogue } from "@/lib/server/queries/catalogue"
import { anotherConnection } from "../setup/another-connection"
import { useFreshDatabase } from "../setup/database"

useFreshDatabase({ withData: true, forEachTest: true })

async function saveElsewhere(number: number, title: string): Promise<void> {
  const another = await anotherConnection()
  await another.run(
    `INSERT INTO "DataVersion" ("number", "at", "readyAt", "editor", "reason", "origin")
     VALUES (?, ?, ?, 'a', 'b', 'edit')`,
    ...[number, new Date().toISOString(), new Date().toISOString()],
  )
  await another.run(`UPDATE "Dataset" SET "title" = ?`, title)
  await another.close()
}

function titled(records: Records, title: string): Records {
  return { ...records, dataset: records.dataset.map((dataset) => ({ ...dataset, title })) }
}

test("records that a save hands over are used while its version is the newest", async () => {
  const before = await loadCatalogue()
  const after = titled(before.records, "Written")
  await saveElsewhere(2, "Written")
  seedCatalogue(2, after)
  const { records, dataset, dataVersion } = await loadCatalogue()
  expect([dataset.title, dataVersion]).toEqual(["Written", 2])
  expect(records).toBe(after)
})

test("records handed over late, after another process saved, are not used", async () => {
  const { records } = await loadCatalogue()
  await saveElsewhere(2, "Written here")
  await saveElsewhere(3, "Written elsewhere")
  seedCatalogue(2, titled(records, "Written here"))
  expect(await loadCatalogue()).toMatchObject({ dataVersion: 3, dataset: { title: "Written elsewhere" } })
  // Even later: what is there already is newer.
  seedCatalogue(2, titled(records, "Written here"))
  expect((await loadCatalogue()).dataset.title).toBe("Written elsewhere")
  expect((await readRecords()).dataset[0]?.title).toBe("Written elsewhere")
})
