import AxeBuilder from "@axe-core/playwright"
import { expect, test } from "./fixtures"

test("who says ByteDance bought how many H20 in 2025, and do they agree: three clicks", async ({ page }) => {
  await page.goto("/")
  await page.getByRole("navigation").getByRole("link", { name: "Contradictions" }).click()
  await page.getByRole("navigation", { name: "Firm" }).getByRole("link", { name: "ByteDance" }).click()
  await expect(page).toHaveURL(/\/contradictions\/bytedance\/all$/)
  await page
    .getByRole("navigation", { name: "The matters" })
    .getByRole("link", { name: /^The H20 rush/ })
    .click()
  await expect(page).toHaveURL(/#h20-2025-size$/)
  const matter = page.locator("#h20-2025-size")
  await expect(matter.getByRole("heading", { level: 2 })).toBeInViewport()
  const claims = matter.getByRole("list", { name: /side by side$/ }).getByRole("listitem")
  await expect(claims).toHaveCount(5)
  // They do not: a million and a tenth of that, one with weight and one without.
  await expect(claims.filter({ hasText: "KrASIA (Nikkei Asia)" }).first()).toContainText("about 1 million")
  await expect(claims.filter({ hasText: "redrobot.online" })).toContainText("about 120,000")
  await expect(claims.filter({ hasText: "redrobot.online" })).toContainText("no weight")
  await expect(claims.filter({ hasText: "The Straits Times" })).toContainText("The Information")
})

test("what would move stands as bars, as published and as each side has it", async ({ page }) => {
  await page.goto("/contradictions#h20-2025-size")
  const matter = page.locator("#h20-2025-size")
  // Worked out beside the server: until then the page says so, and asks to look again.
  await expect
    .poll(
      async () => {
        await page.reload()
        return matter.getByText("being worked out").count()
      },
      { timeout: 120_000, intervals: [5_000] },
    )
    .toBe(0)
  const tencent = matter.getByRole("group", { name: /^Tencent, if one of them were the truth/ })
  const rows = tencent.getByRole("listitem")
  await expect(rows.first()).toContainText("As published")
  await expect(rows.filter({ hasText: "If redrobot.online is right" })).toContainText("120,000")
  await expect(rows.first().locator("rect").first()).toBeVisible()
})

test("a contradiction that moves nothing says why", async ({ page }) => {
  await page.goto("/contradictions#fin-times-a800-transposition")
  const matter = page.locator("#fin-times-a800-transposition")
  await expect(matter).toContainText("All 5 that give a number say about 100,000 chips.")
  await expect(matter).toContainText("A runway counts chips, and every report that counts gives the number")
  await expect(matter).toContainText("$10,000 a card")
  await expect(matter).toContainText("$40,000 a card")
  await matter.getByText("Each claim in full").click()
  await expect(matter.getByRole("row", { name: /^EconoTimes/ }).first()).toContainText(
    "Financial Times → TechCrunch (inferred) → EconoTimes",
  )
})

test("a figure opens to the claim behind it", async ({ page, request }) => {
  await page.goto("/contradictions#fin-times-a800-transposition")
  const figure = page.locator("#fin-times-a800-transposition a[data-number]").first()
  const href = (await figure.getAttribute("href"))!
  expect(href).toMatch(/^\/numbers\/claim\//)
  expect((await request.get(href)).status()).toBe(200)
})

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false })

  test("the firm and the kind are links, and each matter has its anchor", async ({ page }) => {
    await page.goto("/contradictions")
    const all = await page.locator("section.matter").count()
    await page
      .getByRole("navigation", { name: "How they differ" })
      .getByRole("link", { name: "lost in translation" })
      .click()
    await expect(page).toHaveURL(/\/contradictions\/all\/translation$/)
    const some = await page.locator("section.matter").count()
    expect(some).toBeGreaterThan(0)
    expect(some).toBeLessThan(all)
    await page.goto("/contradictions#h200-price")
    await expect(page.locator("#h200-price")).toBeInViewport()
  })

  test("an anchor of a contradiction that is no more does nothing", async ({ page }) => {
    await page.goto("/contradictions#was-here-once")
    await expect(page.getByRole("heading", { level: 1, name: "Contradictions" })).toBeInViewport()
  })

  test("a profile and an order lead to it", async ({ page }) => {
    await page.goto("/companies/tencent")
    const section = page.locator("#contradictions")
    await expect(section.getByRole("heading", { name: "Where the reports disagree" })).toBeVisible()
    await section.getByRole("link", { name: /^The H20 rush/ }).click()
    await expect(page).toHaveURL(/\/contradictions#h20-2025-size$/)
    await page.goto("/orders/a800-2023-four-firms")
    await page.getByRole("link", { name: "Did $1bn or $4bn buy the 100,000 A800s?" }).click()
    await expect(page).toHaveURL(/\/contradictions#fin-times-a800-transposition$/)
  })

  test("an address of nothing is told so", async ({ page }) => {
    expect((await page.goto("/contradictions/nobody/all"))?.status()).toBe(404)
    expect((await page.goto("/contradictions/all/all"))?.status()).toBe(404)
  })
})

test("on a phone each claim keeps its dot, and nothing runs over the edge", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto("/contradictions")
  const first = page.locator("#fin-times-a800-transposition li").first()
  await expect(first.locator("circle").first()).toBeVisible()
  await expect(first).toContainText("A card $10,000 a card")
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})

for (const colorScheme of ["light", "dark"] as const) {
  test(`passes axe in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await page.goto("/contradictions/bytedance/all")
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  })
}
