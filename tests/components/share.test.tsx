import { render, screen, waitFor, within } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { ShareLine } from "@/components/charts/share/share-line"

const spec = { version: 1, chart: "runway", firm: "baidu", workload: "training", set: "own" } as const
const line = <ShareLine spec={spec} title="Training outgrows the chips" asOf="2026-11" dataVersion={14} />

/** The server, as far as the dialog asks it. */
const answers: (() => Response | Promise<Response>)[] = []
const asked: { url: string; body: unknown }[] = []
/** Frozen weeks ago under another title, from newer data than the page shows. */
const weeksOld = {
  id: "abcdefghijklmnop",
  isNew: false,
  title: "Training needs fewer chips",
  asOf: "2026-10",
  dataVersion: 14,
  createdAt: "2026-11-02T23:30:00.000Z",
  hasMoved: false,
}
const json = (status: number, body: unknown) => () => Response.json(body, { status })

beforeEach(() => {
  // jsdom knows the element and not how it opens.
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function () {
    this.open = false
    this.dispatchEvent(new Event("close"))
  }
  answers.length = 0
  asked.length = 0
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    asked.push({ url, body: JSON.parse(String(init.body)) })
    return answers.shift()!()
  })
})
afterEach(() => vi.unstubAllGlobals())

async function opened() {
  const user = userEvent.setup()
  render(line)
  await user.click(screen.getByRole("link", { name: /^Share/ }))
  const dialog = await screen.findByRole("dialog", { name: "Share" })
  return { user, dialog: within(dialog) }
}

test("nothing but plain links is there before a reader presses Share", () => {
  render(line)
  expect(screen.getByRole("link", { name: /^Share/ }).getAttribute("href")).toBe(
    "/charts/runway?firm=baidu#share",
  )
  expect(screen.queryByRole("dialog", { hidden: true })).toBeNull()
})

test("frozen and live are one plain choice, each with its promise; frozen comes first", async () => {
  const { dialog } = await opened()
  const [frozen, live] = dialog.getAllByRole<HTMLInputElement>("radio")
  expect(frozen!.checked).toBe(true)
  expect(frozen!.closest("label")!.textContent).toContain("These numbers, for good")
  expect(live!.closest("label")!.textContent).toContain("Moves with the data")
})

test("freezing sends the settings, shows the link, copies it, and offers the frozen chart's files", async () => {
  const { user, dialog } = await opened()
  answers.push(json(201, { ...weeksOld, isNew: true }))
  await user.click(dialog.getByRole("button", { name: "Freeze and copy link" }))
  const link = await dialog.findByLabelText<HTMLInputElement>("Link to the frozen chart")
  expect(asked).toEqual([{ url: "/api/v1/snapshots", body: { spec, shows: 14 } }])
  expect(link.value).toBe(`${window.location.origin}/s/abcdefghijklmnop`)
  expect(document.activeElement).toBe(link)
  expect(await navigator.clipboard.readText()).toBe(link.value)
  dialog.getByText("Frozen. Link copied.")
  expect(dialog.getByRole("link", { name: "CSV" }).getAttribute("href")).toBe("/s/abcdefghijklmnop.csv")
  expect(dialog.queryByText(/The data moved/)).toBeNull()
})

test("the same view frozen again is said to be so, with its day", async () => {
  const { user, dialog } = await opened()
  answers.push(json(200, weeksOld))
  await user.click(dialog.getByRole("button", { name: "Freeze and copy link" }))
  await dialog.findByText(/The same view was frozen before, on 2 Nov 2026; this is its link\./)
})

test("the citation is of what was frozen: its title, month, data and day, not those of the page", async () => {
  const { user, dialog } = await opened()
  answers.push(json(200, weeksOld))
  await user.click(dialog.getByRole("button", { name: "Freeze and copy link" }))
  await dialog.findByLabelText("Link to the frozen chart")
  expect(dialog.getByLabelText<HTMLTextAreaElement>("Citation").value).toBe(
    `Chip Runway: “Training needs fewer chips”, as of Oct 2026, data version 14, frozen on 2 Nov 2026. ${window.location.origin}/s/abcdefghijklmnop`,
  )
})

test("data that moved while the page was open are said to have moved, with the way to what was frozen", async () => {
  const { user, dialog } = await opened()
  answers.push(json(201, { ...weeksOld, dataVersion: 15, isNew: true, hasMoved: true }))
  await user.click(dialog.getByRole("button", { name: "Freeze and copy link" }))
  const alert = await dialog.findByRole("alert")
  expect(alert.textContent).toContain(
    "The data moved while this page was open: what was frozen is data version 15, not 14.",
  )
  expect(within(alert).getByRole("link").getAttribute("href")).toBe("/s/abcdefghijklmnop")
})

test("an answer that is no frozen chart is not taken for one", async () => {
  const { user, dialog } = await opened()
  answers.push(json(200, { id: "abcdefghijklmnop", isNew: true }))
  await user.click(dialog.getByRole("button", { name: "Freeze and copy link" }))
  await dialog.findByText(/The chart could not be frozen/)
})

test.each([
  [
    "too many in an hour",
    json(429, { title: "Too Many Requests", detail: "At most 30 charts an hour." }),
    "At most 30 charts an hour.",
  ],
  ["a gateway's own page", () => new Response("<html>", { status: 502 }), "The chart could not be frozen."],
  ["no network", () => Promise.reject(new TypeError("failed")), "The site cannot be reached."],
])("%s is said in words, and the button stays for another try", async (_, answer, words) => {
  const { user, dialog } = await opened()
  answers.push(answer)
  await user.click(dialog.getByRole("button", { name: "Freeze and copy link" }))
  await waitFor(() =>
    expect(dialog.getAllByRole("status").some((one) => one.textContent?.includes(words))).toBe(true),
  )
  answers.push(json(201, { ...weeksOld, isNew: true }))
  await user.click(dialog.getByRole("button", { name: "Freeze and copy link" }))
  await dialog.findByLabelText("Link to the frozen chart")
})

test("the live link, its files and citation need no freezing", async () => {
  const { user, dialog } = await opened()
  await user.click(dialog.getByRole("radio", { name: /^Live/ }))
  expect(dialog.getByLabelText<HTMLInputElement>("Link to the live chart").value).toBe(
    `${window.location.origin}/charts/runway?firm=baidu`,
  )
  expect(dialog.getByRole("link", { name: "SVG" }).getAttribute("href")).toBe("/charts/runway.svg?firm=baidu")
  expect(dialog.getByLabelText<HTMLTextAreaElement>("Citation").value).toContain("accessed on")
  expect(asked).toEqual([])
})

test("closed, it is gone; opened again, it begins anew", async () => {
  const { user, dialog } = await opened()
  await user.click(dialog.getByRole("radio", { name: /^Live/ }))
  await user.click(dialog.getByRole("button", { name: "Close" }))
  expect(screen.queryByRole("dialog", { hidden: true })).toBeNull()
  await user.click(screen.getByRole("link", { name: /^Share/ }))
  const again = within(await screen.findByRole("dialog", { name: "Share" }))
  expect(again.getByRole<HTMLInputElement>("radio", { name: /^Frozen/ }).checked).toBe(true)
})

test("who asks for a new tab gets the page, not the dialog", async () => {
  const user = userEvent.setup()
  render(line)
  // jsdom cannot open it; what counts is that the click is left to the browser.
  let wasPrevented: boolean | null = null
  const watch = (event: Event) => {
    wasPrevented = event.defaultPrevented
    event.preventDefault()
  }
  document.addEventListener("click", watch)
  await user.keyboard("{Control>}")
  await user.click(screen.getByRole("link", { name: /^Share/ }))
  document.removeEventListener("click", watch)
  expect(wasPrevented).toBe(false)
  expect(screen.queryByRole("dialog", { hidden: true })).toBeNull()
})
