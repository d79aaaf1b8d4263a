import { beforeAll, expect, test } from "vitest"
import { shiftDay } from "@/lib/domain/day"
import type { Order } from "@/lib/domain/order"
import type { Actor } from "@/lib/server/auth/permissions"
import { restoreRevision, retireRecord, undoDataVersion } from "@/lib/server/mutations/restore"
import { saveEdits } from "@/lib/server/mutations/save-edits"
import { getDataVersion } from "@/lib/server/queries/admin/data-versions"
import { getRecordToEdit } from "@/lib/server/queries/admin/records"
import { getRevision, listHistoryEditors, listRevisions } from "@/lib/server/queries/admin/revisions"
import { useFreshDatabase } from "../setup/database"

useFreshDatabase({ withData: true })

const editor: Actor = { id: "ed", name: "Edith", email: "edith@example.org", role: "editor" }
const reader: Actor = { ...editor, id: "re", role: "reader" }
const id = "a800-2023-four-firms"

/** Versions 2 and 3 change an order's title, 4 retires a note, 5 changes the order once more. */
beforeAll(async () => {
  for (const title of ["Second title", "Third title"]) await retitle(title)
  const { revisions } = await listRevisions(editor, { kind: "conflict" })
  await retireRecord(editor, "conflict", revisions[0]!.recordId, 1, "Settled 100%")
  await retitle("Fifth title")
})

async function retitle(title: string): Promise<void> {
  const { record, version } = (await getRecordToEdit(editor, "order", id))!
  await saveEdits({
    author: editor,
    edits: [{ do: "change", kind: "order", record: { ...record, title }, version }],
    reason: `Name it ${title}`,
    origin: "edit",
    confirmed: [],
  })
}

const titleNow = async () => (await getRecordToEdit(editor, "order", id))!.record.title

test("the history of a record begins with its newest revision", async () => {
  const { revisions, before } = await listRevisions(editor, { kind: "order", id })
  expect(
    revisions.map(({ title, dataVersion, action, origin }) => [title, dataVersion, action, origin]),
  ).toEqual([
    ["Fifth title", 5, "change", "edit"],
    ["Third title", 3, "change", "edit"],
    ["Second title", 2, "change", "edit"],
    [expect.any(String), 1, "create", "import"],
  ])
  expect(before).toBeNull()
})

test("a filter narrows by editor, origin, action, reason and day", async () => {
  const found = async (filter: Parameters<typeof listRevisions>[1]) =>
    (await listRevisions(editor, filter)).revisions.map(({ dataVersion }) => dataVersion)
  expect(await found({ editor: "dith" })).toEqual([5, 4, 3, 2])
  expect(await found({ editor: "EDI" })).toEqual([5, 4, 3, 2])
  expect(await found({ action: "retire" })).toEqual([4])
  expect(await found({ origin: "edit", text: "third" })).toEqual([3])
  expect(await found({ version: 2 })).toEqual([2])
  const today = new Date().toISOString().slice(0, 10)
  // The day may have ended while these tests ran.
  expect(await found({ editor: "Edith", from: shiftDay(today, -1), to: today })).toEqual([5, 4, 3, 2])
  expect(await found({ editor: "Edith", to: "2020-01-01" })).toEqual([])
  expect(await found({ editor: "Edith", from: "2999-01-01" })).toEqual([])
})

test("every page goes on where the one before ended, and together they are the whole history", async () => {
  const seen: number[] = []
  let before: number | null = 999_999_999
  do {
    const page = await listRevisions(editor, { before })
    seen.push(...page.revisions.map((revision) => revision.id))
    expect(page.revisions.length).toBeLessThanOrEqual(50)
    before = page.before
  } while (before !== null)
  expect(seen).toEqual(seen.toSorted((a, b) => b - a))
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen.at(-1)).toBe(1)
  expect(seen[0]).toBe(seen.length)
})

test("a revision holds both sides and leads to the ones beside it", async () => {
  const { revisions } = await listRevisions(editor, { kind: "order", id })
  const [newest, third, second, first] = revisions.map((revision) => revision.id)
  const revision = (await getRevision(editor, third!))!
  expect([(revision.before as Order).title, (revision.after as Order).title]).toEqual([
    "Second title",
    "Third title",
  ])
  expect([revision.previous, revision.next]).toEqual([second, newest])
  expect((await getRevision(editor, first!))?.before).toBeNull()
  expect(await getRevision(editor, 999_999)).toBeNull()
})

test("after a retirement there is no record, before it there was", async () => {
  const { revisions } = await listRevisions(editor, { action: "retire" })
  const revision = await getRevision(editor, revisions[0]!.id)
  expect(revision?.after).toBeNull()
  expect(revision?.before).toMatchObject({ id: revisions[0]!.recordId })
})

test("a data version names what it changed and what was changed since", async () => {
  const third = (await getDataVersion(editor, 3))!
  expect(third.counts).toEqual({ create: 0, change: 1, retire: 0, restore: 0 })
  expect(third.changedSince.map(({ recordId, dataVersion }) => [recordId, dataVersion])).toEqual([[id, 5]])
  const imported = (await getDataVersion(editor, 1))!
  expect(imported.revisions).toHaveLength(200)
  expect(imported.more).toBe(imported.counts.create - 200)
  expect(await getDataVersion(editor, 99)).toBeNull()
})

test("nobody reads the history without the role", async () => {
  for (const actor of [reader, null]) {
    const code = actor ? "forbidden" : "not-signed-in"
    await expect(listRevisions(actor)).rejects.toMatchObject({ code })
    await expect(getRevision(actor, 1)).rejects.toMatchObject({ code })
    await expect(getDataVersion(actor, 1)).rejects.toMatchObject({ code })
    await expect(listHistoryEditors(actor)).rejects.toMatchObject({ code })
  }
})

test("restoring makes the record what it was, as a revision of its own", async () => {
  const { revisions } = await listRevisions(editor, { kind: "order", id, text: "Second" })
  const { dataVersion } = await restoreRevision(editor, revisions[0]!.id, "The second was right", "after")
  expect(await titleNow()).toBe("Second title")
  const [newest] = (await listRevisions(editor, { kind: "order", id })).revisions
  expect(newest).toMatchObject({ dataVersion, origin: "restore", reason: "The second was right" })
})

test("an undone data version says which one took it back", async () => {
  const newest = (await listRevisions(editor)).revisions[0]!.dataVersion
  const { dataVersion } = await undoDataVersion(editor, newest, "Too early")
  expect(await titleNow()).toBe("Fifth title")
  expect((await getDataVersion(editor, newest))?.undoneBy).toBe(dataVersion)
  expect(await getDataVersion(editor, dataVersion)).toMatchObject({ undoes: newest, origin: "undo" })
})

test("a data version whose records were changed since is not taken back", async () => {
  await expect(undoDataVersion(editor, 2, "Too late")).rejects.toMatchObject({ code: "conflict" })
  expect(await titleNow()).toBe("Fifth title")
})
