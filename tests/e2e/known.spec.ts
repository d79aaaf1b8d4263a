import AxeBuilder from "@axe-core/playwright"
import { expect, test } from "./fixtures"

const day = "2023-11-20"
const profile = `/companies/baidu?known=${day}`
const banner = "As known on 20 Nov 2023"

for (const [path, fewest] of [
  [`/?known=${day}`, 6],
  [`/board/all/name/all?known=${day}`, 6],
  [profile, 6],
  [`/charts/runway?firm=baidu&known=${day}`, 1],
  [`/statements?known=${day}`, 3],
] as const) {
  test(`${path} says of which day it is, and links within it keep the day`, async ({ page }) => {
    await page.goto(path)
    await expect(page.getByRole("complementary", { name: banner })).toBeVisible()
    const hrefs = await page
      .locator("main a[href]:not([data-leaves-day])")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""))
    const pages = hrefs.filter((href) =>
      /^\/(?:$|\?|board\/|companies\/[^/]+$|orders|compare|statements|numbers\/|charts\/)/.test(href),
    )
    expect(pages.length).toBeGreaterThanOrEqual(fewest)
    expect(pages.filter((href) => !href.includes(`known=${day}`))).toEqual([])
  })
}

test("nothing that came later stands on Baidu’s profile of that day, and it does today", async ({ page }) => {
  await page.goto(profile)
  const orders = page.locator("#orders")
  await expect(orders.getByRole("rowheader").filter({ hasText: "Ascend 910B" })).toBeVisible()
  await expect(orders).not.toContainText(/30,000 P800|Kunlunxin/)
  await expect(page.getByText(/as of Nov 2023/i).first()).toBeVisible()
  await expect(page.getByRole("link", { name: /Open in the laboratory/ })).toHaveCount(0)
  await page.getByRole("complementary", { name: banner }).getByRole("link", { name: "As known now" }).click()
  await expect(page).toHaveURL(/\/companies\/baidu$/)
  await expect(page.locator("#orders")).toContainText("P800")
  await expect(page.getByRole("complementary", { name: banner })).toHaveCount(0)
})

test("from the board to a profile to an order, the day stays", async ({ page }) => {
  await page.goto(`/?known=${day}`)
  await page.getByRole("main").getByRole("link", { name: "Baidu", exact: true }).first().click()
  await expect(page).toHaveURL(new RegExp(`/companies/baidu\\?known=${day}$`))
  await page.locator("#orders").getByRole("rowheader").getByRole("link").first().click()
  await expect(page).toHaveURL(new RegExp(`/orders/[^?]+\\?known=${day}$`))
  await expect(page.getByRole("complementary", { name: banner })).toBeVisible()
})

test("an order that nothing had told of is not known yet", async ({ page }) => {
  await page.goto(`/orders/kunlun-2025-baidu-30k-cluster?known=${day}`)
  await expect(page.getByRole("heading", { level: 1, name: "Not known yet" })).toBeVisible()
  await expect(page).not.toHaveTitle(/P800|30,000/)
})

test("a chart and its files are of the day, and say so", async ({ page, request }) => {
  await page.goto(profile)
  const csv = page.getByRole("link", { name: /^CSV of Training outgrows .*as known on 20 Nov 2023$/ })
  const href = await csv.getAttribute("href")
  expect(href).toContain(`known=${day}`)
  const file = await request.get(href!)
  expect(await file.text()).toContain("2023-11,0,")
  await page.goto(`/charts/runway?firm=baidu&known=${day}`)
  await expect(page.getByRole("heading", { level: 1 })).toContainText("as known on 20 Nov 2023")
  await expect(page.getByRole("complementary", { name: banner })).toBeVisible()
})

test("search engines are sent to the page of today", async ({ page }) => {
  await page.goto(profile)
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/)
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute("href", /\/companies\/baidu$/)
})

test("a day that has not come is as known now, and said", async ({ page }) => {
  await page.goto("/?known=2199-01-01")
  const note = page.getByRole("complementary", { name: /As known on 1 Jan 2199/ })
  await expect(note).toContainText("nothing is left out")
})

test("what is no day is refused with what to write", async ({ page }) => {
  await page.goto("/companies/baidu?known=2023-02-30")
  await expect(page.getByRole("heading", { level: 1, name: "No such day" })).toBeVisible()
  await expect(page.getByRole("main")).toContainText("YYYY-MM-DD")
})

test("an address inside leads to the one that people see", async ({ page }) => {
  await page.goto(`/known/companies/baidu?known=${day}`)
  await expect(page).toHaveURL(new RegExp(`/companies/baidu\\?known=${day}$`))
  await page.goto(`/known/board?known=${day}`)
  await expect(page).toHaveURL(new RegExp(`/\\?known=${day}$`))
})

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false })

  test("a day is asked for at the foot of a profile, and another one in the banner", async ({ page }) => {
    await page.goto("/companies/baidu")
    const wayIn = page.getByRole("region", { name: "As known on a day" })
    await wayIn.getByLabel("As known on").fill(day)
    await wayIn.getByRole("button", { name: "Show" }).click()
    await expect(page).toHaveURL(new RegExp(`/companies/baidu\\?known=${day}$`))
    const note = page.getByRole("complementary", { name: banner })
    await note.getByText("What is of today all the same", { exact: true }).click()
    await expect(note.getByRole("row").nth(1)).toBeVisible()
    await note.getByLabel("Another day").fill("2025-06-01")
    await note.getByRole("button", { name: "Show" }).click()
    await expect(page.getByRole("complementary", { name: "As known on 1 Jun 2025" })).toBeVisible()
  })
})

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } })

  for (const colorScheme of ["light", "dark"] as const) {
    test(`nothing runs over the edge and nobody is shut out, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme })
      await page.goto(profile)
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(over).toBeLessThanOrEqual(0)
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id }) => id)).toEqual([])
    })
  }
})
