import { expect, test } from "./fixtures"

test("Baidu's profile names the A800 order with both readings of its cost", async ({ page }) => {
  await page.goto("/companies/baidu")
  const row = page.getByRole("row").filter({ has: page.getByRole("link", { name: /100,000 A800/ }) })
  await expect(row).toContainText("about 100,000")
  await expect(row).toContainText("$1bn")
  await expect(row).toContainText("or up to $4bn")
  await expect(row).toContainText("$10,000 a card")
  await expect(row).toContainText("or $40,000 a card")
})

test("the reports behind an order unfold in place, each with its source", async ({ page }) => {
  await page.goto("/companies/baidu")
  await page
    .getByText(/The 5 reports behind it; they disagree on the cost/)
    .last()
    .click()
  const relay = page.locator("#technode-2023-08-ft-relay")
  await expect(relay).toBeVisible()
  await expect(relay.getByRole("link", { name: "TechNode" })).toHaveAttribute("href", /^\/sources\//)
})

test("a profile leads with the two answers, each with its doubt", async ({ page }) => {
  await page.goto("/companies/baidu")
  await expect(
    page.getByText(/own chips cover training for about \d+ months \(until .+\); even odds/),
  ).toBeVisible()
  await expect(
    page.getByText(/own chips cover inference for about \d+ months|For inference, Baidu/),
  ).toBeVisible()
})

test("a profile keeps the order of the argument", async ({ page }) => {
  await page.goto("/companies/baidu")
  const titles = await page.getByRole("heading", { level: 2 }).allTextContents()
  const argument = [
    /Training/,
    /Inference/,
    /chips at work in Nov 2026/,
    /deliver/,
    /^Orders$/,
    /^What they said, and what happened$/,
    /^What the estimate assumes$/,
    /^\d+ sources$/,
  ]
  const places = argument.map((part) => titles.findIndex((title) => part.test(title)))
  expect(places).not.toContain(-1)
  expect(places).toEqual([...places].sort((a, b) => a - b))
})

test("Robin Li's year or two stands on Baidu's profile with what became of it", async ({ page }) => {
  await page.goto("/companies/baidu")
  const said = page.locator("#baidu-2023-11-reserve-1-2y")
  await expect(said).toContainText("12 to 24 months, so until Nov 2024 to Nov 2025")
  await expect(said).toContainText("What happened:")
})

test("a firm that rents gets no runway and says so", async ({ page }) => {
  await page.goto("/companies/zhipu")
  await expect(page.getByText(/No runway: .+ rents its compute/)).toBeVisible()
  await expect(page.getByText(/cover training for/)).toHaveCount(0)
})

test("a firm without a number says what is missing", async ({ page }) => {
  await page.goto("/companies/moonshot")
  await expect(page.getByText(/Not enough evidence for a runway/)).toBeVisible()
})

test("the whole market has facts and no estimate", async ({ page }) => {
  await page.goto("/companies/china-market")
  await expect(page.getByRole("heading", { name: "Orders", exact: true })).toBeVisible()
  await expect(page.getByText(/cover training for|Not enough evidence/)).toHaveCount(0)
})

test("an assumption of the estimate leads to its own row", async ({ page }) => {
  await page.goto("/companies/baidu")
  await page.getByText(/All \d+ assumptions of this estimate/).click()
  await page.getByRole("link", { name: "runFlop0.baidu.2026-11" }).click()
  await expect(page).toHaveURL(/\/assumptions#runFlop0\.baidu\.2026-11$/)
  await expect(page.getByRole("row", { name: /runFlop0\.baidu\.2026-11/ })).toBeInViewport()
})
