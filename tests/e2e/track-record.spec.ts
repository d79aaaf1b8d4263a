import AxeBuilder from "@axe-core/playwright"
import { expect, test } from "./fixtures"

const path = "/track-record"

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false })

  test("the answer comes first, with its counts, and no percentage of a handful", async ({ page }) => {
    await page.goto(path)
    const lead = page.locator("main header")
    await expect(lead).toContainText(/inside half of the model’s draws in \d+ of \d+ cases/)
    await expect(lead).not.toContainText("%")
    await expect(page.locator("figure.chart svg:visible").first()).toBeVisible()
  })

  test("every case of the drawing is in its table, with what was said and what happened", async ({
    page,
  }) => {
    await page.goto(path)
    await page.getByText("The same as a table").click()
    const table = page.getByRole("group", { name: /^Every case/ })
    const rows = table.getByRole("row")
    await expect(rows.filter({ hasText: "01.AI" }).first()).toContainText(
      /18 months.*left the field, month 13/,
    )
    await expect(rows.filter({ hasText: "Tencent" }).first()).toContainText("16 to 30 months (our reading)")
    await expect(rows.filter({ hasText: "inference" }).first()).toContainText(
      "ran short in month 8 (Jul 2024)",
    )
  })

  test("the misses are named, and where each lay", async ({ page }) => {
    await page.goto(path)
    const coverage = page.locator("#coverage")
    await expect(coverage.getByRole("heading", { name: "The misses" })).toBeVisible()
    await expect(coverage).toContainText(/Baidu, inference, Nov 2023\. It ran short in month 8/)
    await expect(coverage.getByRole("rowheader", { name: "Lost from sight" })).toBeVisible()
  })

  test("a month names what could not be run and what was not known then", async ({ page }) => {
    await page.goto(path)
    const month = page.locator("#of-2025-04")
    await expect(month).toContainText("those of May 2025 serve before their time")
    await month.getByText(/^Could not be run/).click()
    await expect(month).toContainText(/Tencent: missing the size of its flagship training run/)
    await month.getByText(/^Not known then/).click()
    await expect(month.getByRole("row").filter({ hasText: "set for a later month" }).first()).toBeVisible()
    await month.getByRole("link", { name: "runFlop0.bytedance.2025-05" }).click()
    await expect(page).toHaveURL(/\/assumptions#runFlop0\.bytedance\.2025-05$/)
  })

  test("the methodology counts the same cases and leads to them", async ({ page }) => {
    await page.goto(path)
    const row = page.locator("main").getByRole("row").filter({ hasText: "What was said" })
    const counts = await row
      .getByRole("cell")
      .filter({ hasText: / of \d/ })
      .allInnerTexts()
    await page.goto("/methodology#backtests")
    for (const count of counts) await expect(row).toContainText(count)
    expect(counts).toHaveLength(2)
    await page.getByRole("link", { name: "The track record" }).click()
    await expect(page).toHaveURL(path)
  })
})

for (const [width, colorScheme] of [
  [1440, "light"],
  [1440, "dark"],
  [390, "light"],
  [390, "dark"],
] as const) {
  test(`with everything unfolded it fits ${width} px and axe finds no fault, ${colorScheme}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 844 })
    await page.emulateMedia({ colorScheme })
    await page.goto(path)
    await page
      .locator("main details")
      .evaluateAll((all) => all.forEach((one) => one.setAttribute("open", "")))
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([])
  })
}
