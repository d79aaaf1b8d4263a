import { expect, test } from "./fixtures"

test("the fan's table says month by month what the chart draws", async ({ page }) => {
  await page.goto("/companies/baidu")
  const figure = page.getByRole("figure").filter({ has: page.getByRole("img", { name: /training needs/ }) })
  await figure.getByText("The same as a table").click()
  const rows = figure.getByRole("row")
  await expect(rows).toHaveCount(62)
  await expect(rows.nth(1)).toContainText("Nov 2026")
  await expect(rows.last()).toContainText("Nov 2031")
  const summary = await figure.getByRole("img").first().getAttribute("aria-label")
  const needed = await rows.nth(1).getByRole("cell").first().textContent()
  expect(summary).toMatch(/November 2026: training needs/)
  expect(Number(needed)).toBeGreaterThan(0)
})

test("the board's table has a row a bar and says grade and odds", async ({ page }) => {
  await page.goto("/")
  await page.getByText("The same as a table").click()
  const baidu = page.getByRole("row").filter({ hasText: "Baidu" })
  await expect(baidu).toHaveCount(2)
  await expect(baidu.first()).toContainText(/training\d+\d+ and \d+/)
  await expect(baidu.first()).toContainText("shown")
})
