import type { Page } from "@playwright/test"
import { expect, pages, test } from "./fixtures"

/** Counts every layout shift from the first paint on, those within half a second of input included. */
async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = window as unknown as { shifts: number }
    seen.shifts = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shifts += (entry as unknown as { value: number }).value
    }).observe({ type: "layout-shift", buffered: true })
  })
}

const shiftsOf = (page: Page) => page.evaluate(() => (window as unknown as { shifts: number }).shifts)

for (const width of [390, 1440]) {
  test.describe(`${width} px`, () => {
    test.use({ viewport: { width, height: 900 } })

    for (const { name, path } of pages) {
      test(`nothing on ${name} moves while it loads, at ${width} px`, async ({ page }) => {
        await watchShifts(page)
        await page.goto(path, { waitUntil: "networkidle" })
        expect(await shiftsOf(page)).toBeLessThan(0.01)
      })
    }

    test(`nothing moves when a reader reaches for a chart, at ${width} px`, async ({ page }) => {
      await watchShifts(page)
      await page.goto("/companies/baidu", { waitUntil: "networkidle" })
      const reaches = page.locator("article > div .reach")
      const count = Math.min(4, await reaches.count())
      expect(count).toBeGreaterThanOrEqual(3)
      for (let index = 0; index < count; index += 1) {
        const reach = reaches.nth(index)
        await reach.scrollIntoViewIfNeeded()
        await reach.hover()
        await expect(reach).toHaveAttribute("data-drawn", "true")
      }
      expect(await shiftsOf(page)).toBeLessThan(0.01)
    })
  })
}
