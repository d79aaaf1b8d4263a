import { expect, test } from "./fixtures"

test("the board answers in words first: months for training and inference, with even odds", async ({
  page,
}) => {
  await page.goto("/")
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    /cover training for about \d+ months at .+ \(even odds between/,
  )
  await expect(page.getByText(/As of Nov 2026/).first()).toBeVisible()
  await expect(page.getByText(/\d+ reports of \d+ orders/)).toBeVisible()
})

test("each ranked firm's row leads to its profile", async ({ page }) => {
  await page.goto("/")
  const firms = page.getByRole("list", { name: "Firms" })
  await firms.getByRole("link", { name: "Baidu" }).click()
  // The first profile after a start is made while what drives it is worked out beside.
  await expect(page).toHaveURL(/\/companies\/baidu$/, { timeout: 30_000 })
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Baidu")
})

test("strained estimates stand below the others and say that they are for orientation only", async ({
  page,
}) => {
  await page.goto("/")
  const strained = page.getByRole("list", { name: "For orientation only" })
  await expect(strained.getByRole("link", { name: "DeepSeek" })).toBeVisible()
  await expect(page.getByRole("list", { name: "Firms" }).getByRole("link", { name: "DeepSeek" })).toHaveCount(
    0,
  )
  await expect(page.getByText("the inputs contradict each other").first()).toBeVisible()
})

test("a firm that rents its compute says so instead of a number", async ({ page }) => {
  await page.goto("/")
  const row = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: /Zhipu/ }) })
  await expect(row).toContainText(/rents its compute/i)
})

test("the switch, the sort and the filter are addresses", async ({ page }) => {
  await page.goto("/")
  await page.getByRole("navigation", { name: "Chips" }).getByRole("link", { name: "all supply" }).click()
  await expect(page).toHaveURL(/\/board\/all\/training\/all$/)
  await page.getByRole("navigation", { name: "Sort by" }).getByRole("link", { name: "name" }).click()
  await expect(page).toHaveURL(/\/board\/all\/name\/all$/)
  await page.getByRole("navigation", { name: "Show" }).getByRole("link", { name: "hyperscalers" }).click()
  await expect(page).toHaveURL(/\/board\/all\/name\/hyperscaler$/)
  await expect(page.getByRole("link", { name: "DeepSeek" })).toHaveCount(0)
  const names = await page.getByRole("list", { name: "Firms" }).locator("a[data-row]").allTextContents()
  expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, "en")))
})
