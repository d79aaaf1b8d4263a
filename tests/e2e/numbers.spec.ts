import AxeBuilder from "@axe-core/playwright"
import type { Page } from "@playwright/test"
import { expect, test } from "./fixtures"

const runway = 'a[href="/numbers/runway/baidu/training/own"]'

/** The window over the page, once what stands in it has come. */
async function shown(page: Page) {
  const dialog = page.getByRole("dialog")
  await expect(dialog.getByTestId("number-value")).toBeVisible()
  return dialog
}

test("from a number on a profile to the reports behind it takes two clicks, and never leaves the page", async ({
  page,
}) => {
  await page.goto("/companies/baidu")
  await page.locator(runway).first().click()
  const dialog = await shown(page)
  await expect(dialog.getByTestId("number-value")).toHaveText(/months|already short/)
  await expect(dialog).toContainText(/even odds between|half of the draws/)
  await dialog.locator('a[href="/numbers/order/ascend910b-2023-08-baidu/quantity"]').click()
  await expect(page.getByRole("dialog", { name: /1,600 Ascend 910B/ })).toBeVisible()
  await expect(dialog).toContainText("South China Morning Post")
  await expect(dialog).toContainText("They disagree")
  await expect(dialog).toContainText(/Weight 0\.\d/)
  expect(new URL(page.url()).pathname).toBe("/companies/baidu")
  await dialog.getByRole("button", { name: "Back" }).click()
  await expect(page.getByRole("dialog", { name: /Baidu’s own chips cover training/ })).toBeVisible()
})

test("by keyboard: Enter opens, Tab walks through and on, Escape closes and gives the focus back", async ({
  page,
}) => {
  await page.goto("/companies/baidu")
  const number = page.locator(runway).first()
  await number.focus()
  await page.keyboard.press("Enter")
  const dialog = await shown(page)
  await expect(dialog).toBeFocused()
  await page.keyboard.press("Tab")
  await expect(dialog.getByRole("link", { name: "Open as a page" })).toBeFocused()
  await page.keyboard.press("Escape")
  await expect(dialog).toHaveCount(0)
  await expect(number).toBeFocused()
  await page.keyboard.press("Enter")
  await shown(page)
  await page.getByRole("dialog").locator("a, button").last().focus()
  await page.keyboard.press("Tab")
  await expect(dialog).toHaveCount(0)
  const isAfter = await number.evaluate(
    (link) =>
      (link.compareDocumentPosition(document.activeElement!) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  )
  expect(isAfter).toBe(true)
})

test("a click elsewhere closes it, and another number takes its place", async ({ page }) => {
  await page.goto("/companies/baidu")
  await page.locator(runway).first().click()
  await shown(page)
  await page.getByRole("heading", { level: 1 }).click()
  await expect(page.getByRole("dialog")).toHaveCount(0)
  await page.locator('a[href="/numbers/count/report/baidu"]').first().click()
  await expect(page.getByRole("dialog", { name: "Baidu: reports on record" })).toBeVisible()
  await page.locator('a[href="/numbers/count/order/baidu"]').first().click()
  await expect(page.getByRole("dialog", { name: "Baidu: orders on record" })).toBeVisible()
  await expect(page.getByRole("dialog")).toHaveCount(1)
})

test("with a modifier, or by the middle button, the number opens as a page beside the one that is read", async ({
  page,
  context,
}) => {
  await page.goto("/companies/baidu")
  const opened = context.waitForEvent("page")
  await page
    .locator(runway)
    .first()
    .click({ modifiers: ["ControlOrMeta"] })
  const other = await opened
  await other.waitForLoadState()
  expect(new URL(other.url()).pathname).toBe("/numbers/runway/baidu/training/own")
  await expect(page.getByRole("dialog")).toHaveCount(0)
})

test("what opens moves nothing that is there, and stays within the window’s width", async ({ page }) => {
  await page.goto("/companies/baidu")
  const places = () =>
    page.evaluate(() =>
      [...document.querySelectorAll("main h1, main h2, main .number")].map((one) => {
        const { top, left } = one.getBoundingClientRect()
        return [Math.round(top), Math.round(left)]
      }),
    )
  const width = () => page.evaluate(() => document.documentElement.scrollWidth)
  const [before, wide] = [await places(), await width()]
  await page.locator(runway).first().click()
  await shown(page)
  expect(await places()).toEqual(before)
  expect(await width()).toBe(wide)
})

test("the window has no fault that axe finds, in the dark neither", async ({ page }) => {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" })
    await page.goto("/companies/baidu")
    await page.locator(runway).first().click()
    await shown(page)
    const { violations } = await new AxeBuilder({ page }).include(".number-window").analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  }
})

test("where the answer does not come, the window says so and leads to the page", async ({ page }) => {
  await page.route("**/api/v1/numbers/**", (route) => route.fulfill({ status: 404, body: "gone" }))
  await page.goto("/orders/a800-2023-four-firms")
  await page.locator("main a[data-number]").first().click()
  await expect(page.getByRole("dialog").getByRole("alert")).toContainText("not on record any more")
  await page.getByRole("link", { name: "Go to its page" }).click()
  await expect(page).toHaveURL(/\/numbers\//)
})

test("a report that nobody could verify says so in the window, and on its own page", async ({ page }) => {
  const claim = "/numbers/claim/unverified-nvidia-2025q1-h20-4-5bn"
  await page.goto("/orders/h20-2025-q1-three-firms")
  await page.locator(`a[href="${claim}"]`).first().click()
  const dialog = await shown(page)
  await expect(dialog.getByText("unverified", { exact: true }).first()).toBeVisible()
  await dialog.getByRole("link", { name: "Open as a page" }).click()
  await expect(page).toHaveURL(new RegExp(`${claim}$`))
  await expect(page.locator("main").getByText("unverified", { exact: true }).first()).toBeVisible()
})

test("a number that nothing is known of is a page not found, in words", async ({ page }) => {
  const response = await page.goto("/numbers/runway/biadu/training/own")
  expect(response?.status()).toBe(404)
  await expect(page.getByRole("heading", { level: 1 })).toContainText("There is no number")
  await expect(page.getByRole("link", { name: "Baidu", exact: true })).toHaveAttribute(
    "href",
    "/numbers/runway/baidu/training/own",
  )
})

test("the script that opens numbers comes with the first one, and not before", async ({ page }) => {
  const scripts: string[] = []
  page.on("response", async (response) => {
    if (response.request().resourceType() === "script") scripts.push(await response.text())
  })
  await page.goto("/companies/baidu", { waitUntil: "networkidle" })
  const draws = () => scripts.some((script) => script.includes("Loading what stands behind it"))
  expect(draws()).toBe(false)
  await page.locator(runway).first().click()
  await shown(page)
  expect(draws()).toBe(true)
})

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false })

  test("a number is a link to a page that says the same", async ({ page }) => {
    await page.goto("/companies/baidu")
    await page.locator(runway).first().click()
    await expect(page).toHaveURL(/\/numbers\/runway\/baidu\/training\/own$/)
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Baidu’s own chips cover training")
    await expect(page.getByTestId("number-value")).toHaveText(/months|already short/)
    await page.locator('a[href="/numbers/order/a800-2023-four-firms/quantity"]').click()
    await expect(page.getByRole("heading", { name: "The reports behind it" })).toBeVisible()
    await expect(page.locator("main")).toContainText("Financial Times")
    await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/)
  })
})

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test("it comes up from below, as wide as the screen, and a touch beside it closes it", async ({ page }) => {
    await page.goto("/companies/baidu")
    await page.locator(runway).first().tap()
    const dialog = await shown(page)
    const box = (await dialog.boundingBox())!
    expect(box.x).toBe(0)
    expect(box.width).toBe(390)
    expect(Math.round(box.y + box.height)).toBe(844)
    expect(box.y).toBeGreaterThan(100)
    await page.touchscreen.tap(195, 40)
    await expect(dialog).toHaveCount(0)
    expect(new URL(page.url()).pathname).toBe("/companies/baidu")
  })
})

test("a number of a past day says so, and keeps to it", async ({ page }) => {
  await page.goto("/numbers/order/a800-2023-four-firms/cost?known=2023-09-01")
  await expect(page.locator("main")).toContainText("as known on 1 Sep 2023")
  await expect(page.locator("main article ol")).not.toContainText("Nov 2023")
  const hrefs = await page
    .locator("main a[data-number]")
    .evaluateAll((all) => all.map((one) => one.getAttribute("href")))
  expect(hrefs.length).toBeGreaterThan(0)
  for (const href of hrefs) expect(href).toContain("known=2023-09-01")
})
