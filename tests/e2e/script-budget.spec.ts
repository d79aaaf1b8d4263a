import { gzipSync } from "node:zlib"
import type { Page } from "@playwright/test"
import { expect, test } from "./fixtures"

/** Bytes of JavaScript a page loads until the network is quiet, gzipped file by file, inline data left out. */
async function scriptBytes(page: Page, path: string): Promise<number> {
  const addresses = new Set<string>()
  page.on("request", (request) => {
    if (request.resourceType() === "script") addresses.add(request.url())
  })
  await page.goto(path, { waitUntil: "networkidle" })
  // Read anew: the browser drops a body once its page moves on.
  const sizes = await Promise.all(
    [...addresses].map(async (address) => gzipSync(await (await page.request.get(address)).body()).length),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

test("a profile loads at most 45 kB of JavaScript more than an empty page", async ({ browser }) => {
  const measured: Record<string, number> = {}
  // The page for an unknown address holds a heading and five links, and nothing else.
  for (const path of ["/nothing/here", "/companies/baidu", "/companies/bytedance", "/"]) {
    const page = await browser.newPage()
    measured[path] = await scriptBytes(page, path)
    await page.close()
  }
  const empty = measured["/nothing/here"] ?? 0
  console.log(
    Object.entries(measured)
      .map(([path, bytes]) => `${path} ${(bytes / 1000).toFixed(1)} kB`)
      .join(", "),
  )
  expect(empty).toBeGreaterThan(50_000)
  for (const path of ["/companies/baidu", "/companies/bytedance", "/"]) {
    expect((measured[path] ?? Infinity) - empty, path).toBeLessThanOrEqual(45_000)
  }
})

test("Recharts comes once a reader reaches for a chart, and not before", async ({ page }) => {
  const scripts: string[] = []
  page.on("response", async (response) => {
    if (response.request().resourceType() === "script") scripts.push(await response.text())
  })
  const loadsRecharts = () => scripts.some((script) => script.includes("recharts-"))
  await page.goto("/companies/baidu", { waitUntil: "networkidle" })
  expect(loadsRecharts()).toBe(false)
  const reach = page.locator("article > div .reach").first()
  await reach.hover()
  await expect(reach).toHaveAttribute("data-drawn", "true")
  expect(loadsRecharts()).toBe(true)
})
