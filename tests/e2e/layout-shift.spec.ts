import type { Page } from "@playwright/test"
import { createServer } from "node:http"
import { setTimeout as pause } from "node:timers/promises"
import { expect, pages, test } from "./fixtures"

/** Counts every layout shift from the first paint on, those within half a second of input included. */
async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = window as unknown as { shifts: number }
    seen.shifts = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shifts += (entry as unknown as { value: number }).value
    }).observe({ type: "layout-shift", buffered: true })
  })
}

/** Pages of running text, of tables and of charts; the faces are the same on every page. */
const drawnBeforeFaces = new Set<string>(["/", "/companies/baidu", "/controls", "/chips", "/methodology"])

/** Keeps our faces back until the page has been painted without them, as a slow connection does. */
async function holdFaces(page: Page): Promise<() => void> {
  let release: () => void = () => {}
  const released = new Promise<void>((resolve) => (release = resolve))
  await page.route(/\.woff2$/, async (route) => {
    await released
    await route.continue()
  })
  return release
}

/** The site at a second address, where a page's HTML comes in pieces as over a slow line. */
async function serveInPieces(site: string) {
  const server = createServer((request, response) => {
    void (async () => {
      const answer = await fetch(site + request.url)
      const type = answer.headers.get("content-type") ?? ""
      const body = Buffer.from(await answer.arrayBuffer())
      response.writeHead(answer.status, { "content-type": type })
      const size = type.startsWith("text/html") ? 4096 : body.length
      for (let sent = 0; sent < body.length && !response.destroyed; sent += size) {
        response.write(body.subarray(sent, sent + size))
        await pause(25)
      }
      response.end()
    })()
  })
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const address = server.address()
  if (address === null || typeof address === "string") throw new Error("the server has no port")
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { site: `http://localhost:${address.port}`, close }
}

const shiftsOf = (page: Page) => page.evaluate(() => (window as unknown as { shifts: number }).shifts)

for (const width of [390, 1440]) {
  test.describe(`${width} px`, () => {
    test.use({ viewport: { width, height: 900 } })

    for (const { name, path } of pages) {
      test(`nothing on ${name} moves while it loads, at ${width} px`, async ({ page }) => {
        await watchShifts(page)
        await page.goto(path, { waitUntil: "networkidle" })
        expect(await shiftsOf(page)).toBeLessThan(0.01)
      })
    }

    for (const { name, path } of pages.filter(({ path }) => drawnBeforeFaces.has(path))) {
      test(`nothing on ${name} moves when the typefaces come late, at ${width} px`, async ({ page }) => {
        await watchShifts(page)
        const release = await holdFaces(page)
        // What loads early holds back the `load` event, so that is not waited for.
        await page.goto(path, { waitUntil: "domcontentloaded" })
        await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0)
        release()
        await page.waitForLoadState("networkidle")
        expect(await shiftsOf(page)).toBeLessThan(0.01)
      })
    }

    for (const path of ["/assumptions", "/sources", "/companies/alibaba"]) {
      test(`nothing moves while ${path} arrives in pieces, at ${width} px`, async ({ page, baseURL }) => {
        const pieces = await serveInPieces(baseURL!)
        try {
          await watchShifts(page)
          await page.goto(pieces.site + path, { waitUntil: "load" })
          expect(await shiftsOf(page)).toBeLessThan(0.005)
        } finally {
          pieces.close()
        }
      })
    }

    test(`nothing moves while a laboratory’s link is read and its changes are run, at ${width} px`, async ({
      page,
    }) => {
      await watchShifts(page)
      await page.goto("/lab?firm=baidu&training.runsPerYear=4..9&compare=as-things-stand")
      await expect(page.locator('.lab-answer [data-status="rested"]')).toBeVisible({ timeout: 30_000 })
      expect(await shiftsOf(page)).toBeLessThan(0.01)
    })

    test(`nothing moves when a reader reaches for a chart, at ${width} px`, async ({ page }) => {
      await watchShifts(page)
      await page.goto("/companies/baidu", { waitUntil: "networkidle" })
      const reaches = page.locator("article > div .reach")
      const count = Math.min(4, await reaches.count())
      expect(count).toBeGreaterThanOrEqual(3)
      for (let index = 0; index < count; index += 1) {
        const reach = reaches.nth(index)
        await reach.scrollIntoViewIfNeeded()
        await reach.hover()
        await expect(reach).toHaveAttribute("data-drawn", "true")
      }
      expect(await shiftsOf(page)).toBeLessThan(0.01)
    })
  })
}
