import { expect, pages, test } from "./fixtures"

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

for (const { name, path } of pages) {
  test(`${name} fits a phone: only tables scroll sideways, inside themselves`, async ({ page }) => {
    await page.goto(path)
    await page.locator("details").evaluateAll((all) => all.forEach((one) => one.setAttribute("open", "")))
    const [content, screen] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ])
    expect(content).toBeLessThanOrEqual(screen ?? 0)
  })
}

test("unfolded reports stay as wide as the phone while the ledger above them scrolls", async ({ page }) => {
  await page.goto("/companies/baidu")
  await page
    .getByText(/The 5 reports behind it/)
    .first()
    .tap()
  const report = page.locator('li[id*="-2023-"]').first()
  await expect(report).toBeVisible()
  const box = await report.boundingBox()
  expect(box?.x).toBeGreaterThanOrEqual(0)
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390)
})
