import { expect, test, vi } from "vitest"
import {
  declinePendingEdit,
  getPendingEdit,
  listPendingEdits,
  publishPendingEdit,
  submitForReview,
  withdrawPendingEdit,
} from "@/lib/server/mutations/pending-edits"
import { saveEdits } from "@/lib/server/mutations/save-edits"
import { db } from "@/lib/server/db/client"
import { a800, changeOf, recordOf, requestOf, user } from "../factories/edits"
import { useFreshDatabase } from "../setup/database"

vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))

useFreshDatabase({ withData: true, forEachTest: true })

async function sent(title: string) {
  const author = await user("editor", "author")
  const reviewer = await user("editor", "reviewer")
  const edit = await changeOf("order", a800, (order) => (order.title = title))
  const id = await submitForReview(author, requestOf([edit], { author }))
  return { author, reviewer, id }
}

test("an edit sent for review changes nothing until somebody else publishes it", async () => {
  const { author, reviewer, id } = await sent("A reviewed title")
  const before = (await recordOf("order", a800)).title
  expect(before).not.toBe("A reviewed title")
  await expect(publishPendingEdit(author, id, "")).rejects.toMatchObject({ code: "forbidden" })
  await publishPendingEdit(reviewer, id, "checked against the article")
  expect((await recordOf("order", a800)).title).toBe("A reviewed title")
  const revision = await db().revision.findFirstOrThrow({ where: { dataVersion: 2 } })
  expect(revision).toMatchObject({ editorId: "author", editor: "The editor, reviewed by The editor" })
  await expect(publishPendingEdit(reviewer, id, "")).rejects.toMatchObject({ code: "conflict" })
  expect(await getPendingEdit(reviewer, id)).toMatchObject({ state: "published", dataVersion: 2 })
})

test("an edit whose record has moved on goes on waiting", async () => {
  const { reviewer, id } = await sent("A reviewed title")
  await saveEdits(requestOf([await changeOf("order", a800, (order) => (order.title = "Saved first"))]))
  await expect(publishPendingEdit(reviewer, id, "")).rejects.toMatchObject({ code: "conflict" })
  expect(await getPendingEdit(reviewer, id)).toMatchObject({ state: "waiting", reviewer: null })
  expect((await recordOf("order", a800)).title).toBe("Saved first")
})

test("a declined edit says why, and a withdrawn one is its author's own act", async () => {
  const { author, reviewer, id } = await sent("A declined title")
  await expect(declinePendingEdit(reviewer, id, " ")).rejects.toMatchObject({ code: "invalid-input" })
  await expect(withdrawPendingEdit(reviewer, id)).rejects.toMatchObject({ code: "forbidden" })
  await declinePendingEdit(reviewer, id, "the article says otherwise")
  await expect(withdrawPendingEdit(author, id)).rejects.toMatchObject({ code: "conflict" })
  expect((await listPendingEdits(reviewer))[0]).toMatchObject({ reviewNote: "the article says otherwise" })
})

test("an edit of somebody who may no longer edit is not published", async () => {
  const { reviewer, id } = await sent("A late title")
  await db().user.update({ where: { id: "author" }, data: { role: "reader" } })
  await expect(publishPendingEdit(reviewer, id, "")).rejects.toMatchObject({ code: "forbidden" })
  expect(await getPendingEdit(reviewer, id)).toMatchObject({ state: "waiting" })
})
