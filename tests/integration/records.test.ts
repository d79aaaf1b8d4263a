import { expect, test } from "vitest"
import { recordKinds, type RecordKind } from "@/lib/domain/record"
import { db } from "@/lib/server/db/client"
import { readRecords } from "@/lib/server/db/read-records"
import { importData } from "@/lib/server/import/import-data"
import { readDataFiles } from "@/lib/server/import/read"
import { useFreshDatabase } from "../setup/database"

useFreshDatabase({ withData: true })

const inOrder = (records: readonly { id: string }[]) => [...records].sort((a, b) => (a.id < b.id ? -1 : 1))

test.for(recordKinds)(
  "every %s of data/ comes back from the database as it stands in its file",
  async (kind) => {
    const files = readDataFiles("data").records[kind]
    const stored = (await readRecords())[kind]
    expect(files.length).toBeGreaterThan(0)
    expect(inOrder(stored)).toEqual(inOrder(files))
  },
)

test("data/ imported a second time changes nothing", async () => {
  const { plan, before, dataVersion } = await importData("data", { editor: "tests", reason: "again" })
  const { create, change, kept, conflicts, absent, said } = plan
  expect({ create, change, kept, conflicts, absent, said }).toEqual({
    ...{ create: [], change: [], kept: [], conflicts: [], absent: [], said: [] },
  })
  expect([before, dataVersion]).toEqual([1, 1])
})

test("each record of data/ has one revision, which holds it whole", async () => {
  const { records } = readDataFiles("data")
  const revisions = await db().revision.findMany({
    select: { kind: true, recordId: true, action: true, after: true },
  })
  const total = recordKinds.reduce((sum, kind) => sum + records[kind].length, 0)
  expect(revisions).toHaveLength(total)
  const held = new Map(revisions.map(({ kind, recordId, after }) => [`${kind}:${recordId}`, after]))
  const differing = recordKinds.flatMap((kind: RecordKind) =>
    records[kind].filter(
      (record) => JSON.stringify(held.get(`${kind}:${record.id}`)) !== JSON.stringify(record),
    ),
  )
  expect(differing).toEqual([])
})
