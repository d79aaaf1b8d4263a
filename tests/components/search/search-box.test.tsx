import { act, fireEvent, render, screen, waitFor } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { renderToStaticMarkup } from "react-dom/server"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { SearchBox } from "@/components/search/search-box"
import type { Found, SearchAnswer } from "@/lib/contracts/search"

vi.mock("next/navigation", () => ({ usePathname: () => "/" }))
vi.mock("next/link", () => ({
  default: ({ prefetch: _, ...given }: { prefetch?: boolean; href: string }) => <a {...given} />,
}))

const names = ["Baidu", "Kunlun P800", "Baidu: H800 bought in 2023"]

function answerTo(q: string): SearchAnswer {
  const found = names.map((title, at): Found => {
    const kind = (["firm", "chip", "order"] as const)[at]!
    return { kind, id: `id-${at}`, href: `/there/${at}`, title, detail: "" }
  })
  const isNothing = q === "nothing"
  const counts = { firm: 1, chip: 4, order: 14, rule: 0, page: 1, source: 18 }
  const none = { firm: 0, chip: 0, order: 0, rule: 0, page: 0, source: 0 }
  return { q, found: isNothing ? [] : found, counts: isNothing ? none : counts, meant: null, near: [] }
}

/** What was asked of the server, and whether it was given up. */
const asked: { q: string; signal: AbortSignal }[] = []

beforeEach(() => {
  asked.length = 0
  vi.stubGlobal("fetch", (address: string, { signal }: { signal: AbortSignal }) => {
    const q = new URL(address, "http://localhost").searchParams.get("q") ?? ""
    asked.push({ q, signal })
    if (q === "broken") return Promise.reject(new TypeError("no network"))
    if (q === "slow") return new Promise(() => undefined)
    return Promise.resolve(Response.json(answerTo(q)))
  })
})
afterEach(() => void vi.unstubAllGlobals())

const field = () => screen.getByRole("combobox", { name: "Search" })
const chosen = () => screen.queryByRole("option", { selected: true })?.textContent ?? null

async function typed(text: string): Promise<void> {
  await userEvent.click(screen.getByLabelText("Search"))
  await screen.findByRole("combobox")
  if (text !== "") await userEvent.keyboard(text)
}

test("without a script it is a form that asks the page of results", () => {
  const html = renderToStaticMarkup(<SearchBox action="/search" />)
  expect(html).toMatch(/<form[^>]* action="\/search"/)
  expect(html).toMatch(/<input[^>]* name="q"/)
  expect(html).toContain('<a href="/search"')
  expect(html).not.toContain("listbox")
})

test("results come as one types, and how many is said", async () => {
  render(<SearchBox action="/search" />)
  await typed("baidu")
  expect(await screen.findAllByRole("option")).toHaveLength(4)
  expect(field().getAttribute("aria-expanded")).toBe("true")
  expect(field().getAttribute("aria-controls")).toBe(screen.getByRole("listbox").id)
  expect(screen.getByRole("status").textContent).toBe("38 results, the first: Baidu")
  expect(asked.at(-1)?.q).toBe("baidu")
  const all = screen.getByRole("option", { name: "All 38 results" })
  expect(all.getAttribute("href")).toBe("/search?q=baidu")
})

test("arrows, Home and End choose, and the focus stays in the field", async () => {
  render(<SearchBox action="/search" />)
  await typed("baidu")
  await screen.findAllByRole("option")
  expect(chosen()).toBeNull()
  await userEvent.keyboard("{ArrowDown}")
  expect(chosen()).toContain("Baidu")
  expect(field().getAttribute("aria-activedescendant")).toBe(
    screen.getByRole("option", { selected: true }).id,
  )
  await userEvent.keyboard("{ArrowDown}")
  expect(chosen()).toContain("Kunlun P800")
  await userEvent.keyboard("{End}")
  expect(chosen()).toBe("All 38 results")
  await userEvent.keyboard("{ArrowDown}")
  expect(chosen()).toContain("Baidu")
  await userEvent.keyboard("{ArrowUp}{Home}")
  expect(chosen()).toContain("Baidu")
  expect(document.activeElement).toBe(field())
})

test("Enter opens what is chosen, and the box is empty again", async () => {
  render(<SearchBox action="/search" />)
  await typed("baidu")
  await screen.findAllByRole("option")
  const opened = vi.fn((event: Event) => event.preventDefault())
  document.addEventListener("click", opened, { once: true })
  const submitted = vi.fn()
  document.addEventListener("submit", submitted, { once: true })
  await userEvent.keyboard("{ArrowDown}{ArrowDown}{Enter}")
  expect((opened.mock.calls[0]![0].target as HTMLElement).closest("a")?.getAttribute("href")).toBe("/there/1")
  expect(submitted).not.toHaveBeenCalled()
  await waitFor(() => expect(screen.queryByRole("listbox")).toBeNull())
  expect(field()).toHaveProperty("value", "")
})

test("Enter with nothing chosen sends the form", async () => {
  render(<SearchBox action="/search" />)
  await typed("baidu")
  await screen.findAllByRole("option")
  const submitted = vi.fn((event: Event) => event.preventDefault())
  document.addEventListener("submit", submitted, { once: true })
  await userEvent.keyboard("{Enter}")
  expect(submitted).toHaveBeenCalledOnce()
})

test("Escape shuts the list, and once more gives the focus back", async () => {
  render(
    <>
      <button type="button">elsewhere</button>
      <SearchBox action="/search" />
    </>,
  )
  const elsewhere = screen.getByRole("button", { name: "elsewhere" })
  elsewhere.focus()
  await userEvent.keyboard("/")
  await screen.findByRole("combobox")
  expect(document.activeElement).toBe(field())
  await userEvent.keyboard("baidu")
  await screen.findAllByRole("option")
  await userEvent.keyboard("{Escape}")
  expect(screen.queryByRole("listbox")).toBeNull()
  expect(field().getAttribute("aria-expanded")).toBe("false")
  expect(document.activeElement).toBe(field())
  await userEvent.keyboard("{ArrowDown}")
  expect(chosen()).toContain("Baidu")
  await userEvent.keyboard("{Escape}{Escape}")
  await waitFor(() => expect(document.activeElement).toBe(elsewhere))
})

test.each([
  ["/", "/"],
  ["Ctrl-K", "{Control>}k{/Control}"],
  ["⌘K", "{Meta>}k{/Meta}"],
])("%s leads to the field, unless one is typing", async (_, keys) => {
  render(
    <>
      <textarea aria-label="notes" />
      <SearchBox action="/search" />
    </>,
  )
  const notes = screen.getByRole("textbox", { name: "notes" })
  notes.focus()
  await userEvent.keyboard(keys)
  expect(document.activeElement).toBe(notes)
  act(() => notes.blur())
  await userEvent.keyboard(keys)
  expect(document.activeElement).toBe(screen.getByLabelText("Search"))
  expect(screen.getByLabelText("Search")).toHaveProperty("value", "")
  await screen.findByRole("combobox")
})

test("what is overtaken is no longer waited for", async () => {
  render(<SearchBox action="/search" />)
  await typed("slow")
  await waitFor(() => expect(asked.map(({ q }) => q)).toContain("slow"))
  await userEvent.keyboard(" baidu")
  await screen.findAllByRole("option")
  expect(asked.find(({ q }) => q === "slow")?.signal.aborted).toBe(true)
})

test("while Chinese is composed its letters are not asked for, and its keys not taken", async () => {
  render(<SearchBox action="/search" />)
  await typed("")
  const input = field()
  fireEvent.compositionStart(input)
  fireEvent.input(input, { target: { value: "bai'du" } })
  const enter = fireEvent.keyDown(input, { key: "Enter", isComposing: true, keyCode: 229 })
  expect(enter).toBe(true)
  fireEvent.input(input, { target: { value: "百度" } })
  fireEvent.compositionEnd(input)
  await screen.findAllByRole("option")
  expect(asked.map(({ q }) => q)).toEqual(["百度"])
})

test("nothing found is said, and a server that does not answer leaves the form", async () => {
  render(<SearchBox action="/search" />)
  await typed("nothing")
  await screen.findByText("Nothing on record has these words.")
  expect(screen.getByRole("status").textContent).toBe("Nothing found")
  expect(field().getAttribute("aria-expanded")).toBe("false")
  await userEvent.clear(field())
  await userEvent.keyboard("broken")
  await waitFor(() => expect(asked.at(-1)?.q).toBe("broken"))
  expect(screen.queryByRole("listbox")).toBeNull()
})

test("on a phone the link becomes a field, which Close shuts again", async () => {
  render(<SearchBox action="/search" />)
  await userEvent.click(screen.getByRole("link", { name: "Search" }))
  expect(document.activeElement).toBe(screen.getByLabelText("Search"))
  await userEvent.click(screen.getByRole("button", { name: "Close" }))
  expect(screen.queryByRole("button", { name: "Close" })).toBeNull()
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("link", { name: "Search" })))
})
