import AxeBuilder from "@axe-core/playwright"
import { expect, test } from "./fixtures"

const october2023 = "/controls/us-2023-11-17-acs-ifr"
const texts = [october2023, "/controls/us-2025-04-09-is-informed", "/controls/bill-safe-chips-s3374"]

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false })

  test("a rule says what it tests, what it caught and what it just missed", async ({ page }) => {
    await page.goto(october2023)
    await expect(page.locator("#conditions")).toContainText(
      "TPP of 1,600 or more, and performance density of 5.92 or more",
    )
    await expect(page.locator("#caught").getByRole("link", { name: "H800 80GB SXM5" })).toBeVisible()
    await expect(page.locator("#missed").getByRole("row", { name: /^L20/ })).toContainText(
      "performance density 3.14 against 3.2",
    )
    await expect(page.locator("#firms").getByRole("link", { name: "ByteDance" })).toHaveAttribute(
      "href",
      "/companies/bytedance",
    )
    await expect(
      page
        .locator("#relations")
        .getByRole("link", { name: /^October 2022 rule/ })
        .first(),
    ).toBeVisible()
  })

  test("examples that a source confirms stand apart from those worked out from the text", async ({
    page,
  }) => {
    await page.goto(october2023)
    const confirmed = page.getByRole("table", { name: /^Confirmed by a source/ })
    await expect(confirmed.getByRole("row", { name: /^L20/ })).toContainText("the maker’s own classification")
    await page.getByText(/examples worked out from the text/).click()
    await expect(page.getByRole("table", { name: "Worked out from the text" })).toBeVisible()
  })
})

test("a letter known from the press is marked approximate, with the reason", async ({ page }) => {
  await page.goto("/controls/us-2025-04-09-is-informed")
  await expect(page.getByText("The figures below are not the text’s own.")).toBeVisible()
})

test("a bill is marked as no law, and one without criteria says so", async ({ page }) => {
  await page.goto("/controls/bill-safe-chips-s3374")
  await expect(page.getByText("a bill or draft, not law")).toBeVisible()
  await page.goto("/controls/draft-global-permit")
  await expect(page.getByText("Its criteria are not public")).toBeVisible()
})

test("a rule that is none is a 404 with the closest names", async ({ page }) => {
  const response = await page.goto("/controls/us-2023-11-17-acs-irf")
  expect(response?.status()).toBe(404)
  await expect(
    page
      .getByTestId("suggestions")
      .getByRole("link", { name: /October 2023/ })
      .first(),
  ).toBeVisible()
})

for (const colorScheme of ["light", "dark"] as const) {
  for (const path of texts) {
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

  for (const path of texts) {
    test(`${path} fits: only tables scroll sideways, inside themselves`, async ({ page }) => {
      await page.goto(path, { waitUntil: "networkidle" })
      await page.locator("details").evaluateAll((all) => all.forEach((one) => one.setAttribute("open", "")))
      const [content, screen] = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.clientWidth,
      ])
      expect(content).toBeLessThanOrEqual(screen ?? 0)
    })
  }
})
