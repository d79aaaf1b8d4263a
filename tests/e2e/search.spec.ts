import type { Page } from "@playwright/test"
import { expect, test } from "./fixtures"

const header = (page: Page) => page.getByRole("banner")
const box = (page: Page) => header(page).getByRole("combobox", { name: "Search" })

/** Presses a key once the page listens: before that the browser has it. Once it is in the field, it would be typed. */
async function pressed(page: Page, keys: string): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(keys)
    await expect(header(page).getByLabel("Search", { exact: true })).toBeFocused({ timeout: 500 })
  }).toPass()
  await expect(box(page)).toBeFocused()
}

for (const keys of ["/", "Control+k", "Meta+k"]) {
  test(`${keys} leads to the search, and a name with a slip to its firm`, async ({ page }) => {
    await page.goto("/companies")
    await pressed(page, keys)
    await page.keyboard.type("bytedence")
    const options = page.getByRole("option")
    await expect(options.first()).toContainText("ByteDance")
    await page.keyboard.press("ArrowDown")
    await expect(page.getByRole("option", { selected: true })).toContainText("ByteDance")
    await page.keyboard.press("Enter")
    await expect(page).toHaveURL(/\/companies\/bytedance$/)
    await expect(page.getByRole("heading", { level: 1 })).toContainText("ByteDance")
    await expect(options).toHaveCount(0)
    await expect(header(page).getByLabel("Search", { exact: true })).toHaveValue("")
  })
}

test("a key that is typed into a field stays there", async ({ page }) => {
  await page.goto("/search")
  const field = page.getByRole("main").getByLabel("Search for")
  await field.focus()
  await page.keyboard.type("a/b")
  await expect(field).toHaveValue("a/b")
  await expect(field).toBeFocused()
})

test("Chinese and pinyin find the same firm, and the last line leads to all results", async ({ page }) => {
  await page.goto("/chips")
  await pressed(page, "/")
  await page.keyboard.insertText("字节")
  await expect(page.getByRole("option").first()).toContainText("ByteDance")
  await box(page).fill("zi jie")
  // The list shows what the text before found until the next answer is there.
  const all = page.locator('[role="option"][href="/search?q=zi+jie"]')
  await expect(all).toHaveText(/All \d+ results/)
  await expect(page.getByRole("option").first()).toContainText("ByteDance")
  await page.keyboard.press("ArrowUp")
  await page.keyboard.press("Enter")
  await expect(page).toHaveURL(/\/search\?q=zi\+jie$/)
  await expect(page.getByRole("heading", { level: 1 })).toContainText("for “zi jie”")
})

test("Escape shuts the list, then gives the focus back to where it was", async ({ page }) => {
  await page.goto("/companies/baidu")
  const home = header(page).getByRole("link", { name: "Chip Runway" })
  await home.focus()
  await pressed(page, "/")
  await page.keyboard.type("h20")
  await expect(page.getByRole("option").first()).toBeVisible()
  await page.keyboard.press("Escape")
  await expect(page.getByRole("option")).toHaveCount(0)
  await expect(box(page)).toBeFocused()
  await page.keyboard.press("Escape")
  await expect(home).toBeFocused()
})

test("Enter with nothing chosen leads to the page of results, which is kept from search engines", async ({
  page,
}) => {
  await page.goto("/companies")
  await pressed(page, "/")
  await page.keyboard.type("h20 xyzzyq")
  await page.keyboard.press("Enter")
  await expect(page).toHaveURL(/\/search\?q=h20\+xyzzyq$/)
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/)
  await expect(page.getByText("these lack “xyzzyq”")).toBeVisible()
  await expect(page.getByRole("main").getByLabel("Search for")).toHaveValue("h20 xyzzyq")
})

test("what is typed is shown as text, and nothing found is said with near names", async ({ page }) => {
  await page.goto(`/search?q=${encodeURIComponent("<img src=x onerror=alert(1)>")}`)
  await expect(page.getByRole("heading", { level: 1 })).toContainText("<img src=x onerror=alert(1)>")
  await page.goto("/search?q=bitedenze")
  await expect(page.getByText("Nothing on record has these words.")).toBeVisible()
  await page.getByRole("main").getByRole("link", { name: "ByteDance" }).click()
  await expect(page).toHaveURL(/\/companies\/bytedance$/)
})

test("no more script than before is loaded until a reader reaches for the search", async ({ page }) => {
  const scripts: string[] = []
  page.on("request", (request) => {
    if (request.resourceType() === "script") scripts.push(request.url())
  })
  await page.goto("/companies", { waitUntil: "networkidle" })
  const before = scripts.length
  await pressed(page, "/")
  await expect.poll(() => scripts.length).toBeGreaterThan(before)
})

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false })

  test("the box in the header is a form that leads to the results", async ({ page }) => {
    await page.goto("/companies")
    const field = header(page).getByLabel("Search", { exact: true })
    await field.fill("百度")
    await field.press("Enter")
    await expect(page).toHaveURL(/\/search\?q=%E7%99%BE%E5%BA%A6$/)
    await expect(page.getByRole("heading", { name: "1 firm", exact: true })).toBeVisible()
    await page.getByRole("main").getByRole("link", { name: "Baidu", exact: true }).first().click()
    await expect(page).toHaveURL(/\/companies\/baidu$/)
  })
})

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test("a link opens the field as wide as the screen, and the header has two lines", async ({ page }) => {
    await page.goto("/companies")
    expect((await header(page).boundingBox())?.height).toBeLessThanOrEqual(100)
    const link = header(page).getByRole("link", { name: "Search" })
    await expect(async () => {
      await link.tap()
      await expect(header(page).getByLabel("Search", { exact: true })).toBeFocused({ timeout: 500 })
    }).toPass()
    await expect(page).toHaveURL(/\/companies$/)
    expect((await box(page).boundingBox())?.width).toBeGreaterThan(250)
    await page.keyboard.type("kimi")
    await page.getByRole("option", { name: /^Moonshot AI/ }).tap()
    await expect(page).toHaveURL(/\/companies\/moonshot$/)
    await expect(header(page).getByRole("button", { name: "Close" })).toHaveCount(0)
  })

  test("without JavaScript the link leads to the page of the field", async ({ browser }) => {
    const page = await browser.newPage({ javaScriptEnabled: false })
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto("/companies")
    await header(page).getByRole("link", { name: "Search" }).click()
    await page.getByLabel("Search for").fill("9988")
    await page.getByRole("main").getByRole("button", { name: "Search" }).click()
    await expect(page.getByRole("link", { name: "Alibaba", exact: true })).toBeVisible()
    await page.close()
  })
})
