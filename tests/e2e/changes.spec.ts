import { expect, test } from "./fixtures"

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false })

  test("what is new is a column of data versions, and each has a page with all of it", async ({ page }) => {
    await page.goto("/changes")
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("What is new")
    const first = page.locator("article#v1")
    await expect(first.getByRole("heading", { level: 2 })).toHaveText("The first data")
    await expect(first).toContainText(/\d+ sources, .+ and 1 data set added/)
    await first.getByRole("link", { name: "The first data" }).click()
    await expect(page).toHaveURL(/\/changes\/1$/)
    await expect(page.getByText("There was no estimate before.")).toBeVisible()
    // Thousands of records stand part by part.
    await page.getByRole("navigation", { name: "Parts" }).getByRole("link", { name: "part 2" }).click()
    await expect(page).toHaveURL(/\/changes\/1\/2$/)
    await expect(page.locator("#records li a").first()).toBeVisible()
  })

  test("a profile leads to what changed about the firm, and back", async ({ page }) => {
    await page.goto("/companies/baidu")
    await page.locator("main").getByRole("link", { name: "What changed", exact: true }).click()
    await expect(page).toHaveURL(/\/changes\/firms\/baidu$/)
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("What is new about Baidu")
    await expect(page.locator("article#v1")).toContainText(/\b1 company\b/)
    await page.locator("main").getByRole("link", { name: "Baidu", exact: true }).first().click()
    await expect(page).toHaveURL(/\/companies\/baidu$/)
  })
})

test("the foot of every page leads to what is new", async ({ page }) => {
  await page.goto("/methodology")
  await page.locator("footer").getByRole("link", { name: "What changed" }).click()
  await expect(page).toHaveURL(/\/changes$/)
})

for (const [path, title] of [
  ["/changes", "Chip Runway: what is new"],
  ["/changes/firms/baidu", "Chip Runway: what is new about Baidu"],
] as const) {
  test(`${path} names its feeds in its head, and both are there`, async ({ page, request }) => {
    await page.goto(path)
    for (const [type, ending] of [
      ["application/atom+xml", "atom"],
      ["application/feed+json", "json"],
    ] as const) {
      const link = page.locator(`head link[rel="alternate"][type="${type}"]`)
      await expect(link).toHaveAttribute("href", new RegExp(`${path}\\.${ending}$`))
      const answer = await request.get(`${path}.${ending}`)
      expect(answer.status()).toBe(200)
      expect(answer.headers()["content-type"]).toContain(type)
      expect(await answer.text()).toContain(title)
      const again = await request.get(`${path}.${ending}`, {
        headers: { "if-none-match": answer.headers().etag! },
      })
      expect(again.status()).toBe(304)
    }
  })
}

test("addresses of nothing are not found, and lead on", async ({ page }) => {
  for (const path of ["/changes/999999", "/changes/1/1", "/changes/before/999999", "/changes/firms/baidoo"]) {
    const answer = await page.goto(path)
    expect(answer?.status(), path).toBe(404)
  }
  await page
    .locator("main")
    .getByRole("link", { name: /^Baidu/ })
    .click()
  await expect(page).toHaveURL(/\/changes\/firms\/baidu$/)
})
