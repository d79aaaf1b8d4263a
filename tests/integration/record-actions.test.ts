import { beforeEach, expect, test, vi } from "vitest"
import { markEditingAction, recordFormAction, retireAction } from "@/app/admin/[kind]/actions"
import { noAnswer } from "@/lib/contracts/act-answer"
import type { EditableKind, FormTexts } from "@/lib/forms/form"
import { openedForm, type FormState } from "@/lib/forms/form-state"
import { blankForm, writeForm } from "@/lib/forms/write-form"
import type { Actor } from "@/lib/server/auth/permissions"
import { db } from "@/lib/server/db/client"
import { getRecordToEdit, listRecords } from "@/lib/server/queries/admin/records"
import { loadCatalogue } from "@/lib/server/queries/catalogue"
import { changeSettings } from "@/lib/server/settings"
import { a800, actor, recordOf, user } from "../factories/edits"
import { anotherConnection } from "../setup/another-connection"
import { useFreshDatabase } from "../setup/database"
import { whileFull } from "../setup/full-database"

let asking: Actor | null = null

// Next's own request and the cookie behind it: what the session gives is the actor.
vi.mock("@/lib/server/auth/session", () => ({ currentActor: () => Promise.resolve(asking) }))
vi.mock("next/headers", async () => (await import("../setup/request")).nextHeaders)
vi.mock("next/cache", async (original) => ({
  ...(await original<object>()),
  revalidateTag: vi.fn(),
  revalidatePath: vi.fn(),
}))
vi.mock("next/navigation", () => ({
  redirect: (to: string) => {
    throw new Error(`led to ${to}`)
  },
}))

useFreshDatabase({ withData: true, forEachTest: true })
beforeEach(() => {
  asking = actor("editor")
})

/** An order that no estimate reads in full: its reviews are quick. */
const id = "ascend910b-2023-08-baidu"
const quantity = (texts: FormTexts) => `reports/${texts.reports!.split("\n")[0]}/quantity`

/** A form as a browser sends it. */
function formOf(
  kind: EditableKind,
  id: string | null,
  state: FormState,
  more: Record<string, string | string[]> = {},
) {
  const data = new FormData()
  const sent = {
    ...state.texts,
    ...{ "edit.kind": kind, "edit.id": id ?? "", "edit.version": String(state.version ?? "") },
    ...(state.review ? { "edit.reviewed": state.review.of } : {}),
    ...(state.conflict ? { "edit.conflict": JSON.stringify(state.conflict) } : {}),
    ...{ do: "review", ...more },
  }
  for (const [name, value] of Object.entries(sent)) {
    for (const one of [value].flat()) data.append(name, one)
  }
  return data
}

/** The order's form as its page opens it. */
async function open(order = id): Promise<FormState> {
  const found = await getRecordToEdit(actor("editor"), "order", order)
  return openedForm(writeForm("order", found!.record), found!.version)
}

const typed = (state: FormState, texts: FormTexts): FormState => ({
  ...state,
  texts: { ...state.texts, ...texts },
})

async function review(
  state: FormState,
  more: Record<string, string | string[]> = {},
  order = id,
): Promise<FormState> {
  return recordFormAction(state, formOf("order", order, state, more))
}

/** Saves a reviewed form with everything it asks for; gives the address that follows. */
async function save(
  state: FormState,
  more: Record<string, string | string[]> = {},
  order = id,
): Promise<string> {
  const data = formOf("order", order, state, {
    ...{ do: "save", "edit.reason": "a test's reason", "edit.looked": "yes" },
    "edit.confirmed": (state.review?.evidence ?? []).map(({ name }) => name),
    ...more,
  })
  return recordFormAction(state, data).then(
    (answer) => Promise.reject(new Error(`not saved: ${JSON.stringify([answer.problems, answer.notice])}`)),
    (error: Error) => error.message,
  )
}

test("a corrected quantity is reviewed, then saved with its reason, and leads back with the data version", async () => {
  const opened = await open(a800)
  const reviewed = await review(typed(opened, { [quantity(opened.texts)]: "150,000" }), {}, a800)
  expect(reviewed.problems).toEqual({})
  expect(reviewed.review?.changes).toMatchObject([{ name: quantity(opened.texts), isFigure: true }])
  expect(reviewed.review?.changes[0]?.after).toContain("150,000")
  expect(reviewed.review?.effects.map(({ firm }) => firm)).toContain("baidu")
  expect(reviewed.review?.evidence).toHaveLength(1)
  expect(await save(reviewed, {}, a800)).toBe(`led to /admin/orders/${a800}?changed=2`)
  expect((await recordOf("order", a800)).reports[0]?.quantity.central).toBe(150_000)
  const [revision] = await db().revision.findMany({ where: { dataVersion: 2 } })
  expect(revision).toMatchObject({ recordId: a800, reason: "a test's reason", editor: "The editor" })
})

test("nothing is saved that was not reviewed as it stands", async () => {
  const opened = await open()
  const reviewed = await review(typed(opened, { title: "Reviewed" }))
  const answer = await review(typed(reviewed, { title: "Another" }), { do: "save", "edit.reason": "why" })
  expect(answer.review?.changes).toMatchObject([{ name: "title", after: "Another" }])
  expect((await recordOf("order", id)).title).not.toBe("Another")
})

test("a figure whose reference was not looked at again is not saved, and the form says which", async () => {
  const opened = await open()
  const reviewed = await review(typed(opened, { [quantity(opened.texts)]: "150,000" }))
  const answer = await review(reviewed, { do: "save", "edit.reason": "why", "edit.looked": "yes" })
  expect(answer.problems["edit.confirmed"]).toContain("Quantity")
  expect(answer.texts[quantity(opened.texts)]).toBe("150,000")
  expect(answer.reason).toBe("why")
  expect((await recordOf("order", id)).reports[0]?.quantity.central).toBe(1600)
})

test("without a reason nothing is saved", async () => {
  const reviewed = await review(typed(await open(), { title: "A title" }))
  const answer = await review(reviewed, { do: "save" })
  expect(answer.problems["edit.reason"]).toContain("Give a reason")
})

test("what cannot be read is named at its field, and everything typed is kept", async () => {
  const opened = await open()
  const answer = await review(typed(opened, { [quantity(opened.texts)]: "plenty", title: "" }))
  expect(Object.keys(answer.problems).sort()).toEqual([quantity(opened.texts), "title"].sort())
  expect(answer.texts[quantity(opened.texts)]).toBe("plenty")
  expect(answer.review).toBeNull()
})

test("somebody else's save is merged in: theirs taken over, yours kept, what clashes asked about", async () => {
  const [ada, ben] = [await open(), await open()]
  await save(await review(typed(ada, { title: "Ada's", status: "ordered" })))
  const merged = await review(typed(ben, { title: "Ben's", why: "Ben's why." }))
  expect(merged.version).toBe(ben.version! + 1)
  expect(merged.texts).toMatchObject({ title: "Ben's", status: "ordered", why: "Ben's why." })
  expect(merged.conflict?.taken).toMatchObject([{ name: "status", began: "delivered", theirs: "ordered" }])
  expect(merged.conflict?.fields).toMatchObject([{ name: "title", theirs: "Ada's", yours: "Ben's" }])

  const unchosen = await review(merged)
  expect(unchosen.problems.title).toContain("choose theirs or yours")
  const chosen = await review(merged, { "edit.choice/title": "theirs" })
  expect(chosen.texts.title).toBe("Ada's")
  expect(chosen.review?.changes.map(({ name }) => name)).toEqual(["why"])
  expect(await save(chosen, { "edit.choice/title": "theirs" })).toContain("changed=3")
  expect(await recordOf("order", id)).toMatchObject({ title: "Ada's", status: "ordered", why: "Ben's why." })
})

test("a text written over the clash by hand stands, whatever was marked", async () => {
  const [ada, ben] = [await open(), await open()]
  await save(await review(typed(ada, { title: "Ada's" })))
  const merged = await review(typed(ben, { title: "Ben's" }))
  const answer = await review(typed(merged, { title: "Both" }), { "edit.choice/title": "theirs" })
  expect(answer.review?.changes).toMatchObject([{ name: "title", after: "Both" }])
})

test("a lost session keeps everything, and the same form goes through after signing in again", async () => {
  const state = typed(await open(), { title: "Typed" })
  asking = null
  const answer = await review(state, { "edit.reason": "why" })
  expect(answer.notice).toMatchObject({ tone: "bad", cure: "sign-in" })
  expect([answer.texts.title, answer.reason, answer.version]).toEqual(["Typed", "why", state.version])
  asking = actor("editor")
  expect((await review(answer)).review?.changes).toMatchObject([{ name: "title" }])
})

test("a session lost between review and save keeps the review on the page", async () => {
  const reviewed = await review(typed(await open(), { title: "Typed" }))
  asking = null
  const answer = await review(reviewed, { do: "save", "edit.reason": "why" })
  expect(answer.review).toEqual(reviewed.review)
  asking = actor("editor")
  expect(await save(answer)).toContain("changed=2")
})

test("a reader is refused, in words, and the refusal is in the audit", async () => {
  asking = await user("reader")
  const answer = await review(typed(await open(), { title: "Typed" }))
  expect(answer.notice?.text).toContain("This needs the role editor")
  expect(answer.texts.title).toBe("Typed")
  expect(await db().auditEntry.count({ where: { action: "refused-action" } })).toBe(1)
})

test("reports come, go and change places without a session, and nothing is read or saved", async () => {
  asking = null
  const opened = await open()
  const added = await review(opened, { do: "add-report" })
  expect(added.texts.reports?.split("\n").at(-1)).toBe("new-1")
  expect(added.texts["reports/new-1/unit"]).toBe("chips")
  expect(added.focus).toBe("reports/new-1/sourceId")
  const gone = await review(added, { do: "remove-report:new-1" })
  expect(gone.texts.reports).toBe(opened.texts.reports)
})

test("names that the form does not have are not taken", async () => {
  const answer = await review(await open(), { role: "admin", "reports/made-up/quantity": "1", title: "T" })
  expect(Object.keys(answer.texts)).not.toContain("role")
  expect(Object.keys(answer.texts)).not.toContain("reports/made-up/quantity")
})

test("a source that is probably on record is offered instead of created, until the editor says it is another", async () => {
  const [known] = (await db().source.findMany({ where: { url: { not: null } }, take: 1 })) as {
    id: string
    url: string
  }[]
  const texts = {
    ...blankForm("source"),
    ...{
      url: `${known!.url}?utm_source=x`,
      publisher: "Somebody",
      title: "Something",
      titleBasis: "as-printed",
    },
    ...{ kind: "press", verification: "read" },
  }
  const state = openedForm(texts, null)
  const offered = await recordFormAction(state, formOf("source", null, state))
  expect(offered.duplicates.map(({ id }) => id)).toContain(known!.id)
  expect(offered.review).toBeNull()
  const sure = await recordFormAction(offered, formOf("source", null, offered, { "edit.other": "yes" }))
  expect(sure.review?.changes.length).toBeGreaterThan(0)
  const saved = recordFormAction(
    sure,
    formOf("source", null, sure, { "edit.other": "yes", do: "save", "edit.reason": "new" }),
  )
  await expect(saved).rejects.toThrow(/led to \/admin\/sources\/.+\?added=2/)
})

test("where a second editor must publish, the form is sent for review and the data stay", async () => {
  await changeSettings(actor("admin"), { secondLookMonths: 3, secondEditor: "always" })
  asking = await user("editor")
  const reviewed = await review(typed(await open(), { title: "For review" }))
  expect(reviewed.review?.asksSecondEditor).toBe(true)
  expect(await save(reviewed, { do: "send" })).toMatch(/^led to \/admin\/reviews\/.+/)
  expect((await recordOf("order", id)).title).not.toBe("For review")
})

test("a record is retired with a reason and stands among the retired", async () => {
  const { records } = await loadCatalogue()
  const named = [...records.conflict, ...records.company.map(({ compute }) => compute)].flatMap(
    ({ claimIds }) => claimIds,
  )
  const statement = records.statement.find(({ id }) => !named.includes(id))!
  const data = new FormData()
  for (const [name, value] of Object.entries({ kind: "statement", id: statement.id, version: "1" }))
    data.set(name, value)
  expect((await retireAction(noAnswer, data)).problems.reason).toBeTruthy()
  data.set("reason", "It was said by somebody else.")
  await expect(retireAction(noAnswer, data)).rejects.toThrow(/retired=2/)
  const listed = await listRecords(actor("editor"), "statement")
  expect(listed.find(({ id }) => id === statement.id)?.isRetired).toBe(true)
})

test("two who have a form open are told of each other, for two minutes", async () => {
  const [ada, ben] = [await user("editor", "ada"), await user("admin", "ben")]
  asking = ada
  expect(await markEditingAction("order", id)).toEqual([])
  asking = ben
  expect(await markEditingAction("order", id)).toEqual([ada.name])
  await db().editMark.updateMany({
    where: { userId: "ada" },
    data: { seenAt: new Date(Date.now() - 121_000) },
  })
  expect(await markEditingAction("order", id)).toEqual([])
  asking = actor("reader")
  expect(await markEditingAction("order", id)).toEqual([])
})

test("a locked or full database is said in the form, which keeps what was typed", async () => {
  const opened = await open()
  const reviewed = await review(typed(opened, { title: "A title that must not be lost" }))
  const data = () =>
    formOf("order", id, reviewed, { ...{ do: "save", "edit.reason": "kept as well" }, "edit.looked": "yes" })
  const other = await anotherConnection()
  const lock = await other.holdWrites()
  const busy = await recordFormAction(reviewed, data())
  await lock.rollback()
  await other.close()
  const long = typed(reviewed, { why: "a long reason ".repeat(1000) })
  const full = await whileFull(async () =>
    recordFormAction(
      await review(long),
      formOf("order", id, await review(long), {
        ...{ do: "save", "edit.reason": "kept as well", "edit.looked": "yes" },
      }),
    ),
  )
  for (const answer of [busy, full]) {
    expect(answer.texts["title"]).toBe("A title that must not be lost")
    expect(answer.reason).toBe("kept as well")
  }
  expect(JSON.stringify(busy.notice)).toContain("writing to the database")
  expect(JSON.stringify(full.notice)).toContain("full")
  expect((await recordOf("order", id)).title).not.toBe("A title that must not be lost")
}, 60_000)
