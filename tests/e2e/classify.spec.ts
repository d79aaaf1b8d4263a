import AxeBuilder from "@axe-core/playwright"
import type { Page } from "@playwright/test"
import { expect, test } from "./fixtures"

const answer = (page: Page) => page.getByRole("region", { name: "The answer" })
const l20 = "/controls/classify?chip=l20&on=2024-01-01"

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false })

  test("the address is the question, and the page comes with the answer", async ({ page }) => {
    await page.goto(l20)
    await expect(answer(page)).toContainText("Not controlled")
    await expect(answer(page)).toContainText("Performance density 3.14 against 3.2")
  })

  test("the form can be sent, and leads to an address without its blank fields", async ({ page }) => {
    await page.goto("/controls/classify")
    await page.getByLabel("Chip", { exact: true }).selectOption({ label: "L20" })
    await page.getByLabel("TPP", { exact: true }).fill("5000")
    await page.getByLabel("On the day").fill("2024-01-01")
    await page.getByRole("button", { name: "Show the answer" }).click()
    await expect(page).toHaveURL(/\/controls\/classify\?chip=l20&tpp=5000&on=2024-01-01$/)
    await expect(answer(page)).toContainText("Presumed denied")
  })

  test("what cannot be read comes back as it was typed, with its cure", async ({ page }) => {
    await page.goto("/controls/classify?chip=l20&tpp=fast&on=2024-02-31&rule=magna-carta")
    await expect(page.getByLabel("TPP", { exact: true })).toHaveValue("fast")
    await expect(page.getByLabel("On the day")).toHaveValue("2024-02-31")
    await expect(page.getByLabel("Rules")).toHaveValue("magna-carta")
    await expect(answer(page)).toContainText("3 fields cannot be read")
    await expect(answer(page)).toContainText("Write a number such as 2368")
  })
})

test("the answer and the address follow the keys", async ({ page }) => {
  await page.goto(l20)
  await page.getByLabel("TPP", { exact: true }).pressSequentially("5000")
  await expect(answer(page).getByRole("status")).toContainText("Presumed denied")
  await expect(page).toHaveURL(/\?chip=l20&tpp=5000&on=2024-01-01$/)
  await page.reload()
  await expect(page.getByLabel("TPP", { exact: true })).toHaveValue("5000")
  await expect(answer(page).getByRole("status")).toContainText("Presumed denied")
})

test("a day that does not exist stays in its field once scripts run", async ({ page }) => {
  await page.goto("/controls/classify?chip=l20&on=2024-02-31", { waitUntil: "networkidle" })
  await expect(page.getByLabel("On the day")).toHaveValue("2024-02-31")
  await expect(answer(page)).toContainText("is not a day")
})

test("a key leads from the figures to the answer", async ({ page }) => {
  await page.goto(l20, { waitUntil: "networkidle" })
  await page.getByLabel("TPP", { exact: true }).focus()
  await page.keyboard.type("5000")
  await page.keyboard.press("Enter")
  await expect(answer(page)).toBeFocused()
  await expect(page).toHaveURL(/tpp=5000/)
})

for (const colorScheme of ["light", "dark"] as const) {
  for (const path of [l20, "/controls/classify?chip=mtt-s4000", "/controls/classify?tpp=fast"]) {
    test(`axe finds no fault in ${path}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme })
      await page.goto(path, { waitUntil: "networkidle" })
      await page.locator("details").evaluateAll((all) => all.forEach((one) => one.setAttribute("open", "")))
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160) ?? ""}`)).toEqual([])
    })
  }
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test("the answer stays in sight while figures are typed", async ({ page }) => {
    await page.goto(l20)
    await page.getByLabel("TPP", { exact: true }).fill("5000")
    await expect(page.locator('a[href="#answer"]')).toBeInViewport()
    await expect(page.locator('a[href="#answer"]')).toContainText("presumed denied")
    const [content, screen] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ])
    expect(content).toBeLessThanOrEqual(screen ?? 0)
  })
})
