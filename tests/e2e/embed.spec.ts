import AxeBuilder from "@axe-core/playwright"
import { test as plain, type FrameLocator, type Page } from "@playwright/test"
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { embedSnippet } from "../../lib/embed-snippet"
import { expect, test } from "./fixtures"

/** Somebody else's site: whatever is asked of it is this page. */
let article = ""
let host: Server
let hostAddress = ""

test.beforeAll(async () => {
  host = createServer((_request, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8")
    response.end(
      `<!doctype html><html lang="en"><title>An article</title><link rel="icon" href="data:,">${article}</html>`,
    )
  })
  await new Promise<void>((resolve) => host.listen(0, "127.0.0.1", resolve))
  hostAddress = `http://127.0.0.1:${(host.address() as AddressInfo).port}/`
})
test.afterAll(() => void host.close())

const runway = "/embed/charts/runway?firm=baidu"

/** What the site would give to paste, at a height that fits no chart. */
function snippet(
  baseURL: string | undefined,
  path: string,
  { withScript = true, height = 200 } = {},
): string {
  return embedSnippet({
    src: `${baseURL}${path}`,
    title: "A chart",
    height,
    withScript,
    scriptSrc: `${baseURL}/embed.js`,
  })
}

async function open(page: Page, body: string): Promise<FrameLocator> {
  article = `<body style="margin:20px">${body}</body>`
  await page.goto(hostAddress)
  return page.frameLocator("iframe").first()
}

/** How much of the document does not fit into its frame. */
const hidden = (frame: FrameLocator) =>
  frame.locator("html").evaluate((root) => root.scrollHeight - root.clientHeight)

test("a chart shows in somebody else's page, and the script fits the frame to it", async ({
  page,
  baseURL,
}) => {
  const frame = await open(page, snippet(baseURL, runway))
  await expect(frame.getByRole("heading", { level: 1 })).toBeVisible()
  await expect.poll(() => hidden(frame)).toBe(0)
  const iframe = page.locator("iframe")
  const folded = (await iframe.boundingBox())?.height ?? 0
  expect(folded).toBeGreaterThan(300)

  await frame.getByText("The same as a table").click()
  await expect.poll(async () => (await iframe.boundingBox())?.height ?? 0).toBeGreaterThan(folded + 100)
  await frame.getByText("The same as a table").click()
  await expect.poll(async () => (await iframe.boundingBox())?.height ?? 0).toBe(folded)
})

test("the script may stand before the frames, after them, and twice", async ({ page, baseURL }) => {
  const script = `<script src="${baseURL}/embed.js"></script>`
  const frame = await open(page, script + snippet(baseURL, runway, { withScript: false }) + script)
  await expect.poll(() => hidden(frame)).toBe(0)
})

test("a script that comes late still learns the height", async ({ page, baseURL }) => {
  const frame = await open(page, snippet(baseURL, runway, { withScript: false }))
  await expect(frame.getByRole("heading", { level: 1 })).toBeVisible()
  expect(await hidden(frame)).toBeGreaterThan(0)
  await page.addScriptTag({ url: `${baseURL}/embed.js` })
  await expect.poll(() => hidden(frame)).toBe(0)
})

test("no other frame takes a height by the same words, and an absurd one is held to a measure", async ({
  page,
  baseURL,
}) => {
  const say = (height: string) =>
    `<script>parent.postMessage({ type: "chip-runway:height", height: ${height} }, "*")</script>`
  const stranger = `<iframe id="stranger" height="90" srcdoc="${say("3000").replaceAll('"', "&quot;")}"></iframe>`
  const frame = await open(page, snippet(baseURL, runway) + stranger)
  await expect.poll(() => hidden(frame)).toBe(0)
  expect(await page.locator("#stranger").evaluate((one: HTMLIFrameElement) => one.style.height)).toBe("")

  const heights = await page.evaluate(async () => {
    const ours = document.querySelector("iframe")!
    const seen: string[] = []
    for (const height of [1e9, 1, -5, "200px", null]) {
      const data = { type: "chip-runway:height", height }
      dispatchEvent(new MessageEvent("message", { data, source: ours.contentWindow }))
      seen.push(ours.style.height)
    }
    return seen
  })
  expect(heights.slice(0, 2)).toEqual(["4000px", "120px"])
  expect(new Set(heights.slice(2))).toEqual(new Set(["120px"]))
})

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false })
  test("the chart, its words and its twin are there", async ({ page, baseURL }) => {
    const frame = await open(page, snippet(baseURL, runway, { height: 700 }))
    await expect(frame.getByRole("heading", { level: 1 })).toBeVisible()
    await expect(frame.locator("svg").filter({ visible: true })).toHaveCount(1)
    await frame.getByText("The same as a table").click()
    await expect(frame.getByRole("table")).toBeVisible()
    await expect(frame.getByRole("link", { name: "Chip Runway" })).toHaveAttribute("target", "_blank")
  })
})

test.describe("in the colours of the page", () => {
  // Null: the browser itself decides what a frame prefers, as it does for readers.
  test.use({ colorScheme: null })
  const paper = (frame: FrameLocator) =>
    frame.locator("html").evaluate((root) => getComputedStyle(root).backgroundColor)
  const [light, dark] = ["rgb(251, 250, 247)", "rgb(22, 22, 20)"]

  for (const [scheme, theme, expected] of [
    ["dark", "auto", dark],
    ["light", "auto", light],
    ["dark", "light", light],
    ["light", "dark", dark],
  ] as const) {
    test(`on a ${scheme} page an embed with theme=${theme} is ${expected === dark ? "dark" : "light"}`, async ({
      page,
      baseURL,
    }) => {
      const style = `<style>:root { color-scheme: ${scheme} }</style>`
      const frame = await open(page, style + snippet(baseURL, `${runway}&theme=${theme}`))
      await expect(frame.getByRole("heading", { level: 1 })).toBeVisible()
      expect(await paper(frame)).toBe(expected)
    })
  }

  test("with no background the page shines through", async ({ page, baseURL }) => {
    const style = `<style>:root { color-scheme: dark }</style>`
    const frame = await open(page, style + snippet(baseURL, `${runway}&theme=auto&background=none`))
    await expect(frame.getByRole("heading", { level: 1 })).toBeVisible()
    expect(await paper(frame)).toBe("rgba(0, 0, 0, 0)")
  })
})

test("an embed is one document: no script of the framework, nothing asked of anybody else", async ({
  page,
  baseURL,
}) => {
  const asked: string[] = []
  page.on("request", (request) => asked.push(request.url()))
  const frame = await open(page, snippet(baseURL, runway))
  await expect.poll(() => hidden(frame)).toBe(0)
  await frame.getByText("The same as a table").click()
  await page.waitForLoadState("networkidle")
  expect(asked.filter((url) => !url.startsWith("data:")).sort()).toEqual(
    [hostAddress, `${baseURL}${runway}`, `${baseURL}/embed.js`].sort(),
  )
  expect(await frame.locator("script").count()).toBe(1)
})

test("the largest chart stays below 60 kB on its way to the reader", async ({ page }) => {
  test.skip(Boolean(process.env.E2E_REUSE), "a development server does not compress")
  for (const path of ["/embed/charts/runway-board", "/embed/charts/sources-table", "/embed/charts/law"]) {
    const response = await page.goto(path)
    expect(response?.headers()["content-encoding"], path).toBe("gzip")
    expect((await response!.request().sizes()).responseBodySize, path).toBeLessThan(60_000)
  }
})

for (const [width, shown] of [
  [320, "narrow"],
  [640, "middle"],
  [1000, "wide"],
] as const) {
  test(`a frame ${width} wide shows the drawing that was made for it, and nothing runs over its edge`, async ({
    page,
    baseURL,
  }) => {
    for (const chart of [runway, "/embed/charts/runway-board", "/embed/charts/sources-table"]) {
      const frame = await open(page, `<div style="width:${width}px">${snippet(baseURL, chart)}</div>`)
      await expect(frame.getByRole("heading", { level: 1 })).toBeVisible()
      const drawings = await frame
        .locator(".drawing")
        .filter({ visible: true })
        .evaluateAll((all) => all.map(({ className }) => className))
      expect(drawings).toEqual(chart.includes("table") ? [] : [`drawing ${shown}`])
      const overhang = await frame.locator("html").evaluate((root) => root.scrollWidth - root.clientWidth)
      expect(overhang, chart).toBe(0)
    }
  })
}

test("the height that a frame is given beforehand is near the one it needs", async ({
  page,
  request,
  baseURL,
}) => {
  await page.setViewportSize({ width: 720, height: 400 })
  for (const path of [
    "/charts/runway?firm=baidu",
    "/charts/law",
    "/charts/runway-board",
    "/charts/firms-table",
  ]) {
    const url = encodeURIComponent(`${baseURL}${path}`)
    const answer = await request.get(`/oembed?format=json&url=${url}`)
    const { height } = (await answer.json()) as { height: number }
    await page.goto(`/embed${path}`)
    const needed = await page.locator("html").evaluate((root) => root.getBoundingClientRect().height)
    expect(Math.abs(height / needed - 1), `${path}: ${height}, needed ${needed}`).toBeLessThan(0.06)
  }
})

for (const path of [
  runway,
  "/embed/charts/runway-board",
  "/embed/charts/orders-table?firm=baidu",
  "/embed/charts/nothing-here",
]) {
  for (const scheme of ["light", "dark"] as const) {
    test(`axe finds no fault in ${path}, unfolded, in the ${scheme}`, async ({ page }) => {
      await page.setViewportSize({ width: 640, height: 900 })
      await page.goto(`${path}${path.includes("?") ? "&" : "?"}theme=${scheme}`)
      await page.locator("details").evaluateAll((all) => all.forEach((one) => one.setAttribute("open", "")))
      const { violations } = await new AxeBuilder({ page }).analyze()
      const faults = violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`,
      )
      expect(faults).toEqual([])
    })
  }
}

test("headers let an embed be framed, and no other page", async ({ request }) => {
  const embed = (await request.get(runway)).headers()
  expect(embed["x-frame-options"]).toBeUndefined()
  expect(embed["content-security-policy"]).toMatch(/^default-src 'none'; .*frame-ancestors \*$/)
  expect(embed["x-content-type-options"]).toBe("nosniff")
  for (const path of [
    "/",
    "/companies/baidu",
    "/controls",
    "/charts",
    "/charts/law",
    "/admin/login",
    "/no-such-page",
  ]) {
    const headers = (await request.get(path)).headers()
    expect(headers["content-security-policy"], path).toMatch(/frame-ancestors '(?:self|none)'/)
  }
})

plain("the site's other pages stay empty in somebody else's frame", async ({ page, baseURL }) => {
  for (const path of ["/", "/companies/baidu", "/charts/law", "/admin/login"]) {
    article = `<body><iframe title="A page" src="${baseURL}${path}"></iframe></body>`
    await page.goto(hostAddress)
    await expect.poll(() => page.frames()[1]?.url(), path).toBe("chrome-error://chromewebdata/")
  }
})
