import { expect, test } from "./fixtures"

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false })

  test("firms are ticked in a form, and stand beside each other under one address", async ({ page }) => {
    await page.goto("/compare")
    await page.getByRole("checkbox", { name: /Baidu/ }).check()
    await page.getByRole("checkbox", { name: /Tencent/ }).check()
    await page.getByRole("button", { name: "Compare" }).click()
    await expect(page).toHaveURL(/\/compare\?firms=baidu,tencent$/)
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Baidu and Tencent")
    await expect(page.locator("main header")).toContainText(
      /For training, (?:Baidu|Tencent)’s own chips last longer than (?:Baidu|Tencent)’s in \d+% of draws/,
    )
    for (const panel of ["runways", "stock", "training", "inference", "exposure"]) {
      await expect(page.locator(`#${panel} .drawn svg:visible`)).toHaveCount(1)
    }
  })

  test("the list of firms leads there too", async ({ page }) => {
    await page.goto("/companies")
    await page.getByRole("checkbox", { name: "Compare Alibaba" }).check()
    await page.getByRole("checkbox", { name: "Compare ByteDance" }).check()
    await page.getByRole("button", { name: "Compare" }).click()
    await expect(page).toHaveURL(/\/compare\?firms=alibaba,bytedance$/)
  })

  test("a profile leads to its peers", async ({ page }) => {
    await page.goto("/companies/baidu")
    await page.getByRole("link", { name: "Compare with other firms" }).click()
    await expect(page.locator("main header")).toContainText("Choose at least one more")
    await page.getByRole("link", { name: "Baidu beside Tencent" }).click()
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Baidu and Tencent")
  })

  test("a name that is no firm’s is told, with what is near; Chinese names are firms’ names", async ({
    page,
  }) => {
    await page.goto(`/compare?firms=${encodeURIComponent("百度,腾讯,bytedanse")}`)
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Baidu and Tencent")
    await expect(page.getByText("There is no firm “bytedanse” here.")).toBeVisible()
    await page.getByRole("link", { name: "ByteDance 字节跳动" }).click()
    await expect(page).toHaveURL(/\/compare\?firms=baidu,tencent,bytedance$/)
  })

  test("what an address says cannot become markup", async ({ page }) => {
    await page.goto(`/compare?firms=baidu,${encodeURIComponent("<img src=x onerror=alert(1)>")}`)
    await expect(page.locator("main img")).toHaveCount(0)
    await expect(page.getByText("There is no firm “<img src=x onerror=alert(1)>” here.")).toBeVisible()
  })
})

// The first of two firms to be held against each other are run for it, which takes seconds.
test("own stock and all supply are switched in the address, and the firms stay", async ({ page }) => {
  await page.goto("/compare?firms=baidu,tencent")
  await page.getByRole("navigation", { name: "Chips" }).getByRole("link", { name: "all supply" }).click()
  await expect(page).toHaveURL(/\/compare\?firms=baidu,tencent&set=all$/, { timeout: 30_000 })
  await expect(page.locator("main header")).toContainText("chips and expected supplies")
  await page.getByRole("navigation", { name: "Work" }).getByRole("link", { name: "inference" }).click()
  await expect(page).toHaveURL(/\/compare\?firms=baidu,tencent&set=all&workload=inference$/, {
    timeout: 30_000,
  })
  await expect(page.locator("#training")).toHaveCount(0)
  await expect(page.locator("#inference")).toBeVisible()
})

test("the tables say what the drawings show: runways month by month, chips by part, shares by standing", async ({
  page,
}) => {
  await page.goto("/compare?firms=baidu,tencent,moonshot")
  const runways = page.locator("#runways")
  await runways.getByText("The same as a table").click()
  const twin = runways.getByRole("group", { name: /^Runway in months/ })
  await expect(twin.getByRole("row").filter({ hasText: "Baidu" }).first()).toContainText(/\d+ and \d+/)
  await expect(twin.getByRole("row").filter({ hasText: "Moonshot AI" })).toContainText("not enough evidence")
  const parts = page.locator("#stock").getByRole("group", { name: /H100-equivalents at work/ })
  await expect(parts.getByRole("row").filter({ hasText: "H20" }).first()).toContainText(/to [\d,]+\) chips/)
  const odds = page.getByRole("group", { name: /row’s firm outlasts the column’s, training/ })
  await expect(odds.getByRole("row").filter({ hasText: "Moonshot AI" }).last()).toContainText("no odds")
})

test("odds open to what else may be, and to both runways", async ({ page }) => {
  await page.goto("/numbers/outlast/baidu/tencent/training/own")
  await expect(page.getByText(/Both run short in the same month/)).toBeVisible()
  await expect(page.getByText(/Draws that agree with both/)).toBeVisible()
})

test("a firm without a number says in each panel what is missing", async ({ page }) => {
  await page.goto("/compare?firms=baidu,moonshot")
  await expect(page.locator("main header")).toContainText("cannot be held against each other")
  for (const panel of ["stock", "training", "inference", "exposure"]) {
    await expect(page.locator(`#${panel}`)).toContainText(
      /Moonshot AI[^.]*(?:Not enough evidence|no |is not)/i,
    )
  }
})

test("on a phone nothing is wider than the screen", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  for (const path of ["/compare", "/compare?firms=baidu,tencent,alibaba,bytedance", "/statements"]) {
    await page.goto(path)
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(over, path).toBeLessThanOrEqual(0)
  }
})

test("of a past day it shows what had been said by then, and its links keep the day", async ({ page }) => {
  await page.goto("/compare?firms=baidu,tencent&known=2023-12-01")
  await expect(page.getByRole("heading", { name: "As known on 1 Dec 2023" })).toBeVisible()
  // Said in November 2023; the months that it names may lie later.
  await expect(page.locator("#statements tbody")).toContainText("21 Nov 2023")
  for (const later of ["Feb 2024", "Apr 2024", "May 2025"]) {
    await expect(page.locator("#statements tbody")).not.toContainText(later)
  }
  await expect(page.getByRole("link", { name: "all supply" })).toHaveAttribute(
    "href",
    "/compare?firms=baidu,tencent&set=all&known=2023-12-01",
  )
})

test("which claims about a stock have run out by now is one click from every page", async ({ page }) => {
  await page.goto("/")
  await page.getByRole("contentinfo").getByRole("link", { name: "Statements" }).click()
  await expect(page.locator("main header")).toContainText(
    /By \w+ \d{4} the claims of \d+ firms about their stock have run out: .*Baidu \(Feb 2026\)/,
  )
  const ranOut = page.locator("#ran-out").getByRole("row")
  await expect(ranOut.filter({ hasText: "01.AI" }).first()).toContainText("18 months")
  await page.getByRole("navigation", { name: "Order by" }).getByRole("link", { name: "firm" }).click()
  await expect(page).toHaveURL(/\/statements\/by\/firm$/)
  await expect(page.getByRole("row").nth(1)).toContainText("01.AI")
})

test("another spelling of a choice leads to its one address, for now only: names may come to mean others", async ({
  request,
}) => {
  const answer = await request.get("/compare?firms=baidu&firms=tencent", { maxRedirects: 0 })
  expect(answer.status()).toBe(307)
  expect(answer.headers().location).toMatch(/\/compare\?firms=baidu,tencent$/)
})
