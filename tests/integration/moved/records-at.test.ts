import fc from "fast-check"
import { beforeAll, expect, test } from "vitest"
import type { Records } from "@/lib/domain/record"
import { db } from "@/lib/server/db/client"
import { readRecords } from "@/lib/server/db/read-records"
import { recordsAt } from "@/lib/server/moved/records-at"
import type { Edit } from "@/lib/server/mutations/edit"
import { undoDataVersion } from "@/lib/server/mutations/restore"
import { saveEdits } from "@/lib/server/mutations/save-edits"
import { a800, actor, changeOf, firstQuantity, recordOf, requestOf } from "../../factories/edits"
import { useFreshDatabase } from "../../setup/database"

useFreshDatabase({ withData: true })

/** The records as they were read at each data version. */
const readThen = new Map<number, Records>()

async function save(edits: readonly Edit[], origin: "edit" | "restore" = "edit"): Promise<void> {
  const { dataVersion } = await saveEdits(requestOf(edits, { origin, author: { id: null, name: "tests" } }))
  readThen.set(dataVersion, await readRecords())
}

beforeAll(async () => {
  readThen.set(1, await readRecords())
  await save([await changeOf("order", a800, (order) => (order.title = "Another title"))])
  await save(
    [
      await changeOf("order", a800, (order) => firstQuantity(order, 77_000)),
      await changeOf("source", (await anySource()).id, (source) => (source.note = "Read again")),
    ],
    "restore",
  )
  const [note] = (await readRecords()).note
  await save(
    [{ do: "create", kind: "note", record: { ...note!, id: "a-new-note", text: "Something new" } }],
    "restore",
  )
  await save([{ do: "retire", kind: "note", id: "a-new-note", version: 1 }])
  await save(
    [{ do: "restore", kind: "note", record: { ...note!, id: "a-new-note", text: "Something new" } }],
    "restore",
  )
  const { dataVersion } = await undoDataVersion(actor(), 3, "It was wrong")
  readThen.set(dataVersion, await readRecords())
})

async function anySource() {
  const [source] = (await readRecords()).source
  return recordOf("source", source!.id)
}

test("the records of a data version are what was read while it was the newest", async () => {
  expect(readThen.size).toBe(7)
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...readThen.keys()), async (dataVersion) => {
      const then = await recordsAt(dataVersion)
      expect(then?.unreadable).toEqual([])
      expect(then?.records).toEqual(readThen.get(dataVersion))
    }),
    { numRuns: 20 },
  )
})

test("there are no records of a data version that never was", async () => {
  expect(await recordsAt(0)).toBeNull()
  expect(await recordsAt(99)).toBeNull()
  expect(await recordsAt(1.5)).toBeNull()
})

test("records of a few data versions stay in memory, those longest unasked for go first", async () => {
  const first = await recordsAt(1)
  for (const version of [2, 3, 4]) await recordsAt(version)
  expect(await recordsAt(1)).toBe(first)
  const second = await recordsAt(2)
  for (const version of [3, 4, 5, 6]) await recordsAt(version)
  expect(await recordsAt(2)).not.toBe(second)
  expect(await recordsAt(1)).not.toBe(first)
  expect(await recordsAt(1)).toEqual(first)
})

test("a record of then that cannot be read today is named and stands in as it is since", async () => {
  const revision = await db().revision.findFirstOrThrow({ where: { dataVersion: 2 } })
  const after = await recordsAt(1)
  expect(after?.records.order.find(({ id }) => id === a800)?.title).not.toBe("Another title")
  // Revisions are append-only; an older shape is one more revision that only its place in the history tells apart.
  await db().dataVersion.create({
    data: {
      number: 8,
      at: new Date(),
      editor: "tests",
      reason: "An older shape",
      origin: "edit",
      touched: [],
    },
  })
  await db().revision.create({
    data: {
      dataVersion: 8,
      kind: "order",
      recordId: a800,
      action: "change",
      before: { id: a800, title: "A shape of long ago" },
      after: revision.after as object,
      editor: "tests",
      reason: "An older shape",
      at: new Date(),
    },
  })
  const then = await recordsAt(7)
  expect(then?.unreadable).toEqual([{ kind: "order", id: a800, why: expect.any(String) }])
  expect(then?.records.order.find(({ id }) => id === a800)).toEqual(
    readThen.get(7)?.order.find(({ id }) => id === a800),
  )
})
