import { isDeepStrictEqual } from "node:util"
import { expect, test } from "vitest"
import { recordKinds } from "@/lib/domain/record"
import { db } from "@/lib/server/db/client"
import { readRecords } from "@/lib/server/db/read-records"
import { saveEdits } from "@/lib/server/mutations/save-edits"
import { newestRecords, type Versioned } from "@/lib/server/queries/kept-records"
import { a800, changeOf, recordOf, requestOf } from "../factories/edits"
import { useFreshDatabase } from "../setup/database"

useFreshDatabase({ withData: true, forEachTest: true })

/** As if another process had saved everything after this data version. */
function keepOnly(known: Versioned): void {
  const { chipRunwayRecords } = globalThis as unknown as {
    chipRunwayRecords: { versions: Map<number, Promise<Versioned>> }
  }
  chipRunwayRecords.versions.clear()
  chipRunwayRecords.versions.set(known.dataVersion, Promise.resolve(known))
}

test("a revision holds a record exactly as the database gives it back", async () => {
  const records = await readRecords()
  const revisions = await db().revision.findMany({ select: { kind: true, recordId: true, after: true } })
  const saved = new Map(revisions.map(({ kind, recordId, after }) => [`${kind} ${recordId}`, after]))
  const others: string[] = []
  let compared = 0
  for (const kind of recordKinds) {
    for (const record of records[kind]) {
      if (!isDeepStrictEqual(saved.get(`${kind} ${record.id}`), record)) others.push(`${kind} ${record.id}`)
      compared += 1
    }
  }
  expect([others, compared]).toEqual([[], revisions.length])
})

test("records brought up from an earlier version are those that reading all gives", async () => {
  const before = await newestRecords()
  await saveEdits(requestOf([await changeOf("order", a800, (order) => (order.title = "Another title"))]))
  const made = { ...(await recordOf("source", before.records.source[0]!.id)), id: "zz-made-in-a-test" }
  await saveEdits(requestOf([{ do: "create", kind: "source", record: made }]))
  await saveEdits(requestOf([await changeOf("source", made.id, (source) => (source.title = "Another"))]))
  keepOnly(before)
  const brought = await newestRecords()
  expect(brought.dataVersion).toBe(4)
  // Not read anew: what nobody changed is the same list.
  expect(brought.records.chip).toBe(before.records.chip)
  expect(brought.records.order).not.toBe(before.records.order)
  expect(brought.records).toEqual(await readRecords())

  await saveEdits(requestOf([{ do: "retire", kind: "source", id: made.id, version: 2 }]))
  keepOnly(brought)
  const without = await newestRecords()
  expect(without.records.chip).toBe(before.records.chip)
  expect(without.records).toEqual(await readRecords())
})

test("a version that holds no revision is read whole", async () => {
  const before = await newestRecords()
  const row = { number: 2, at: new Date(), readyAt: new Date(), editor: "a", reason: "b", origin: "edit" }
  await db().dataVersion.create({ data: row })
  const { dataVersion, records } = await newestRecords()
  expect(dataVersion).toBe(2)
  expect(records.chip).not.toBe(before.records.chip)
})
