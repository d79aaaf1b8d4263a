import type { Page } from "@playwright/test"
import { expect, test } from "./fixtures"

const runs = "Flagship runs a year"
const field = (page: Page) => page.getByRole("textbox", { name: `${runs}, runs a year` })
const answer = (page: Page) => page.getByRole("region", { name: "The answer" })
const median = (page: Page, column: number) =>
  answer(page)
    .getByRole("row", { name: /^Median/ })
    .getByRole("cell")
    .nth(column)
const query = (page: Page) => new URL(page.url()).search

/** Opens a laboratory and waits until its engine has answered in full. */
async function openLab(page: Page, search: string): Promise<void> {
  await page.goto(`/lab${search}`)
  await expect(answer(page).locator('[data-status="rested"]')).toBeVisible({ timeout: 30_000 })
}

test("what is typed moves the answer and stands in the address, which opens the same view", async ({
  page,
}) => {
  await openLab(page, "?firm=baidu")
  await field(page).fill("4 to 9")
  await field(page).press("Enter")
  await expect(answer(page).getByRole("columnheader", { name: "Yours" })).toBeVisible()
  await expect(answer(page)).toContainText(/Against the published estimate: \d+ months? less/)
  await expect.poll(() => query(page)).toBe("?firm=baidu&training.runsPerYear=4..9")
  const said = await median(page, 1).textContent()

  await openLab(page, query(page))
  await expect(field(page)).toHaveValue("4 to 9")
  await expect(median(page, 1)).toHaveText(said ?? "")
})

test("a slider moves by the keyboard, and one undo takes back the last press", async ({ page }) => {
  await openLab(page, "?firm=baidu")
  const thumb = page.getByRole("slider", { name: `${runs}, high end` })
  const before = await thumb.getAttribute("aria-valuetext")
  await thumb.press("ArrowRight")
  const once = await thumb.getAttribute("aria-valuetext")
  expect(once).not.toBe(before)
  await thumb.press("ArrowRight")
  await page.keyboard.press("Control+z")
  await expect(thumb).toHaveAttribute("aria-valuetext", once ?? "")
  await page.getByRole("button", { name: "Undo" }).click()
  await expect(thumb).toHaveAttribute("aria-valuetext", before ?? "")
  await page.keyboard.press("Control+Shift+z")
  await expect(thumb).toHaveAttribute("aria-valuetext", once ?? "")
  await page.getByRole("button", { name: "Reset all" }).click()
  await expect.poll(() => query(page)).toBe("?firm=baidu")
})

test("a text that is no value stays in its field and says why", async ({ page }) => {
  await openLab(page, "?firm=baidu")
  await field(page).fill("about 3")
  await field(page).press("Enter")
  await expect(field(page)).toHaveValue("about 3")
  await expect(field(page)).toHaveAttribute("aria-invalid", "true")
  await expect(page.getByText(/leaves open how far off it may be.*Until then .* counts\./)).toBeVisible()
  expect(query(page)).toBe("?firm=baidu")
})

test("an order whose reports are not believed drops out and says so", async ({ page }) => {
  await openLab(page, "?firm=alibaba")
  const order = page.locator(".lab-order").filter({ hasText: "560,000 T-Head cards" })
  await order.locator("summary").click()
  const distrust = order.getByRole("radio", { name: "not at all" })
  const count = await distrust.count()
  expect(count).toBeGreaterThan(1)
  for (let at = 0; at < count; at++) await distrust.nth(at).check({ force: true })
  await expect(order.locator("summary")).toContainText("has dropped out")
  await expect.poll(() => query(page)).toMatch(/disbelieve=/)
})

test("two scenarios stand side by side", async ({ page }) => {
  await openLab(page, "?firm=baidu")
  await page.getByLabel("Start from").selectOption({ label: "Demand grows half as fast" })
  await page.getByLabel("Compare with").selectOption({ label: "No further imports" })
  await expect(answer(page).getByRole("columnheader")).toHaveText([
    "Published",
    "Yours",
    "No further imports",
  ])
  await expect
    .poll(() => query(page))
    .toBe("?firm=baidu&scenario=demand-grows-half-as-fast&compare=no-further-imports")
})

test("a damaged link opens with what can be read, and says what was left out and why", async ({ page }) => {
  await openLab(
    page,
    "?firm=baidu&training.runsPerYear=1.5..3&training.uptime=%3Cb%3E&nothing.here=2&disbelieve=no-such-report",
  )
  await expect(field(page)).toHaveValue("1.5 to 3")
  const notice = page.getByRole("alert").filter({ hasText: "could not be used" })
  await expect(notice).toContainText("training.uptime=<b> was left out")
  await expect(notice).toContainText("nothing.here=2 was left out")
  await expect(notice).toContainText("no-such-report was left out")
})

test("until a link is read, nothing of the published estimate passes for what it holds", async ({ page }) => {
  let release = () => {}
  const released = new Promise<void>((resolve) => (release = resolve))
  await page.route(/\.js$/, async (route) => {
    await released
    await route.continue()
  })
  await page.goto("/lab?firm=baidu&training.runsPerYear=4..9", { waitUntil: "commit" })
  await expect(page.getByText("Reading the address…")).toBeVisible()
  await expect(page.getByText("Published", { exact: true }).first()).toBeHidden()
  await expect(page.getByLabel("Start from")).toBeHidden()
  release()
  await expect(field(page)).toHaveValue("4 to 9")
  await expect(page.getByText("Reading the address…")).toBeHidden()
  await expect(median(page, 1)).toHaveText(/\d/)
})

test("where the engine does not load, changes have no answer instead of the published one", async ({
  page,
}) => {
  await page.route(/\/lab\/kit\//, (route) => route.fulfill({ status: 503, body: "" }))
  await page.goto("/lab?firm=baidu&training.runsPerYear=4..9&compare=no-further-imports")
  await expect(page.getByRole("alert").filter({ hasText: "could not be fetched" })).toBeVisible()
  await expect(median(page, 0)).toHaveText(/\d/)
  await expect(median(page, 1)).toHaveText("no answer")
  await expect(median(page, 2)).toHaveText("no answer")
  await expect(answer(page)).not.toContainText("no change")
  await page.unroute(/\/lab\/kit\//)
  await page.getByRole("button", { name: "Try again" }).click()
  await expect(median(page, 1)).toHaveText(/\d/)
  await expect(answer(page).getByRole("columnheader")).toHaveText([
    "Published",
    "Yours",
    "Your changes under “No further imports”",
  ])
})

test("what drives the reader’s own case is there at once, and its doubt can be taken apart", async ({
  page,
}) => {
  await openLab(page, "?firm=baidu&training.runsPerYear=1..2")
  await page.getByText("What drives this").click()
  await expect(page.getByRole("rowheader", { name: /Size of the flagship run/ }).first()).toBeVisible()
  await page.getByRole("button", { name: "Take the doubt apart" }).click()
  await expect(page.getByText(/alone accounts for \d+% of the doubt/)).toBeVisible({ timeout: 30_000 })
})

test("words find an assumption, and the others make room", async ({ page }) => {
  await openLab(page, "?firm=baidu")
  await page.getByRole("searchbox", { name: "Find an assumption" }).fill("counted in flagships")
  await expect(page.locator(".lab-control:visible")).toHaveCount(1)
  await expect(field(page)).toBeVisible()
})

test("a firm that is not known leads to those that are", async ({ page }) => {
  const response = await page.goto("/lab?firm=baidoo")
  expect(response?.status()).toBe(404)
  await expect(page.getByTestId("suggestions").getByRole("link", { name: /Baidu/ })).toHaveAttribute(
    "href",
    "/lab?firm=baidu",
  )
})

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test("the answer stays in sight while the controls pass, and nothing is wider than the screen", async ({
    page,
  }) => {
    await openLab(page, "?firm=baidu&training.runsPerYear=4..9")
    await field(page).scrollIntoViewIfNeeded()
    await expect(page.locator(".lab-bar-line")).toBeInViewport()
    await expect(page.locator(".lab-bar-line")).toContainText(/about \d+ months?nine in ten/)
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBeLessThanOrEqual(390)
  })
})

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false })

  test("the published estimate is there with its chart, and every assumption with default and evidence", async ({
    page,
  }) => {
    await page.goto("/lab?firm=baidu&training.runsPerYear=4..9")
    await expect(page.getByText("Changing an assumption needs JavaScript.")).toBeVisible()
    await expect(answer(page)).toContainText(/Baidu’s own chips cover training for about \d+ months/)
    await expect(answer(page).getByRole("img", { name: /Training outgrows/ })).toBeVisible()
    const control = page.getByRole("group", { name: runs, exact: true })
    await expect(control).toContainText("Default: 0.8 to 2.8 runs a year, middle 1.5")
    await expect(control.getByRole("textbox")).toBeHidden()
    await control.locator("summary").click()
    await expect(control.getByRole("link").first()).toBeVisible()
  })
})
