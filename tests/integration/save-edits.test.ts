import { expect, test, vi } from "vitest"
import { db } from "@/lib/server/db/client"
import { readRecords } from "@/lib/server/db/read-records"
import { fingerprintOf } from "@/lib/server/estimates/fingerprint"
import { EditConflict, EditRefused } from "@/lib/server/mutations/edit-errors"
import { restoreRevision, retireRecord, undoDataVersion } from "@/lib/server/mutations/restore"
import { saveEdits } from "@/lib/server/mutations/save-edits"
import { getRecordAtVersion, getRecordToEdit } from "@/lib/server/queries/admin/records"
import { loadCatalogue } from "@/lib/server/queries/catalogue"
import { changeSettings } from "@/lib/server/settings"
import { a800, actor, changeOf, firstQuantity, recordOf, requestOf } from "../factories/edits"
import { anotherConnection } from "../setup/another-connection"
import { useFreshDatabase } from "../setup/database"
import { whileFull } from "../setup/full-database"

vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))

useFreshDatabase({ withData: true, forEachTest: true })
const quantityOfFirst = `reports/ft-2023-08-a800-100k-1bn/quantity`

test("a save writes record, revision and data version together, and the next reader sees it", async () => {
  const before = await recordOf("order", a800)
  const edit = await changeOf("order", a800, (order) => (order.title = "Another title"))
  const { dataVersion } = await saveEdits(requestOf([edit]))
  expect(dataVersion).toBe(2)
  expect((await loadCatalogue()).order.get(a800)?.title).toBe("Another title")
  const stored = (await readRecords()).order.find(({ id }) => id === a800)
  expect(stored).toEqual({ ...before, title: "Another title" })
  const revision = await db().revision.findFirstOrThrow({ where: { dataVersion } })
  expect(revision).toMatchObject({
    kind: "order",
    recordId: a800,
    action: "change",
    reason: "a test's reason",
  })
  expect(revision).toMatchObject({ editorId: "user-editor", before, after: { title: "Another title" } })
  expect(await getRecordToEdit(actor(), "order", a800)).toMatchObject({ version: 2, retired: null })
})

test("the records handed to the next reader are those that lie in the database", async () => {
  await saveEdits(requestOf([await changeOf("order", a800, (order) => (order.title = "Another title"))]))
  const { records } = await loadCatalogue()
  expect(fingerprintOf(records)).toBe(fingerprintOf(await readRecords()))
})

test("the second of two editors who began alike is refused, and what the first saved stays", async () => {
  const first = await changeOf("order", a800, (order) => (order.title = "The first title"))
  const second = await changeOf("order", a800, (order) => (order.title = "The second title"))
  await saveEdits(requestOf([first]))
  const refusal = await saveEdits(requestOf([second])).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(EditConflict)
  expect((refusal as EditConflict).conflicts).toEqual([{ kind: "order", id: a800, newest: 2 }])
  expect((await recordOf("order", a800)).title).toBe("The first title")
  const began = await getRecordAtVersion(actor(), "order", a800, 1)
  expect(began?.title).toBe("ByteDance, Alibaba, Tencent and Baidu: about 100,000 A800 for 2023")
})

test("edits of different records begun at the same time are all saved", async () => {
  const { records } = await loadCatalogue()
  const some = records.source.slice(0, 20)
  const edits = await Promise.all(
    some.map(({ id }) => changeOf("source", id, (source) => (source.note = `looked at: ${id}`))),
  )
  const saved = await Promise.all(edits.map((edit) => saveEdits(requestOf([edit]))))
  expect(new Set(saved.map(({ dataVersion }) => dataVersion)).size).toBe(20)
  for (const { id } of some) expect((await recordOf("source", id)).note).toBe(`looked at: ${id}`)
})

test("a changed figure needs a reference that is new or was looked at again", async () => {
  const edit = await changeOf("order", a800, (order) => firstQuantity(order, 90_000))
  const refusal = await saveEdits(requestOf([edit])).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(EditRefused)
  expect(refusal).toMatchObject({ code: "evidence-missing", faults: [{ id: a800, field: quantityOfFirst }] })
  await saveEdits(requestOf([edit], { confirmed: [quantityOfFirst] }))
  const revision = await db().revision.findFirstOrThrow({ where: { dataVersion: 2 } })
  expect(revision.evidence).toEqual([
    {
      field: quantityOfFirst,
      sourceIds: ["nasdaq-chinas-internet-giants-order-5-bln-of-nvidia-chips"],
      how: "confirmed again",
    },
  ])
})

test("an edit that names what does not exist, or breaks the record's schema, is refused by field", async () => {
  const wrong = await changeOf("order", a800, (order) => {
    order.buyers = ["nobody"]
  })
  await expect(saveEdits(requestOf([wrong]))).rejects.toMatchObject({
    code: "invalid-data",
    faults: expect.arrayContaining([
      { kind: "order", id: a800, field: "buyers.0", message: 'there is no company "nobody"' },
    ]) as unknown,
  })
  const broken = await changeOf("order", a800, (order) => (order.title = ""))
  await expect(saveEdits(requestOf([broken]))).rejects.toMatchObject({ faults: [{ field: "title" }] })
  expect((await loadCatalogue()).dataVersion).toBe(1)
})

test("without a reason, a change or the right role nothing is saved", async () => {
  const edit = await changeOf("order", a800, (order) => (order.title = "Another title"))
  await expect(saveEdits(requestOf([edit], { reason: "  " }))).rejects.toMatchObject({
    code: "invalid-input",
  })
  await expect(saveEdits(requestOf([edit], { author: actor("reader") }))).rejects.toMatchObject({
    code: "forbidden",
  })
  const same = await changeOf("order", a800, () => {})
  await expect(saveEdits(requestOf([same]))).rejects.toThrow("Nothing was changed")
})

test("a retired record leaves the data and its estimates, and comes back whole with its history", async () => {
  // A statement that no contradiction names.
  const { records } = await loadCatalogue()
  const named = new Set([
    ...records.conflict.flatMap(({ claimIds }) => claimIds),
    ...records.company.flatMap(({ compute }) => compute.claimIds),
    ...records.listing.flatMap(({ claimIds }) => claimIds),
    ...records.order.flatMap(({ crossChecks }) => crossChecks.map(({ claimId }) => claimId)),
  ])
  const free = records.statement.find(({ id }) => !named.has(id))!
  await retireRecord(actor(), "statement", free.id, 1, "it was a joke")
  expect((await loadCatalogue()).records.statement.some(({ id }) => id === free.id)).toBe(false)
  expect(await getRecordToEdit(actor(), "statement", free.id)).toMatchObject({
    record: free,
    version: 2,
    retired: { reason: "it was a joke", editor: "The editor" },
  })
  const retirement = await db().revision.findFirstOrThrow({ where: { action: "retire" } })
  expect(retirement.before).toEqual(free)
  await restoreRevision(actor(), retirement.id, "it was meant")
  expect(await recordOf("statement", free.id)).toEqual(free)
  expect(await getRecordToEdit(actor(), "statement", free.id)).toMatchObject({ version: 3, retired: null })
  expect((await readRecords()).statement).toEqual(records.statement)
})

test("a retired record cannot be made anew past the evidence its figures need", async () => {
  const { records } = await loadCatalogue()
  const source = records.source.find(({ id }) => id.startsWith("project-")) ?? records.source.at(-1)!
  const copy = { ...source, id: "a-source-nobody-names" }
  await saveEdits(requestOf([{ do: "create", kind: "source", record: copy }]))
  await retireRecord(actor(), "source", copy.id, 1, "entered twice")
  await expect(saveEdits(requestOf([{ do: "create", kind: "source", record: copy }]))).rejects.toMatchObject({
    code: "invalid-data",
    faults: [{ id: copy.id, field: "id" }],
  })
})

test("a firm's website is a page of the web, never a script", async () => {
  const edit = await changeOf("company", "baidu", (company) => (company.website = "javascript:alert(1)//x"))
  await expect(saveEdits(requestOf([edit]))).rejects.toMatchObject({ faults: [{ field: "website" }] })
})

test("a record that others name cannot be retired", async () => {
  await expect(retireRecord(actor(), "company", "baidu", 1, "no more")).rejects.toMatchObject({
    code: "invalid-data",
    faults: expect.arrayContaining([
      expect.objectContaining({ message: 'there is no company "baidu"' }),
    ]) as unknown,
  })
  expect((await loadCatalogue()).company.has("baidu")).toBe(true)
})

test("a data version is taken back as one act, unless somebody went on from it", async () => {
  const before = await readRecords()
  const [one, two] = before.source
  const edits = await Promise.all(
    [one!, two!].map(({ id }) => changeOf("source", id, (source) => (source.note = "changed"))),
  )
  await saveEdits(requestOf(edits, { origin: "import" }))
  await undoDataVersion(actor(), 2, "the wrong file")
  expect(await readRecords()).toEqual(before)
  expect(await db().dataVersion.findUnique({ where: { number: 3 } })).toMatchObject({
    origin: "undo",
    undoes: 2,
  })
  await saveEdits(requestOf([await changeOf("source", one!.id, (source) => (source.note = "again"))]))
  await expect(undoDataVersion(actor(), 3, "after all")).rejects.toMatchObject({
    conflicts: [{ kind: "source", id: one!.id, newest: 4 }],
  })
})

test("where the settings ask for a second editor, nobody publishes alone", async () => {
  await changeSettings(actor("admin"), { secondLookMonths: 3, secondEditor: "always" })
  const edit = await changeOf("order", a800, (order) => (order.title = "Another title"))
  await expect(saveEdits(requestOf([edit]))).rejects.toMatchObject({ code: "forbidden" })
  await expect(
    saveEdits(requestOf([edit], { reviewer: actor("editor") })),
    "one's own edit",
  ).rejects.toMatchObject({ code: "forbidden" })
  await saveEdits(requestOf([edit], { reviewer: actor("admin") }))
  const revision = await db().revision.findFirstOrThrow({ where: { dataVersion: 2 } })
  expect(revision.editor).toBe("The editor, reviewed by The admin")
})

test("a locked database is waited for, then said, and nothing is saved", async () => {
  const other = await anotherConnection()
  const edit = await changeOf("order", a800, (order) => (order.title = "Another title"))
  const lock = await other.holdWrites()
  await expect(saveEdits(requestOf([edit]))).rejects.toMatchObject({ code: "database-busy" })
  await lock.rollback()
  await other.close()
  expect((await loadCatalogue()).dataVersion).toBe(1)
  await saveEdits(requestOf([edit]))
}, 30_000)

test("a full database is said, and nothing is half saved", async () => {
  const edit = await changeOf("order", a800, (order) => (order.why = "a long reason ".repeat(20_000)))
  await whileFull(() => expect(saveEdits(requestOf([edit]))).rejects.toMatchObject({ code: "database-full" }))
  expect(await db().dataVersion.count()).toBe(1)
  expect(await db().revision.count({ where: { recordId: a800 } })).toBe(1)
  await saveEdits(requestOf([edit]))
})

test("history refuses to be rewritten", async () => {
  const other = await anotherConnection()
  await saveEdits(requestOf([await changeOf("order", a800, (order) => (order.title = "Another title"))]))
  await expect(other.run(`UPDATE "Revision" SET "reason" = 'x'`)).rejects.toThrow("append-only")
  await expect(other.run(`DELETE FROM "Revision"`)).rejects.toThrow("append-only")
  await other.close()
})
