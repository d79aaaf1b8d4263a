import { expect, test } from "./fixtures"

test.use({ javaScriptEnabled: false })

test("the board has its words, its bars and its table without JavaScript", async ({ page }) => {
  await page.goto("/")
  const row = page
    .getByRole("list", { name: "Firms" })
    .getByRole("listitem")
    .filter({ hasText: "Baidu" })
    .first()
  await expect(row).toContainText(/about \d+ months/)
  const bars = row.locator("svg.board-bar")
  await expect(bars).toHaveCount(2)
  for (const bar of await bars.all()) expect((await bar.boundingBox())?.width).toBeGreaterThan(100)
  await page.getByText("The same as a table").click()
  await expect(page.getByRole("rowheader", { name: "Baidu" }).first()).toBeVisible()
})

test("a profile has every chart and every order without JavaScript", async ({ page }) => {
  await page.goto("/companies/baidu")
  await expect(page.getByRole("img", { name: /training needs/ })).toBeVisible()
  await expect(page.getByRole("img", { name: /inference needs/ })).toBeVisible()
  await expect(page.getByRole("img", { name: /chips at work in/ })).toBeVisible()
  await page
    .getByText(/The 5 reports behind it/)
    .first()
    .click()
  await expect(page.getByText("Why it is believed this far").first()).toBeVisible()
})

test("a missing firm is a whole page with the closest names without JavaScript", async ({ page }) => {
  const answer = await page.goto("/companies/biadu")
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole("link", { name: "Baidu 百度" })).toHaveAttribute("href", "/companies/baidu")
})
