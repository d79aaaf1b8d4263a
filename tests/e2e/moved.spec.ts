import AxeBuilder from "@axe-core/playwright"
import { expect, test } from "./fixtures"

const address = "/companies/tencent/moved"
const view = `${address}?from=2025-05`

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false })

  test("the answer names its largest parts, and the parts of the table sum to it", async ({ page }) => {
    await page.goto(view)
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("What moved Tencent’s estimate")
    await expect(page.locator("main")).toContainText(/Tencent, training: \d+ → \d+ months, because of /)
    await expect(page.locator(".waterfall-row").first()).toContainText("May 2025, data version 1")
    await expect(page.locator(".waterfall-row").last()).toContainText("Nov 2026, data version 1")
    await page.getByText("The same as a table").click()
    const rows = page.getByRole("table", { name: "What moved Tencent’s median" }).locator("tbody tr")
    const cells = await rows.evaluateAll((all) =>
      all.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent ?? "")),
    )
    const deltas = cells
      .slice(1, -1)
      .map(([words]) => Number(/^[+−]\d+/.exec(words!)?.[0].replace("−", "-") ?? 0))
    const [start, end] = [Number(cells[0]![1]), Number(cells.at(-1)![1])]
    expect(cells.length).toBeGreaterThan(3)
    expect(start + deltas.reduce((sum, delta) => sum + delta, 0)).toBe(end)
  })

  test("each part leads to its record", async ({ page }) => {
    await page.goto(view)
    const link = page.locator(".waterfall-row a").first()
    const title = await link.textContent()
    await link.click()
    await expect(page).toHaveURL(/\/orders\/[a-z0-9-]+$/)
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title!)
  })

  test("the form leads to another pair of states, and keeps the work", async ({ page }) => {
    await page.goto(view)
    await page.getByRole("link", { name: "inference" }).click()
    await expect(page).toHaveURL(/\?from=2025-05&to=1&workload=inference$/)
    await page.getByLabel("From").selectOption("2026-11")
    await page.getByRole("button", { name: "Compare" }).click()
    await expect(page).toHaveURL(
      /\/moved\?workload=inference&from=2026-11&to=1$|\/moved\?from=2026-11&to=1&workload=inference$/,
    )
    await expect(page.locator("main")).toContainText("then and now. Nothing has changed.")
  })

  for (const [query, said] of [
    ["?from=yesterday", "“yesterday” is neither a data version, such as 1, nor a month"],
    ["?from=99", "There is no data version 99; the newest is 1."],
    ["?from=2024-02", "No assumptions were set for 2024-02"],
    ["?from=2026-11&to=2025-05", "The first of both must be the earlier one."],
    ["?from=%3Cscript%3Ealert(1)%3C/script%3E", "is neither a data version"],
  ] as const) {
    test(`a wrong end is named: ${query}`, async ({ page }) => {
      const answer = await page.goto(`${address}${query}`)
      expect(answer?.status()).toBe(404)
      await expect(page.getByRole("alert")).toContainText(said)
      await expect(page.getByRole("button", { name: "Compare" })).toBeVisible()
    })
  }

  test("a firm without a number says what is missing instead of a drawing", async ({ page }) => {
    await page.goto("/companies/moonshot/moved?from=2025-05")
    await expect(page.locator("main")).toContainText("has no number for training as of May 2025")
    await expect(page.locator(".waterfall")).toHaveCount(0)
  })

  test("a profile leads to what moved it", async ({ page }) => {
    await page.goto("/companies/tencent")
    await page.getByRole("link", { name: /^What moved the estimate since / }).click()
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("What moved Tencent’s estimate")
  })
})

test("the path inside is nobody's address: from outside it leads to the query", async ({ page }) => {
  await page.goto(`${address}/from=2025-05/set=all/nonsense`)
  await expect(page).toHaveURL(`${address}?from=2025-05&set=all`)
})

test("on a phone nothing runs over, and no fault is found, by day and by night", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme })
    await page.goto(view)
    await page.getByText("The same as a table").click()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    for (const track of await page.locator(".waterfall-track").all()) {
      expect((await track.boundingBox())?.width).toBeGreaterThan(150)
    }
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  }
})

test("the same is a chart with its files", async ({ page }) => {
  await page.goto(view)
  await page.getByRole("link", { name: "Share, cite, download" }).click()
  await expect(page).toHaveURL(/\/charts\/moved\?firm=tencent&from=2025-05@1&to=(?:2026-11@)?1$/)
  await expect(page.getByRole("heading", { level: 1 })).toContainText(
    "What moved how long Tencent’s chips last",
  )
  const csv = await page.request.get("/charts/moved.csv?firm=tencent&from=2025-05@1&to=2026-11@1")
  expect(csv.status()).toBe(200)
  expect(await csv.text()).toContain("months_change")
})
