import { expect, test } from "./fixtures"

test("a profile says how much of the stock could not simply be bought again, with its doubt", async ({
  page,
}) => {
  await page.goto("/companies/baidu")
  const exposure = page.locator("#exposure")
  await expect(
    exposure.getByText(
      /About \d+% of Baidu’s training throughput \(\d+ to \d+%\) is in chips that it could not simply buy again today/,
    ),
  ).toBeVisible()
  await expect(exposure.getByText(/of Baidu’s inference throughput \(\d+ to \d+%\)/)).toBeVisible()
  await expect(exposure.getByText(/^At the pace of its domestic supply lines/)).toBeVisible()
})

test("that it is no legal advice is said once in the section", async ({ page }) => {
  await page.goto("/companies/baidu")
  const text = (await page.locator("#exposure").textContent()) ?? ""
  expect(text.match(/legal advice/g)).toHaveLength(1)
})

test("exposure is walked month by month by arrow keys", async ({ page }) => {
  await page.goto("/companies/baidu")
  const walker = page.getByRole("slider", { name: "Exposure, month by month" })
  await walker.focus()
  await expect(walker).toHaveAttribute("aria-valuetext", /^January 2022: 0% of training/)
  await page.keyboard.press("End")
  await expect(walker).toHaveAttribute(
    "aria-valuetext",
    /^November 2026: \d+% of training \(\d+ to \d+%\) and \d+% of inference \(\d+ to \d+%\)/,
  )
})

test("the table of exposure holds what the chart draws, from 2022 to the month of the estimate", async ({
  page,
}) => {
  await page.goto("/companies/baidu")
  const figure = page
    .getByRole("figure")
    .filter({ has: page.getByRole("img", { name: /could not simply buy again/ }) })
  await figure.getByText("The same as a table").click()
  const rows = figure.getByRole("row")
  await expect(rows.nth(1)).toContainText("Jan 2022")
  await expect(rows.last()).toContainText("Nov 2026")
  // The October 2023 rule reached every foreign chip that Baidu then held.
  await expect(figure.getByRole("row", { name: /^Nov 2023/ })).toContainText(/9\d%|100%/)
})

test("every part of the stock leads to its page and its rule", async ({ page }) => {
  await page.goto("/companies/baidu")
  const h20 = page
    .locator("#exposure")
    .getByRole("row", { name: /H20 96GB/ })
    .first()
  await expect(h20.getByRole("link", { name: "H20 96GB" })).toHaveAttribute("href", "/chips/h20-96gb")
  await expect(h20.getByRole("link").nth(1)).toHaveAttribute("href", /^\/controls\//)
})

test("the purchase for 2024 that the October 2023 rule stopped is lost, with how much was due", async ({
  page,
}) => {
  await page.goto("/companies/bytedance")
  const row = page.locator("#exposure").getByRole("row", { name: /Nearly 70,000 A800/ })
  await expect(row).toContainText("23 Oct 2023")
  await expect(row).toContainText("about 70,000")
  await expect(row).toContainText("Lost when control began")
})

test("a listed firm is said to be listed before anything else", async ({ page }) => {
  await page.goto("/companies/zhipu")
  const exposure = page.locator("#exposure")
  await expect(exposure.getByText(/^On the Entity List since 16 Jan 2025/)).toBeVisible()
  await exposure.getByRole("link", { name: "Entity List" }).first().click()
  await expect(page.locator("#entity-list-2025-01-zhipu")).toBeInViewport()
  await expect(page.locator("#entity-list-2025-01-zhipu")).toContainText("90 FR 4617")
})

test("a firm without a count says what is missing instead of a share", async ({ page }) => {
  await page.goto("/companies/moonshot")
  const exposure = page.locator("#exposure")
  await expect(exposure.getByText(/^No share to give: /)).toBeVisible()
  await expect(exposure.getByText(/No entry of Moonshot AI on the Entity List/)).toBeVisible()
  await expect(exposure.getByText(/\d%/)).toHaveCount(0)
})

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false })

  test("the chart, the tables and the folded orders of exposure are all there", async ({ page }) => {
    await page.goto("/companies/bytedance")
    const exposure = page.locator("#exposure")
    await expect(exposure.getByRole("img", { name: /could not simply buy again/ })).toBeVisible()
    await exposure.getByText(/^The other \d+ orders: /).click()
    await expect(exposure.getByRole("group", { name: "Other orders" })).toBeVisible()
  })
})
