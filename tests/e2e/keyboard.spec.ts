import { expect, test } from "./fixtures"

test("the first stop of the Tab key leads past the navigation to the answer", async ({ page }) => {
  await page.goto("/companies/baidu")
  await page.keyboard.press("Tab")
  const skip = page.getByRole("link", { name: "Skip to content" })
  await expect(skip).toBeFocused()
  await page.keyboard.press("Enter")
  await expect(page.locator("#content")).toBeFocused()
})

test("a chart is walked by arrow keys, a sentence with its interval each month", async ({ page }) => {
  await page.goto("/companies/baidu")
  const walker = page.getByRole("slider", { name: /^Training, month by month/ })
  await walker.focus()
  await expect(walker).toHaveAttribute(
    "aria-valuetext",
    /training needs .+ \(.+ to .+\), has .+ \(.+ to .+\)/i,
  )
  const first = await walker.getAttribute("aria-valuetext")
  await page.keyboard.press("ArrowRight")
  await expect(walker).not.toHaveAttribute("aria-valuetext", first ?? "")
  await expect(walker).toHaveAttribute("aria-valuetext", /^December 2026: training needs/)
})

test("reports unfold by keyboard", async ({ page }) => {
  await page.goto("/companies/baidu")
  const summary = page.getByText(/The 5 reports behind it/).first()
  await summary.focus()
  await page.keyboard.press("Enter")
  await expect(
    summary
      .locator("..")
      .getByText(/^(Weight 0\.\d+|No weight|Almost no weight)/)
      .first(),
  ).toBeVisible()
})
