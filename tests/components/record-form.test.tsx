import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { beforeEach, expect, test, vi } from "vitest"
import { RecordForm } from "@/components/admin/record-form/record-form"
import { newestDraft } from "@/components/admin/record-form/draft-store"
import type { Names } from "@/lib/forms/form"
import { openedForm, type FormState } from "@/lib/forms/form-state"
import type { SavedIn } from "@/lib/forms/saved-in"
import { writeForm } from "@/lib/forms/write-form"
import { aReport, anOrder } from "../factories/records"

const order = anOrder()
const report = aReport()
const opened = openedForm(writeForm("order", order), 3)
const quantity = `reports/${report.id}/quantity`
const names: Names = {
  company: [{ id: "acme", names: ["Acme", "顶峰"] }],
  chip: [{ id: "a800", names: ["A800"] }],
  source: [{ id: "the-wire", names: ["The Wire: Chips for China", "https://example.org/chips"] }],
  ...{ assumption: [], order: [{ id: order.id, names: [order.title] }], control: [] },
}

/** The form with an action that answers as given, with what was typed. */
function draw(answer: Partial<FormState> = {}, saved: SavedIn | null = null) {
  const sent: FormData[] = []
  const action = vi.fn((state: FormState, data: FormData): Promise<FormState> => {
    sent.push(data)
    const typed = Object.fromEntries([...data].filter(([name]) => name in state.texts)) as FormState["texts"]
    const texts = { ...state.texts, ...typed }
    return Promise.resolve({ ...state, texts, turn: state.turn + 1, ...answer })
  })
  const { container } = render(
    <RecordForm
      {...{ kind: "order", id: order.id, base: order, opened, names, action, saved }}
      signInHref="/admin/login"
    />,
  )
  const field = (name: string) => container.querySelector<HTMLInputElement>(`[name="${name}"]`)!
  return { sent, action, field, container }
}

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
})

test("what is wrong is summed up at the top, takes the focus and leads to its field", async () => {
  const { field } = draw({ problems: { title: "Title is missing." } })
  await userEvent.click(screen.getByRole("button", { name: "Review the change" }))
  const summary = await screen.findByRole("alert", { name: "One thing to mend" })
  expect(document.activeElement).toBe(summary)
  const title = field("title")
  expect(title.getAttribute("aria-invalid")).toBe("true")
  const described = (title.getAttribute("aria-describedby") ?? "").split(" ")
  expect(described.map((id) => document.getElementById(id)?.textContent).join(" ")).toContain(
    "Title is missing.",
  )
  await userEvent.click(within(summary).getByRole("link", { name: "Title" }))
  expect(document.activeElement).toBe(title)
})

test("what a server complained of is gone once it is mended", async () => {
  const { field } = draw({ problems: { [quantity]: "“lots” is no number." } })
  await userEvent.clear(field(quantity))
  await userEvent.type(field(quantity), "lots")
  await userEvent.click(screen.getByRole("button", { name: "Review the change" }))
  await screen.findByRole("alert")
  await userEvent.clear(field(quantity))
  await userEvent.type(field(quantity), "10万")
  await waitFor(() => expect(screen.queryByRole("alert")).toBeNull())
})

test("a figure is said back in words while it is typed", async () => {
  const { field } = draw()
  await userEvent.clear(field(quantity))
  await userEvent.type(field(quantity), "10万")
  expect((await screen.findAllByText(/^Understood as: .*100,000/)).length).toBeGreaterThan(0)
})

test("Alt+R adds a report, puts the focus in its first field, and what it begins with is there", () => {
  const { field } = draw()
  field("title").focus()
  fireEvent.keyDown(field("title"), { altKey: true, code: "KeyR" })
  expect(document.activeElement?.getAttribute("name")).toBe("reports/new-1/sourceId")
  expect(field("reports/new-1/unit").value).toBe("chips")
  expect(field("reports").value).toBe(`${report.id}\nnew-1`)
})

test("Alt+J leads to the next report's figure, ready to be written over", () => {
  const { field } = draw()
  field("title").focus()
  fireEvent.keyDown(field("title"), { altKey: true, code: "KeyJ" })
  expect(document.activeElement).toBe(field(quantity))
  expect(field(quantity).selectionEnd).toBe(field(quantity).value.length)
})

test("a removed report can be put back with what was typed in it", async () => {
  const { field } = draw()
  await userEvent.clear(field(quantity))
  await userEvent.type(field(quantity), "7")
  await userEvent.click(screen.getByRole("button", { name: "Remove this report" }))
  expect(field(quantity)).toBeNull()
  expect(field("reports").value).toBe("")
  await userEvent.click(screen.getByRole("button", { name: "Put it back" }))
  expect(field(quantity).value).toBe("7")
  expect(field("reports").value).toBe(report.id)
})

test("Ctrl+Enter reviews, and nothing typed is put back by the answer", async () => {
  const { field, sent } = draw({ notice: { tone: "bad", text: "The database is busy." } })
  await userEvent.clear(field("title"))
  await userEvent.type(field("title"), "Typed")
  fireEvent.keyDown(field("title"), { key: "Enter", ctrlKey: true })
  await screen.findByText("The database is busy.")
  expect(sent[0]?.get("do")).toBe("review")
  expect(sent[0]?.get("title")).toBe("Typed")
  expect(field("title").value).toBe("Typed")
})

test("a lost session offers to sign in in another tab and keeps the form", async () => {
  const { field } = draw({ notice: { tone: "bad", text: "You are no longer signed in.", cure: "sign-in" } })
  await userEvent.type(field("title"), "!")
  await userEvent.click(screen.getByRole("button", { name: "Review the change" }))
  const link = await screen.findByRole("link", { name: "Sign in in a new tab" })
  expect([link.getAttribute("target"), link.getAttribute("rel")]).toEqual(["_blank", "noopener"])
  expect(field("title").value).toBe(`${order.title}!`)
})

test("two editors' texts are shown side by side, and the chosen one goes into the field", async () => {
  const theirs = { ...opened.texts, title: "Yours", status: "ordered" }
  const { field } = draw({
    texts: theirs,
    version: 4,
    conflict: {
      taken: [{ name: "status", label: "Status", began: "delivered", theirs: "ordered" }],
      fields: [{ name: "title", label: "Title", began: order.title, theirs: "Theirs", yours: "Yours" }],
    },
  })
  await userEvent.clear(field("title"))
  await userEvent.type(field("title"), "Yours")
  await userEvent.click(screen.getByRole("button", { name: "Review the change" }))
  await screen.findByRole("heading", { name: "Somebody saved this first" })
  expect(field("status").value).toBe("ordered")
  expect(field("edit.version").value).toBe("4")
  expect(field("title").value).toBe("Yours")
  const choice = within(screen.getByRole("group", { name: "Title" }))
  expect(choice.getByText("Theirs", { selector: "p" })).toBeTruthy()
  await userEvent.click(choice.getByRole("radio", { name: "Theirs" }))
  expect(field("title").value).toBe("Theirs")
})

test("what was reviewed has to be reviewed again once something else is typed", async () => {
  const review = {
    ...{ changes: [], evidence: [], effects: [], horizonMonths: 60 },
    ...{ asksSecondLook: false, asksSecondEditor: false, of: "x" },
  }
  const { field } = draw({ review })
  await userEvent.type(field("title"), "!")
  await userEvent.click(screen.getByRole("button", { name: "Review the change" }))
  expect(await screen.findByRole("button", { name: "Save" })).toBeTruthy()
  await userEvent.type(field("title"), "!")
  expect(await screen.findByRole("button", { name: "Review again" })).toBeTruthy()
})

test("what is typed is kept in the browser, comes back, and can be discarded", async () => {
  const first = draw()
  await userEvent.clear(first.field("title"))
  await userEvent.type(first.field("title"), "A draft")
  await waitFor(() => expect(newestDraft("order", order.id)?.texts.title).toBe("A draft"), { timeout: 5000 })
  document.body.replaceChildren()
  const second = draw()
  await screen.findByText(/What you typed on .* is back/)
  expect(second.field("title").value).toBe("A draft")
  await userEvent.click(screen.getByRole("button", { name: "Discard it" }))
  expect(second.field("title").value).toBe(order.title)
  expect(newestDraft("order", order.id)).toBeNull()
})

test("a save takes the draft away", async () => {
  localStorage.setItem(
    `chip-runway:draft:order:${order.id}:3`,
    JSON.stringify({ texts: { title: "Old" }, version: 3, at: 1 }),
  )
  const { field } = draw({}, { how: "changed", dataVersion: 7 })
  await waitFor(() => expect(newestDraft("order", order.id)).toBeNull())
  expect(field("title").value).toBe(order.title)
})

test("what was typed after a save is back when the save's page is opened again", async () => {
  sessionStorage.setItem(`chip-runway:saved:order:${order.id}:7`, "heard")
  localStorage.setItem(
    `chip-runway:draft:order:${order.id}:3`,
    JSON.stringify({ texts: { ...opened.texts, title: "Since" }, version: 3, at: 1 }),
  )
  const { field } = draw({}, { how: "changed", dataVersion: 7 })
  await waitFor(() => expect(field("title").value).toBe("Since"))
})

test("a draft of an older version is brought back as an edit of that version, to be merged", async () => {
  localStorage.setItem(
    `chip-runway:draft:order:${order.id}:2`,
    JSON.stringify({ texts: { ...opened.texts, title: "Older" }, version: 2, at: 1 }),
  )
  const { field } = draw()
  await waitFor(() => expect(field("title").value).toBe("Older"))
  expect(field("edit.version").value).toBe("2")
})

test("an address that is no source on record offers to add it, in another tab", async () => {
  const name = `reports/${report.id}/sourceId`
  const { field } = draw()
  await userEvent.clear(field(name))
  await userEvent.type(field(name), "https://example.org/new")
  act(() => field(name).blur())
  const link = await screen.findByRole("link", { name: "Add this source" })
  expect(link.getAttribute("href")).toBe("/admin/sources/new?url=https%3A%2F%2Fexample.org%2Fnew")
  expect(link.getAttribute("target")).toBe("_blank")
})
