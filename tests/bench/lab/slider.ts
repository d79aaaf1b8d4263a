import type { Page } from "@playwright/test"

/**
 * Moves the first slider of a laboratory from end to end with the keyboard, a step every frame, and gives the longest
 * task of the page's thread meanwhile in milliseconds: 0 where none took 50 or more, null where there is no slider.
 */
export async function runwaySlider(page: Page): Promise<number | null> {
  const slider = page.locator('input[type="range"], [role="slider"]').first()
  if ((await slider.count()) === 0) return null
  await slider.focus()
  await page.evaluate(() => {
    ;(window as unknown as { labSpy: { longTasks: number[] } }).labSpy.longTasks = []
  })
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press(step < 30 ? "ArrowRight" : "ArrowLeft")
    await page.waitForTimeout(16)
  }
  await page.waitForTimeout(500)
  return page.evaluate(() => {
    const { longTasks } = (window as unknown as { labSpy: { longTasks: number[] } }).labSpy
    return Math.round(Math.max(0, ...longTasks))
  })
}
