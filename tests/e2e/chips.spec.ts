import AxeBuilder from "@axe-core/playwright"
import { expect, test } from "./fixtures"

test("the H20's page leads with today's answer and its reason", async ({ page }) => {
  await page.goto("/chips/h20-96gb")
  await expect(
    page.getByText(/^Sold to China today: .+ The reason: memory bandwidth 4,000 GB\/s/),
  ).toBeVisible()
  await expect(page.getByRole("link", { name: "H200 141GB SXM" })).toHaveAttribute(
    "href",
    "/chips/h200-sxm-141gb",
  )
})

test("a chip's page keeps its order: figures, status, orders, prices, sources", async ({ page }) => {
  await page.goto("/chips/h20-96gb")
  const titles = await page.getByRole("heading", { level: 2 }).allTextContents()
  expect(titles.slice(0, 4)).toEqual([
    "Specifications",
    "Status over time",
    "Orders by firm",
    "Price history",
  ])
  expect(titles[4]).toMatch(/^\d+ sources$/)
})

test("TPP leads to the rate that it is computed from, and that to the source that was read", async ({
  page,
}) => {
  await page.goto("/chips/h20-96gb")
  await page.getByRole("link", { name: "148 TFLOPS" }).first().click()
  await expect(page).toHaveURL(/#spec-(bf|fp)16$/)
  const rate = page.getByRole("row", { name: /^FP16 148 TFLOPS/ })
  await expect(rate).toBeInViewport()
  await expect(rate.getByRole("link").last()).toHaveAttribute("href", /^\/sources\//)
})

test("the A100's table of changes begins in 2022 and names a rule for each", async ({ page }) => {
  await page.goto("/chips/a100-sxm-80gb")
  const history = page.getByRole("table", { name: /^Status of A100 80GB SXM4 over time/ })
  const change = history.getByRole("row", { name: /^17 Nov 2023 presumed denied/ })
  await expect(change.getByRole("link").first()).toHaveAttribute("href", "/controls/us-2023-11-17-acs-ifr")
  await expect(change).toContainText("TPP 4,992, over 4,800")
  await expect(page.getByRole("img", { name: /changes of status since 2022/ })).toBeVisible()
})

test("the A800's contradicted order stands under its four firms and its prices on one axis", async ({
  page,
}) => {
  await page.goto("/chips/a800-sxm-80gb")
  const orders = page.getByRole("table", { name: /^Orders of A800/ })
  await expect(orders.getByRole("link", { name: /about 100,000 A800/ })).toHaveAttribute(
    "href",
    "/orders/a800-2023-four-firms",
  )
  await expect(orders.getByRole("row", { name: /100,000 A800/ })).toContainText("or up to $4bn")
  const prices = page.getByRole("figure").filter({ hasText: /reports imply \$10,000 to \$40,000 a card/ })
  await prices.getByText("The same as a table").click()
  await expect(prices.getByRole("row", { name: /a card, on record/ })).toContainText("$9,000 to $20,000")
})

test("a chip of which almost nothing is known says so in words", async ({ page }) => {
  await page.goto("/chips/b20")
  await expect(page.getByText(/^Sold to China today: undetermined\. Not known: /)).toBeVisible()
  await expect(page.getByText("No order on record names this chip.")).toBeVisible()
})

test("the makers' links leave one maker's chips, each with its answer, at an address of their own", async ({
  page,
}) => {
  await page.goto("/chips")
  await expect(page.getByRole("table")).toHaveCount(6)
  await page.getByRole("navigation", { name: "Makers" }).getByRole("link", { name: "Huawei" }).click()
  await expect(page).toHaveURL(/\/chips\/makers\/huawei$/)
  await expect(page.getByRole("table")).toHaveCount(1)
  await expect(page.getByRole("row", { name: /^Ascend 910C/ })).toContainText("presumed denied")
  await expect(page.getByRole("link", { name: "H20 96GB" })).toHaveCount(0)
})

test("a mistyped chip is answered with the closest names, by label too", async ({ page }) => {
  await page.goto("/chips/a880")
  await expect(page.getByRole("heading", { level: 1 })).toContainText("There is no chip")
  await expect(page.getByTestId("suggestions").getByRole("link", { name: /^A800/ }).first()).toBeVisible()
})

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false })
  test("the list, its makers and a chip's strip and prices are all there", async ({ page }) => {
    await page.goto("/chips")
    await page.getByRole("navigation", { name: "Makers" }).getByRole("link", { name: "AMD" }).click()
    await expect(page.getByRole("row", { name: /^Instinct MI300X/ })).toBeVisible()
    await page.goto("/chips/h20-96gb")
    await expect(page.getByRole("img", { name: /changes of status since 2022/ })).toBeVisible()
    await page.getByText("At every format").click()
    await expect(page.getByText("INT8: 296 × 8 = 2,368")).toBeVisible()
  })
})

const paths = ["/chips", "/chips/makers/huawei", "/chips/h20-96gb", "/chips/b20", "/chips/ascend-910c"]

for (const path of paths) {
  test(`axe finds no fault in ${path}, unfolded, in light and dark`, async ({ page }) => {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme })
      // What is opened before React has taken over is a mismatch to it.
      await page.goto(path, { waitUntil: "networkidle" })
      await page.locator("details").evaluateAll((all) => all.forEach((one) => one.setAttribute("open", "")))
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([])
    }
  })
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  for (const path of paths) {
    test(`${path} fits: only tables scroll sideways, inside themselves`, async ({ page }) => {
      await page.goto(path)
      await page.locator("details").evaluateAll((all) => all.forEach((one) => one.setAttribute("open", "")))
      const [content, screen] = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.clientWidth,
      ])
      expect(content).toBeLessThanOrEqual(screen ?? 0)
    })
  }
})
