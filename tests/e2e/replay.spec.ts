import AxeBuilder from "@axe-core/playwright"
import type { Page } from "@playwright/test"
import { expect, test } from "./fixtures"

const listed = "/controls/replay/ascend-910c-listed"
const octoberAs2023 = "/controls/replay/no-october-2023-rule/2023-11"
const rows = (page: Page, name: string) => page.getByRole("list", { name }).locator(".replay-row")

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false })

  test("a scenario has its answer, both bars of a row, the words under them and a table", async ({
    page,
  }) => {
    await page.goto(listed)
    await expect(page.getByRole("heading", { level: 1 })).toContainText("910C")
    await expect(page.locator("#firms")).toContainText(/\d of \d firms with a number moves?\./)
    const baidu = rows(page, "With all supply").filter({ hasText: "Baidu" })
    await expect(baidu).toContainText(/All supply, training: about \d+ → \d+ months/)
    await expect(baidu).toContainText("what was to come from Jan 2027 is lost")
    for (const bar of await baidu.locator("svg.replay-bar").all()) {
      expect((await bar.boundingBox())?.width).toBeGreaterThan(100)
    }
    await page.getByText("The same as a table").click()
    await expect(page.getByRole("columnheader", { name: "Median, changed" })).toBeVisible()
    await expect(page.locator("main")).not.toContainText("LICENCE_")
  })

  test("as of November 2023 the A800s that the October rule took come back", async ({ page }) => {
    await page.goto("/controls/replay/no-october-2023-rule")
    await page.getByRole("link", { name: "Nov 2023" }).click()
    await expect(page).toHaveURL(octoberAs2023)
    const own = rows(page, "Own stock")
    await expect(own.filter({ hasText: "Baidu" })).toContainText(
      /no longer lost from Nov 2023, as it was with a chance of 95%/,
    )
    await expect(own.filter({ hasText: "01.AI" })).toContainText("Unchanged")
    await expect(page.locator("#chips").getByRole("rowheader", { name: /A800 80GB SXM4/ })).toBeVisible()
  })

  test("the form adds a change, and each can be dropped", async ({ page }) => {
    await page.goto("/controls/replay")
    await page.getByLabel("Bill or draft").selectOption({ index: 1 })
    await page.getByLabel("Law from").fill("2027-01-01")
    await page.getByRole("button", { name: "Run" }).click()
    await expect(page).toHaveURL(/\/controls\/replay\?adopt=[a-z0-9-]+@2027-01-01$/)
    await expect(page.getByRole("heading", { name: "What it does to each firm" })).toBeVisible()
    await page.getByRole("link", { name: /^Drop this change/ }).click()
    await expect(page).toHaveURL("/controls/replay")
  })

  test("a mistake is named at its field, and what was typed stays", async ({ page }) => {
    await page.goto("/controls/replay?rule=us-2023-11-17-acs-ifr&act=move&on=2024-02-31")
    const day = page.getByLabel("That day")
    await expect(day).toHaveValue("2024-02-31")
    await expect(day).toHaveAttribute("aria-invalid", "true")
    await expect(page.locator("#on-problem")).toContainText("is no day")
    await expect(page.getByLabel("Rule", { exact: true })).toHaveValue("us-2023-11-17-acs-ifr")
  })

  test("an address that names what does not exist says so", async ({ page }) => {
    await page.goto("/controls/replay?remove=magna-carta")
    await expect(page.getByRole("alert")).toContainText("magna-carta")
  })

  test("a scenario that does not exist is answered with those that do", async ({ page }) => {
    const answer = await page.goto("/controls/replay/h200-route-close")
    expect(answer?.status()).toBe(404)
    await expect(page.getByRole("link", { name: "The H200 route closed" })).toBeVisible()
  })
})

for (const path of [listed, octoberAs2023, "/controls/replay"]) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`axe finds no fault in ${path}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme })
      await page.goto(path)
      await page.locator("details").evaluateAll((all) => all.forEach((one) => one.setAttribute("open", "")))
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([])
    })
  }

  test(`${path} fits a phone`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(path)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  })
}

test("the form is filled in and sent with the keyboard alone", async ({ page }) => {
  await page.goto("/controls/replay")
  await page.getByLabel("Rule", { exact: true }).focus()
  await page.keyboard.type("Oct 2023 notice")
  await page.getByRole("button", { name: "Run" }).focus()
  await page.keyboard.press("Enter")
  await expect(page).toHaveURL(/\?remove=us-2023-10-23-accelerated$/)
  await expect(page.getByText("As if it had never been")).toBeVisible()
})
