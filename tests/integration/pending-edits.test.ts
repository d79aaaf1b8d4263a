import { execFile } from "node:child_process"
import { promisify } from "node:util"
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
import { closeDatabase, db } from "@/lib/server/db/client"
import { a800, changeOf, recordOf, requestOf, user } from "../factories/edits"
import { useFreshDatabase } from "../setup/database"
import { whileFull } from "../setup/full-database"

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

/** Publishes in a process of its own; resolves to what it said, or to the failure of one that was killed. */
async function publishElsewhere(id: string, reviewer: string, ...killed: "killed"[]): Promise<unknown> {
  const program = ["--conditions=react-server", "--import", "tsx", "tests/setup/publish-edit.ts"]
  const env = { ...process.env, NODE_OPTIONS: "" }
  return promisify(execFile)(process.execPath, [...program, id, reviewer, ...killed], { env }).then(
    ({ stdout }) => stdout.trim(),
    (error: unknown) => error,
  )
}

test("an edit whose publishing is killed half way goes on waiting, and can be published", async () => {
  const { reviewer, id } = await sent("A title that is published late")
  await closeDatabase()
  expect(await publishElsewhere(id, "reviewer", "killed")).toMatchObject({ signal: "SIGKILL" })
  expect(await getPendingEdit(reviewer, id)).toMatchObject({ state: "waiting", reviewer: null })
  expect(await db().dataVersion.count()).toBe(1)
  await publishPendingEdit(reviewer, id, "at last")
  expect(await getPendingEdit(reviewer, id)).toMatchObject({
    ...{ state: "published", dataVersion: 2, reviewer: "The editor", reviewNote: "at last" },
    reviewedAt: expect.any(Date) as Date,
  })
  expect((await recordOf("order", a800)).title).toBe("A title that is published late")
})

test("an edit that the database refuses to save goes on waiting", async () => {
  const { reviewer, id } = await sent("A title without room")
  const refused = whileFull(() => publishPendingEdit(reviewer, id, ""))
  await expect(refused).rejects.toMatchObject({ code: "database-full" })
  expect(await getPendingEdit(reviewer, id)).toMatchObject({ state: "waiting", reviewer: null })
  expect(await db().revision.count({ where: { dataVersion: 2 } })).toBe(0)
})

test("of reviewers in several processes who publish at once one does", async () => {
  const { id } = await sent("A title for two")
  await user("editor", "another-reviewer")
  await closeDatabase()
  const said = await Promise.all([
    publishElsewhere(id, "reviewer"),
    publishElsewhere(id, "another-reviewer"),
    publishElsewhere(id, "reviewer"),
  ])
  expect(said.filter((one) => one === "published 2")).toHaveLength(1)
  expect(said.filter((one) => /no longer waits/.test(String(one)))).toHaveLength(2)
  expect(await db().revision.count({ where: { recordId: a800, dataVersion: { gt: 1 } } })).toBe(1)
})

test("who declines while somebody publishes is told, or the edit is not saved", async () => {
  const { reviewer, id } = await sent("A disputed title")
  const outcomes = await Promise.allSettled([
    publishPendingEdit(reviewer, id, ""),
    declinePendingEdit(reviewer, id, "not so"),
  ])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
  const isPublished = outcomes[0].status === "fulfilled"
  expect(await getPendingEdit(reviewer, id)).toMatchObject({ state: isPublished ? "published" : "declined" })
  expect((await recordOf("order", a800)).title === "A disputed title").toBe(isPublished)
})

test("a reason or a note that not every database keeps is refused, and the edit goes on waiting", async () => {
  const { author, reviewer, id } = await sent("A title with a note")
  const edit = await changeOf("order", a800, (order) => (order.title = "Another"))
  const code = { code: "invalid-input" }
  await expect(
    submitForReview(author, requestOf([edit], { author, reason: "so\u0000" })),
  ).rejects.toMatchObject(code)
  await expect(publishPendingEdit(reviewer, id, "\u0007")).rejects.toMatchObject(code)
  await expect(declinePendingEdit(reviewer, id, "no\u0000")).rejects.toMatchObject(code)
  expect(await getPendingEdit(reviewer, id)).toMatchObject({ state: "waiting" })
})
