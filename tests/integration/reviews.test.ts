import { beforeAll, expect, test } from "vitest"
import type { Order } from "@/lib/domain/order"
import type { Actor } from "@/lib/server/auth/permissions"
import { db } from "@/lib/server/db/client"
import { publishPendingEdit, submitForReview } from "@/lib/server/mutations/pending-edits"
import { saveEdits } from "@/lib/server/mutations/save-edits"
import { getRecordToEdit } from "@/lib/server/queries/admin/records"
import { getReview, listReviews } from "@/lib/server/queries/admin/reviews"
import { useFreshDatabase } from "../setup/database"

useFreshDatabase({ withData: true })

const edith: Actor = { id: "edith", name: "Edith", email: "edith@example.org", role: "editor" }
const rita: Actor = { id: "rita", name: "Rita", email: "rita@example.org", role: "editor" }
const id = "fleet-2024-china-telecom"

beforeAll(async () => {
  for (const { id, name, email, role } of [edith, rita])
    await db().user.create({ data: { id, name, email, role } })
})

const titleOf = (record: unknown) => (record as Order).title

async function renaming(author: Actor, title: string) {
  const { record, version } = (await getRecordToEdit(author, "order", id))!
  const edits = [{ do: "change" as const, kind: "order" as const, record: { ...record, title }, version }]
  return { author, edits, reason: `Name it ${title}`, origin: "edit" as const, confirmed: [] }
}

test("what waits is shown against the record as it stands, with what it would move", async () => {
  const review = await submitForReview(edith, await renaming(edith, "Waiting title"))
  const page = (await getReview(rita, review))!
  expect(page).toMatchObject({ state: "waiting", isOwn: false, hasMovedOn: false, title: "Waiting title" })
  expect(titleOf(page.current)).not.toBe("Waiting title")
  expect(titleOf(page.proposed)).toBe("Waiting title")
  expect(page.preview).toMatchObject({ effects: [], isLarge: false, faults: [] })
  expect((await getReview(edith, review))?.isOwn).toBe(true)
  expect((await listReviews(rita)).map((line) => line.id)).toEqual([review])
})

test("once published it is shown against what it began with, and leads to its data version", async () => {
  const [waiting] = await listReviews(rita)
  const { dataVersion } = await publishPendingEdit(rita, waiting!.id, "Fine")
  const page = (await getReview(rita, waiting!.id))!
  expect(page).toMatchObject({
    state: "published",
    reviewer: "Rita",
    note: "Fine",
    dataVersion,
    preview: null,
  })
  expect(titleOf(page.current)).not.toBe("Waiting title")
})

test("a record that moved on meanwhile is told before anybody tries to publish", async () => {
  const review = await submitForReview(edith, await renaming(edith, "Late title"))
  await saveEdits(await renaming(rita, "Rita was first"))
  const page = (await getReview(rita, review))!
  expect(page.hasMovedOn).toBe(true)
  expect(titleOf(page.current)).toBe("Rita was first")
  await expect(publishPendingEdit(rita, review, "")).rejects.toMatchObject({ code: "conflict" })
  expect((await getReview(rita, review))?.state).toBe("waiting")
})

test("what waits is read by those who may decide, and by nobody else", async () => {
  const [any] = await listReviews(rita)
  for (const actor of [null, { ...rita, role: "reader" as const }]) {
    const code = actor ? "forbidden" : "not-signed-in"
    await expect(listReviews(actor)).rejects.toMatchObject({ code })
    await expect(getReview(actor, any!.id)).rejects.toMatchObject({ code })
  }
  expect(await getReview(rita, "nowhere")).toBeNull()
})
