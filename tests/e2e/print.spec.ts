import { writeFile } from "node:fs/promises"
import { pathToFileURL } from "node:url"
import AxeBuilder from "@axe-core/playwright"
import type { Page } from "@playwright/test"
import { expect, test } from "./fixtures"

/** What A4 leaves between our margins, in CSS pixels. */
const paper = { width: 688, height: 1000 }

const papers = [
  { name: "the board", path: "/" },
  { name: "a profile", path: "/companies/baidu" },
  { name: "a profile with many orders", path: "/companies/bytedance" },
  { name: "an order", path: "/orders/a800-2023-four-firms" },
  { name: "a chip", path: "/chips/h20-96gb" },
  { name: "all chips", path: "/chips" },
  { name: "the export controls", path: "/controls" },
  { name: "the assumptions", path: "/assumptions" },
  { name: "a live chart", path: "/charts/runway?firm=baidu" },
] as const

async function onPaper(page: Page, path: string): Promise<void> {
  await page.setViewportSize(paper)
  await page.emulateMedia({ media: "print" })
  await page.goto(path)
}

/** Elements that a reader of the paper sees, among those that a selector finds. */
function shown(page: Page, selector: string): Promise<string[]> {
  return page
    .locator(selector)
    .evaluateAll((found) =>
      found
        .filter(
          (one) => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().width > 1,
        )
        .map((one) => one.outerHTML.slice(0, 120)),
    )
}

function pagesOf(pdf: Buffer): number {
  return pdf.toString("latin1").match(/\/Type \/Page\b/g)?.length ?? 0
}

for (const { name, path } of papers) {
  test(`on paper ${name} has nothing to press, is no wider than the paper and says where it is found`, async ({
    page,
  }) => {
    await onPaper(page, path)
    expect(await shown(page, "nav, button, dialog, [href='#content'], .recharts-wrapper, textarea")).toEqual(
      [],
    )
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(paper.width)
    const tooWide = await page
      .locator("main svg, main table")
      .evaluateAll(
        (all, width) =>
          all
            .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > width + 1)
            .map((one) => one.outerHTML.slice(0, 120)),
        paper.width,
      )
    expect(tooWide).toEqual([])
    const address = page.locator("body > header p")
    await expect(address).toBeVisible()
    await expect(address).toHaveText(new URL(path, page.url()).href)
  })
}

test("on a screen the address of the page is the browser's to show", async ({ page }) => {
  await page.goto("/companies/baidu")
  await expect(page.locator("body > header p")).toBeHidden()
  await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible()
})

test("the reports behind an order stand open on paper, and the table twin of a chart is left out", async ({
  page,
}) => {
  await page.goto("/companies/baidu")
  const report = page.locator("#orders .disclosure li").first()
  const twin = page.getByText("The same as a table").first()
  await expect(report).toBeHidden()
  await expect(twin).toBeVisible()
  await page.emulateMedia({ media: "print" })
  expect(await report.evaluate((one) => one.checkVisibility())).toBe(true)
  expect(await report.evaluate((one) => one.getBoundingClientRect().height)).toBeGreaterThan(10)
  await expect(twin).toBeHidden()
})

test.describe("in the dark scheme", () => {
  test.use({ colorScheme: "dark" })

  test("paper is white and ink is dark", async ({ page }) => {
    await page.goto("/companies/baidu")
    const colours = () =>
      page.evaluate(() => {
        const { color } = getComputedStyle(document.querySelector("h1")!)
        return { color, background: getComputedStyle(document.documentElement).backgroundColor }
      })
    expect(await colours()).toEqual({ color: "rgb(236, 235, 230)", background: "rgb(22, 22, 20)" })
    await page.emulateMedia({ media: "print", colorScheme: "dark" })
    expect(await colours()).toEqual({ color: "rgb(28, 27, 25)", background: "rgba(0, 0, 0, 0)" })
  })
})

test("a chart that was reached for is printed once, as it is drawn without a pointer", async ({ page }) => {
  await page.goto("/companies/baidu", { waitUntil: "networkidle" })
  const reach = page.locator("article > div .reach").first()
  await reach.hover()
  await expect(reach).toHaveAttribute("data-drawn", "true")
  await page.emulateMedia({ media: "print" })
  await expect(reach.locator(".reach-live")).toBeHidden()
  await expect(reach.locator(".reach-static").first()).toBeVisible()
})

test("a profile prints as A4 and as Letter, whole", async ({ page }) => {
  await page.goto("/companies/baidu")
  for (const [format, box] of [
    ["A4", /\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/],
    ["Letter", /\/MediaBox \[0 0 612 792\]/],
  ] as const) {
    const pdf = await page.pdf({ format })
    expect(pdf.toString("latin1")).toMatch(box)
    expect(pagesOf(pdf)).toBeGreaterThan(8)
    expect(pagesOf(pdf)).toBeLessThan(30)
  }
})

test.describe("a dossier, saved and opened without a network", () => {
  async function open(page: Page, file: string): Promise<string[]> {
    const answer = await page.request.get("/companies/baidu/dossier.html")
    expect(answer.headers()["content-disposition"]).toMatch(
      /^attachment; filename="chip-runway-baidu-v\d+\.html"$/,
    )
    await writeFile(file, await answer.body())
    await page.context().setOffline(true)
    const requests: string[] = []
    page.on("request", (request) => requests.push(request.url()))
    await page.goto(pathToFileURL(file).href)
    return requests
  }

  test("asks for nothing but itself, at any width and on paper", async ({ page }, testInfo) => {
    const file = testInfo.outputPath("dossier.html")
    const requests = await open(page, file)
    for (const width of [390, 1000]) {
      await page.setViewportSize({ width, height: 900 })
      // What is wide scrolls within itself.
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
      const drawn = await shown(page, "figure svg")
      expect(drawn).toHaveLength(await page.locator("figure").count())
    }
    await page.setViewportSize(paper)
    await page.emulateMedia({ media: "print", colorScheme: "dark" })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(paper.width)
    expect(await shown(page, "nav")).toEqual([])
    expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe("rgb(28, 27, 25)")
    const pages = pagesOf(await page.pdf({ format: "A4" }))
    expect(pages).toBeGreaterThan(10)
    expect(pages).toBeLessThan(45)
    expect(requests).toEqual([pathToFileURL(file).href])
  })

  for (const [colorScheme, rules] of [
    ["light", null],
    // The scheme changes colours and nothing else.
    ["dark", ["color-contrast"]],
  ] as const) {
    test(`has no fault that axe finds in the ${colorScheme} scheme`, async ({ page }, testInfo) => {
      // Thousands of cells.
      test.slow()
      await page.emulateMedia({ colorScheme })
      await open(page, testInfo.outputPath("dossier.html"))
      const axe = new AxeBuilder({ page })
      const { violations } = await (rules ? axe.withRules([...rules]) : axe).analyze()
      expect(
        violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`,
        ),
      ).toEqual([])
    })
  }
})
