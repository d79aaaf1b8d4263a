import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { OrdersExplorer } from "@/components/orders-explorer/orders-explorer"
import type { OrdersPage } from "@/lib/contracts/orders-explorer"
import { usualOrdersView } from "@/lib/orders-link"
import { makeOrderAt, makeOrderRow, makeOrdersPage } from "../../factories/orders-page"

/** What the server was asked for, newest last. */
let asked: URL[] = []
let answer: (address: URL) => OrdersPage = () => makeOrdersPage()

/** A server of the same number of rows for every view. */
function serveRows(count: number) {
  answer = (address) => {
    const offset = Number(address.searchParams.get("offset"))
    const rows = Array.from({ length: Math.max(0, Math.min(100, count - offset)) }, (_, at) =>
      makeOrderAt(offset + at),
    )
    return { ...makeOrdersPage(count), offset, rows }
  }
}

beforeEach(() => {
  asked = []
  answer = () => makeOrdersPage()
  // A table in a window of 600 px, each line 50 px high: nothing is laid out here.
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(600)
  vi.spyOn(Element.prototype, "clientWidth", "get").mockReturnValue(1000)
  vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockReturnValue(50)
  vi.spyOn(Element.prototype, "scrollHeight", "get").mockReturnValue(1e9)
  Element.prototype.scrollIntoView = () => undefined
  Element.prototype.scrollTo = function (this: Element, to?: ScrollToOptions | number) {
    if (typeof to !== "object") return
    this.scrollTop = to.top ?? 0
    this.dispatchEvent(new Event("scroll"))
  } as Element["scrollTo"]
  vi.stubGlobal("fetch", (address: string) => {
    const url = new URL(address, "http://localhost")
    asked.push(url)
    return Promise.resolve(Response.json(answer(url)))
  })
  window.history.replaceState(null, "", "/orders")
})
afterEach(() => vi.unstubAllGlobals())

function show(
  page = makeOrdersPage(),
  view = usualOrdersView,
  dropped: { param: string; text: string; why: string }[] = [],
) {
  return render(<OrdersExplorer view={view} page={page} dropped={dropped} />)
}
const titles = () => screen.getAllByRole("rowheader").map((head) => head.querySelector("a")?.textContent)
const address = () => `${window.location.pathname}${window.location.search}`

test("contradicting readings stand under one another and open to what is behind them", () => {
  show(makeOrdersPage(1, { rows: [makeOrderRow()] }))
  const cost = screen.getByRole("link", { name: "$1bn or up to $4bn" })
  expect(cost.getAttribute("href")).toBe("/numbers/order/a800-2023-two-firms/cost")
  expect(screen.getByText("not known")).toBeTruthy()
  const disagree = screen.getByRole("link", { name: "Reports disagree: What the A800 of 2023 cost" })
  expect(disagree.getAttribute("href")).toBe("/contradictions#a800-sums")
  expect(screen.getByRole("link", { name: "Financial Times" }).getAttribute("href")).toBe("/sources/ft-2023")
  expect(screen.getByRole("link", { name: "and 1 more" }).getAttribute("href")).toBe(
    "/orders/a800-2023-two-firms#reports",
  )
})

test("on a past day every link that has a page for it keeps the day", () => {
  const view = { ...usualOrdersView, known: "2023-11-20" }
  show(makeOrdersPage(1, { rows: [makeOrderRow()], known: "2023-11-20" }), view)
  const hrefs = [/Baidu and Tencent/, "Baidu", "$1bn or up to $4bn"].map((name) =>
    screen.getByRole("link", { name }).getAttribute("href"),
  )
  expect(hrefs).toEqual([
    "/orders/a800-2023-two-firms?known=2023-11-20",
    "/companies/baidu?known=2023-11-20",
    "/numbers/order/a800-2023-two-firms/cost?known=2023-11-20",
  ])
  expect(screen.getByText(/As known on 20 Nov 2023: only what had been published/)).toBeTruthy()
})

test("a ticked value is in the address at once, and its orders come from the server", async () => {
  show()
  answer = () => makeOrdersPage(1, { of: 3, rows: [makeOrderRow({ title: "Tencent alone" })] })
  fireEvent.click(screen.getByRole("checkbox", { name: /Tencent/, hidden: true }))
  expect(address()).toBe("/orders?firm=tencent")
  await screen.findByText("Tencent alone")
  expect(screen.getByRole("status").textContent).toContain("1 of 3 orders on record")
  expect(asked.map(({ pathname, search }) => pathname + search)).toEqual([
    "/orders/rows.json?firm=tencent&offset=0&limit=100",
  ])
})

test("what is set stands in words and is taken away again", async () => {
  show(makeOrdersPage(), { ...usualOrdersView, firm: ["baidu", "nobody"], q: "A800", contradictions: true })
  const set = screen.getByRole("list", { name: "Set filters" })
  expect(
    within(set)
      .getAllByRole("link")
      .map(({ textContent }) => textContent),
  ).toEqual([
    "Words: A800 ×",
    "Firm: Baidu ×",
    "Firm: nobody ×",
    "Reports contradict each other ×",
    "Clear all",
  ])
  fireEvent.click(within(set).getByRole("link", { name: "Take away Firm: nobody" }))
  expect(address()).toBe("/orders?q=A800&firm=baidu&contradictions=yes")
  fireEvent.click(screen.getByRole("link", { name: "Clear all" }))
  expect(address()).toBe("/orders")
  await waitFor(() => expect(asked).toHaveLength(1))
  expect(screen.queryByRole("list", { name: "Set filters" })).toBeNull()
})

test("a value with commas is sent as one", () => {
  show()
  fireEvent.click(screen.getByRole("checkbox", { name: /Maker, Inc\./, hidden: true }))
  fireEvent.click(screen.getByRole("checkbox", { name: /one anonymous source/, hidden: true }))
  const set = screen.getByRole("list", { name: "Set filters" })
  expect(set.textContent).toContain("Maker: Maker, Inc. ×")
  expect(set.textContent).toContain("Source: Major press, one anonymous source ×")
  expect(address()).toBe("/orders?maker=Maker%252C+Inc.&source=anonymous")
})

test("a long list is searched, and what is ticked stays in it", async () => {
  show(makeOrdersPage(), { ...usualOrdersView, chip: ["chip-3"] })
  const user = userEvent.setup()
  const find = screen.getByLabelText("Find a value of chip")
  const listed = () =>
    within(find.closest("fieldset")!)
      .getAllByRole("checkbox", { hidden: true })
      .map((box) => box.closest("label")?.textContent)
  expect(listed()).toHaveLength(61)
  await user.type(find, "chip 77")
  expect(listed()).toEqual(["Chip 377", "Chip 773"])
  expect(asked).toEqual([])
})

test("a column's name sorts by it, and the other way round at a second press", () => {
  show()
  fireEvent.click(screen.getByRole("link", { name: "Cost" }))
  expect(address()).toBe("/orders?sort=-cost")
  const ordered = screen.getByRole("columnheader", { name: "Ordered" })
  expect(ordered.getAttribute("aria-sort")).toBe("descending")
  fireEvent.click(within(ordered).getByRole("link"))
  expect(address()).toBe("/orders?sort=ordered")
})

test("back in the browser's history shows what was shown", async () => {
  show()
  fireEvent.click(screen.getByRole("checkbox", { name: /Tencent/, hidden: true }))
  expect(address()).toBe("/orders?firm=tencent")
  act(() => window.history.back())
  await waitFor(() => expect(address()).toBe("/orders"))
  await waitFor(() =>
    expect(screen.getByRole<HTMLInputElement>("checkbox", { name: /Tencent/, hidden: true }).checked).toBe(
      false,
    ),
  )
  await waitFor(() => expect(asked.at(-1)?.search).toBe("?offset=0&limit=100"))
})

test("typing is one step of the history and asks once the hand rests", async () => {
  show()
  const user = userEvent.setup()
  const step = vi.spyOn(window.history, "pushState")
  await user.type(screen.getByRole("searchbox", { name: "Words" }), "a800")
  expect(address()).toBe("/orders?q=a800")
  expect(step).toHaveBeenCalledTimes(1)
  await waitFor(() => expect(asked.map(({ searchParams }) => searchParams.get("q"))).toEqual(["a800"]))
})

test("groups have heads with their counts, before their rows", () => {
  const groups = [
    { value: "2023", label: "2023", count: 2 },
    { value: "unknown", label: "Year not known", count: 1 },
  ]
  show(makeOrdersPage(3, { groups }), { ...usualOrdersView, group: "year" })
  const lines = screen.getAllByRole("row").map((line) => line.querySelector("th")?.textContent)
  expect(lines[1]).toBe("2023 2 orders")
  expect(lines[2]).toContain("Order number 0")
  expect(lines[4]).toBe("Year not known 1 order")
  expect(lines[5]).toContain("Order number 2")
})

test("of many thousand orders only those in sight are drawn, and rows come as they come near", async () => {
  serveRows(100_000)
  show(makeOrdersPage(100_000))
  const box = screen.getByRole("group", { name: "Orders" })
  expect(screen.getAllByRole("row").length).toBeLessThan(60)
  expect(within(box).getByRole("table").getAttribute("aria-rowcount")).toBe("100001")
  box.scrollTop = 3_000_000
  fireEvent.scroll(box)
  const [order] = await screen.findAllByText(/^Order number [3456]\d{4}$/)
  expect(order?.closest("tr")?.getAttribute("aria-rowindex")).toMatch(/^[3456]\d{4}$/)
  expect(asked.length).toBeLessThan(4)
})

test("up to two hundred rows all stand in the page, those the server did not send too", async () => {
  serveRows(150)
  show(makeOrdersPage(150))
  await screen.findByText("Order number 149")
  expect(screen.getAllByRole("rowheader")).toHaveLength(150)
  expect(asked.map(({ search }) => search)).toEqual(["?offset=100&limit=100"])
  expect(document.querySelector(".orders-gap")).toBeNull()
})

test("rows that did not come are asked for again, where the reader stands", async () => {
  serveRows(5_000)
  show(makeOrdersPage(5_000))
  const served = globalThis.fetch
  vi.stubGlobal("fetch", () => Promise.resolve(new Response("", { status: 503 })))
  const box = screen.getByRole("group", { name: "Orders" })
  box.scrollTop = 100_000
  fireEvent.scroll(box)
  await screen.findByText(/Many readers ask for orders just now/)
  vi.stubGlobal("fetch", served)
  const before = asked.length
  fireEvent.click(screen.getByRole("button", { name: "Try again" }))
  await screen.findAllByText(/^Order number [12]\d{3}$/)
  expect(box.scrollTop).toBe(100_000)
  expect(asked.slice(before).every(({ searchParams }) => Number(searchParams.get("offset")) >= 1000)).toBe(
    true,
  )
  expect(screen.queryByText(/Many readers ask/)).toBeNull()
})

test("a filter says what its name does not", () => {
  show()
  const year = screen.getByRole("group", { name: "Year", hidden: true })
  const hint = document.getElementById(year.getAttribute("aria-describedby") ?? "")
  expect(hint?.textContent).toMatch(/^Of delivery, else of the order/)
})

test("arrows, Page Down, End and Home lead from row to row, and the focus is never lost", async () => {
  serveRows(5_000)
  show(makeOrdersPage(5_000))
  const user = userEvent.setup()
  const row = () => document.activeElement?.getAttribute("data-row")
  const [first] = screen.getAllByRole("rowheader")
  act(() => first?.closest("tr")?.focus())
  await user.keyboard("{ArrowDown}{ArrowDown}{ArrowUp}")
  expect(row()).toBe("1")
  await user.keyboard("{PageDown}")
  expect(Number(row())).toBeGreaterThan(3)
  await user.keyboard("{End}")
  expect(row()).toBe("4999")
  await screen.findByText("Order number 4999")
  expect(row()).toBe("4999")
  await user.keyboard("{ArrowDown}")
  expect(row()).toBe("4999")
  await user.keyboard("{Home}")
  expect(row()).toBe("0")
  expect(document.querySelectorAll('tr[tabindex="0"]')).toHaveLength(1)
})

test("a row with the focus stays while it is scrolled out of sight", () => {
  serveRows(5_000)
  show(makeOrdersPage(5_000))
  const first = screen.getAllByRole("rowheader")[0]?.closest("tr")
  act(() => first?.focus())
  const box = screen.getByRole("group", { name: "Orders" })
  box.scrollTop = 100_000
  fireEvent.scroll(box)
  expect(document.activeElement).toBe(first)
  expect(first?.isConnected).toBe(true)
})

test("F leads from the table to the words that are searched for, and does nothing elsewhere", async () => {
  show()
  const user = userEvent.setup()
  const words = screen.getByRole<HTMLInputElement>("searchbox", { name: "Words" })
  await user.keyboard("f")
  expect(document.activeElement).not.toBe(words)
  act(() => screen.getByRole("link", { name: "CSV" }).focus())
  await user.keyboard("f")
  expect(document.activeElement).not.toBe(words)
  act(() => screen.getAllByRole("rowheader")[0]?.closest("tr")?.focus())
  await user.keyboard("f")
  expect(document.activeElement).toBe(words)
  await user.keyboard("f")
  expect(words.value).toBe("f")
})

test("when the server does not answer, the table stays and says so", async () => {
  show()
  vi.stubGlobal("fetch", () => Promise.resolve(new Response("", { status: 503 })))
  fireEvent.click(screen.getByRole("checkbox", { name: /Tencent/, hidden: true }))
  await screen.findByText(/Many readers ask for orders just now/)
  expect(titles()).toHaveLength(3)
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json(makeOrdersPage(1))))
  fireEvent.click(screen.getByRole("button", { name: "Try again" }))
  await waitFor(() => expect(titles()).toHaveLength(1))
})

test("nothing that matches is said in words, with the way back", async () => {
  show(makeOrdersPage(0, { of: 84 }), { ...usualOrdersView, q: "nowhere" })
  expect(screen.getByText("No order matches all of this")).toBeTruthy()
  expect(screen.getByRole("status").textContent).toBe("None of 84 orders on record")
  fireEvent.click(screen.getByRole("link", { name: "show every order" }))
  await waitFor(() => expect(titles()).toHaveLength(3))
})

test("an open filter closes by a press beside it, and by Escape, which leads back to its button", async () => {
  show()
  const user = userEvent.setup()
  const button = screen.getByText("Firm", { selector: "summary" })
  const panel = button.closest("details")!
  panel.open = true
  fireEvent.pointerDown(within(panel).getByRole("checkbox", { name: /Baidu/ }))
  expect(panel.open).toBe(true)
  fireEvent.pointerDown(screen.getByRole("status"))
  expect(panel.open).toBe(false)
  panel.open = true
  act(() => within(panel).getByRole("checkbox", { name: /Baidu/ }).focus())
  await user.keyboard("{Escape}")
  expect(panel.open).toBe(false)
  expect(document.activeElement).toBe(button)
})

test("what of a link was not understood is said", () => {
  show(makeOrdersPage(), usualOrdersView, [
    { param: "group", text: "<b>", why: "orders are grouped by firm" },
  ])
  expect(screen.getByText("group “<b>”: orders are grouped by firm.")).toBeTruthy()
})

test("files are of exactly what is shown", () => {
  show(makeOrdersPage(), { ...usualOrdersView, chip: ["a800-sxm-80gb"] })
  const files = within(screen.getByRole("list", { name: "Download these orders" })).getAllByRole("link")
  expect(files.map((file) => file.getAttribute("href"))).toEqual([
    "/orders.csv?chip=a800-sxm-80gb",
    "/orders.csv?chip=a800-sxm-80gb&bom=yes",
    "/orders.json?chip=a800-sxm-80gb",
    "/orders.csv-metadata.json",
  ])
})

test("newer data than the table's are never mixed with it", async () => {
  serveRows(1_000)
  show(makeOrdersPage(1_000))
  const old = answer
  answer = (url) => ({ ...old(url), dataVersion: 8, of: 1_200, count: 1_000 })
  const box = screen.getByRole("group", { name: "Orders" })
  box.scrollTop = 30_000
  fireEvent.scroll(box)
  await waitFor(() => expect(screen.getByRole("status").textContent).toBe("1,000 of 1,200 orders on record"))
  await screen.findByText("Order number 0")
})
