import AxeBuilder from "@axe-core/playwright"
import { readFile } from "node:fs/promises"
import type { Page } from "@playwright/test"
import { readCsv } from "../setup/read-csv"
import { expect, test } from "./fixtures"

/** Opens one filter and ticks a value in it. */
async function choose(page: Page, filter: string, value: RegExp) {
  await page.locator("summary", { hasText: new RegExp(`^${filter}`) }).click()
  await page
    .getByRole("group", { name: filter, exact: true })
    .getByRole("checkbox", { name: value })
    .first()
    .click()
}

const table = (page: Page) => page.getByRole("group", { name: "Orders", exact: true })
const status = (page: Page) => page.getByRole("status").filter({ hasText: "orders on record" })

/** The index of the row that has the focus; null where none has. */
const rowInFocus = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute("data-row") ?? null)

test("an order can be found by firm, chip and words; every choice stands in the address", async ({
  page,
}) => {
  await page.goto("/orders")
  await expect(status(page)).toHaveText(/^All \d+ orders on record/)
  await choose(page, "Firm", /^Baidu/)
  await expect(page).toHaveURL(/\/orders\?firm=baidu$/)
  await expect(status(page)).toHaveText(/^\d+ of \d+ orders on record/)
  await choose(page, "Chip", /A800/)
  await expect(page).toHaveURL(/\/orders\?firm=baidu&chip=a800/)
  await expect(table(page).getByRole("rowheader").first()).toContainText("A800")
  await page.getByRole("searchbox", { name: "Words" }).fill("no such words at all")
  await expect(page.getByText("No order matches all of this")).toBeVisible()
  await page.getByRole("link", { name: "Take away Words: no such words at all" }).click()
  await expect(table(page).getByRole("rowheader").first()).toContainText("A800")
})

test("a link to a view opens it, and back leads through what was seen", async ({ page }) => {
  await page.goto("/orders?status=delivered")
  await choose(page, "Kind", /./)
  await expect(page).toHaveURL(/\?kind=\w+&status=delivered$/)
  await page.goBack()
  await expect(page).toHaveURL(/\/orders\?status=delivered$/)
  await expect(page.getByRole("list", { name: "Set filters" })).toHaveText(/^Status: delivered ×$/i)
  await page.goForward()
  await expect(page.getByRole("list", { name: "Set filters" })).toContainText("Kind")
})

test("coming back from an order shows the view that was left", async ({ page }) => {
  await page.goto("/orders")
  await choose(page, "Firm", /^Baidu/)
  await expect(status(page)).toHaveText(/^\d+ of \d+/)
  const words = await status(page).textContent()
  await page.keyboard.press("Escape")
  await table(page).getByRole("rowheader").first().getByRole("link").first().click()
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("Orders")
  await page.goBack()
  await expect(status(page)).toHaveText(words ?? "")
})

test("the head's link to all orders shows all of them again", async ({ page }) => {
  await page.goto("/orders")
  await choose(page, "Firm", /^Baidu/)
  await expect(status(page)).toHaveText(/^\d+ of \d+/)
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Orders" }).click()
  await expect(page).toHaveURL(/\/orders$/)
  await expect(status(page)).toHaveText(/^All \d+ orders/)
  await expect(page.getByRole("list", { name: "Set filters" })).toHaveCount(0)
})

test("a column's name sorts by it and says which way", async ({ page }) => {
  await page.goto("/orders")
  const head = page.getByRole("columnheader", { name: "Order", exact: true })
  await head.getByRole("link").click()
  await expect(page).toHaveURL(/\?sort=order$/)
  await expect(head).toHaveAttribute("aria-sort", "ascending")
  const first = () => table(page).getByRole("rowheader").first().getByRole("link").first().textContent()
  const up = await first()
  await head.getByRole("link").click()
  await expect(head).toHaveAttribute("aria-sort", "descending")
  await expect.poll(first).not.toBe(up)
})

test("groups have heads with the number of their orders", async ({ page }) => {
  await page.goto("/orders")
  await page.getByLabel("Group by").selectOption("year")
  await expect(page).toHaveURL(/\?group=year$/)
  await expect(
    table(page)
      .getByRole("rowheader", { name: /^\d{4} \d+ orders?$/ })
      .first(),
  ).toBeVisible()
})

test("columns are chosen, and the address keeps them", async ({ page }) => {
  await page.goto("/orders")
  await choose(page, "Columns", /^Maker$/)
  await expect(page.getByRole("columnheader", { name: "Maker" })).toBeVisible()
  await page.reload()
  await expect(page.getByRole("columnheader", { name: "Maker" })).toBeVisible()
})

test("the foot says what it adds, of how many orders, and that its lines must not be added", async ({
  page,
}) => {
  await page.goto("/orders")
  const foot = page.getByRole("region", { name: "What these orders add up to" })
  await expect(foot.getByRole("definition").first()).toHaveText(/in \d+ orders?/)
  await expect(foot).toContainText("must not be added to one another")
  await expect(foot).toContainText("no interval")
})

test("a figure opens to the reports behind it", async ({ page }) => {
  await page.goto("/orders?q=a800")
  await expect(table(page).locator("a[data-number]").first()).toHaveAttribute("href", /^\/numbers\/order\//)
})

test("the page of a past day says so, and its links keep the day", async ({ page }) => {
  await page.goto("/orders?known=2023-11-20")
  await expect(page.getByText(/As known on 20 Nov 2023/).first()).toBeVisible()
  await expect(table(page).getByRole("rowheader").first().getByRole("link").first()).toHaveAttribute(
    "href",
    /\?known=2023-11-20$/,
  )
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/)
})

test("what of a link is not understood is said, and the rest is shown", async ({ page }) => {
  await page.goto("/orders?status=delivered&group=colour")
  await expect(page.getByText(/group “colour”: orders are grouped by/)).toBeVisible()
  await expect(page.getByRole("list", { name: "Set filters" })).toContainText(/delivered/i)
})

test("the keyboard does everything: to the table, from row to row, into an order", async ({ page }) => {
  await page.goto("/orders")
  await expect(table(page).locator("tr[tabindex='0']")).toHaveCount(1)
  await table(page).locator("tr[tabindex='0']").focus()
  await page.keyboard.press("ArrowDown")
  await page.keyboard.press("ArrowDown")
  expect(await rowInFocus(page)).toBe("2")
  await page.keyboard.press("End")
  await expect.poll(() => rowInFocus(page)).toMatch(/^\d{2,}$/)
  const last = table(page).locator(":focus")
  await expect(last).toBeInViewport()
  await expect(last.getByRole("link").first()).toBeVisible()
  await page.keyboard.press("Home")
  await expect.poll(() => rowInFocus(page)).toBe("0")
  await page.keyboard.press("f")
  await expect(page.getByRole("searchbox", { name: "Words" })).toBeFocused()
  await table(page).locator("tr[tabindex='0']").focus()
  await page.keyboard.press("Enter")
  await expect(page).toHaveURL(/\/orders\/[a-z0-9.-]+$/)
})

test("the head and the order's name stay in sight while the table scrolls", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto("/orders")
  const box = table(page)
  await box.evaluate((one) => one.scrollTo(300, 900))
  const [left, top] = await box.evaluate((one) => {
    const area = one.getBoundingClientRect()
    const name = one.querySelector("tbody th")?.getBoundingClientRect()
    const head = one.querySelector("thead th")?.getBoundingClientRect()
    return [(name?.left ?? 0) - area.left, (head?.top ?? 0) - area.top]
  })
  expect(Math.abs(left ?? 99)).toBeLessThan(2)
  expect(Math.abs(top ?? 99)).toBeLessThan(2)
})

test.describe("a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  test("filters fold away, and unfold to be used", async ({ page }) => {
    await page.goto("/orders")
    const firm = page.locator("summary", { hasText: /^Firm/ })
    await expect(firm).toBeHidden()
    await page.getByText("Filters", { exact: true }).tap()
    await firm.tap()
    await page
      .getByRole("group", { name: "Firm", exact: true })
      .getByRole("checkbox", { name: /^Baidu/ })
      .tap()
    await expect(page).toHaveURL(/\?firm=baidu$/)
    await expect(status(page)).toHaveText(/^\d+ of \d+/)
  })
})

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds no fault in a filtered and grouped table with an open filter, ${colorScheme}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme })
    await page.goto("/orders?status=delivered&group=firm&group=colour")
    await page.locator("summary", { hasText: /^Firm/ }).click()
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`)).toEqual(
      [],
    )
  })
}

test("the script takes over the server's table without moving anything", async ({ page }) => {
  await page.addInitScript(() => {
    const seen = window as unknown as { shifts: number }
    seen.shifts = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shifts += (entry as unknown as { value: number }).value
    }).observe({ type: "layout-shift", buffered: true })
  })
  await page.goto("/orders", { waitUntil: "networkidle" })
  // Few enough to stand in the page whole, where the browser's own search finds them.
  const count = Number(/\d+/.exec((await status(page).textContent()) ?? "")?.[0])
  await expect(table(page).locator("tr[data-row]")).toHaveCount(count)
  expect(await page.evaluate(() => (window as unknown as { shifts: number }).shifts)).toBeLessThan(0.02)
})

test("all A800 orders with sources as a spreadsheet: open the page, choose the chip, take the file", async ({
  page,
}) => {
  await page.goto("/orders")
  await choose(page, "Chip", /A800/)
  await expect(page).toHaveURL(/chip=a800/)
  const download = page.waitForEvent("download")
  await page.getByRole("link", { name: "CSV for spreadsheets" }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/\.csv$/)
  const text = await readFile((await file.path())!, "utf8")
  expect(text.charCodeAt(0)).toBe(0xfeff)
  const [head = [], ...rows] = readCsv(text.slice(1))
  expect(rows.length).toBeGreaterThan(0)
  const at = head.indexOf("source_url")
  expect(at).toBeGreaterThanOrEqual(0)
  for (const row of rows) expect(row.join(" ")).toMatch(/A800/i)
  expect(rows.filter((row) => row[at]).length).toBeGreaterThan(0)
})

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false })

  test("the form filters, and its address is short", async ({ page }) => {
    await page.goto("/orders")
    await choose(page, "Firm", /^Baidu/)
    await page.getByRole("button", { name: "Show", exact: true }).click()
    await expect(page).toHaveURL(/\/orders\?firm=baidu$/)
    await expect(status(page)).toHaveText(/^\d+ of \d+ orders on record/)
    await page.getByRole("link", { name: "Take away Firm: Baidu" }).click()
    await expect(page).toHaveURL(/\/orders$/)
  })

  test("columns sort, and rows are grouped", async ({ page }) => {
    await page.goto("/orders")
    await page.getByRole("columnheader", { name: "Cost" }).getByRole("link").click()
    await expect(page).toHaveURL(/\?sort=-cost$/)
    await expect(page.getByRole("columnheader", { name: "Cost" })).toHaveAttribute("aria-sort", "descending")
    await page.getByLabel("Group by").selectOption("status")
    await page.getByRole("button", { name: "Show", exact: true }).click()
    await expect(page).toHaveURL(/\?group=status&sort=-cost$/)
    await expect(table(page).getByRole("rowheader", { name: /^Delivered \d+ orders?$/i })).toBeVisible()
  })

  test("every row is reached by pages", async ({ page }) => {
    await page.goto("/orders?group=firm")
    await page.getByRole("link", { name: /^Next \d+$/ }).click()
    await expect(page).toHaveURL(/\?group=firm&page=2$/)
    await expect(page.getByText(/^Rows 101 to \d+ of \d+$/)).toBeVisible()
    await page.getByRole("link", { name: "Previous 100" }).click()
    await expect(page).toHaveURL(/\?group=firm$/)
  })
})

test("the page inside is nobody's address", async ({ request }) => {
  const answer = await request.get("/orders/of/query?firm=baidu", { maxRedirects: 0 })
  expect(answer.status()).toBe(308)
  expect(answer.headers()["location"]).toMatch(/\/orders\?firm=baidu$/)
})
