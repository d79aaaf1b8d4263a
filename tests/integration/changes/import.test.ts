import { expect, test, vi } from "vitest"
import { byWords } from "@/lib/changes-words"
import { importData } from "@/lib/server/import/import-data"
import { getChange, getChanges, workOutAllMoves } from "@/lib/server/queries/changes"
import { dataFolder } from "../../factories/data-folder"
import { smallRecords } from "../../factories/records"
import { useFreshDatabase } from "../../setup/database"

vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))

useFreshDatabase({ forEachTest: true })

test("a later import is told like an edit, by what its files changed", async () => {
  const records = smallRecords()
  const [firm] = records.company
  await importData(dataFolder(records), {
    editor: "import of ada@example.org",
    reason: "first import of data",
  })
  const renamed = {
    ...records,
    company: [{ ...firm!, description: "Another line" }, ...records.company.slice(1)],
  }
  await importData(dataFolder(renamed), {
    editor: "import of ada@example.org",
    reason: "What the firm says of itself",
  })
  await workOutAllMoves()
  const { entries } = (await getChanges())!
  expect(entries.map(({ number, isFirst }) => [number, isFirst])).toEqual([
    [2, false],
    [1, true],
  ])
  const { entry } = (await getChange(2))!
  expect(byWords(entry)).toBe("by an import of data files")
  expect(entry.reason).toBe("What the firm says of itself")
  expect(entry.records).toMatchObject([
    {
      kind: "company",
      id: firm!.id,
      changes: [{ name: "description", before: firm!.description, after: "Another line" }],
    },
  ])
  expect(entry.moves).toEqual({ status: "known", firms: [] })
  expect(JSON.stringify(entries)).not.toContain("example.org")
  // The firm's own changes are these, too.
  expect((await getChanges(firm!.id))!.entries.map(({ number }) => number)).toEqual([2, 1])
})
