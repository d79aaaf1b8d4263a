import AxeBuilder from "@axe-core/playwright"
import type { APIRequestContext, Page } from "@playwright/test"
import { expect, test } from "./fixtures"

const live = "/charts/runway?firm=baidu"
const spec = { version: 1, chart: "runway", firm: "baidu", workload: "training", set: "own" }

async function freeze(request: APIRequestContext): Promise<string> {
  const answer = await request.post("/api/v1/snapshots", { data: { spec } })
  expect(answer.ok()).toBe(true)
  const { id } = (await answer.json()) as { id: string }
  return `/s/${id}`
}

/** The answer and the table of a chart's page: the numbers that a reader sees. */
async function numbersOf(page: Page): Promise<string[]> {
  await page.getByText("The same as a table").first().click()
  const cells = await page.getByRole("table").first().getByRole("cell").allTextContents()
  expect(cells.length).toBeGreaterThan(50)
  return [await page.locator("h1 + p").innerText(), ...cells]
}

test("by keyboard alone: Share, freeze, and the link opens on the same numbers", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"])
  await page.goto(live)
  const before = await numbersOf(page)
  await page.goto("/companies/baidu", { waitUntil: "networkidle" })
  const share = page.getByRole("link", { name: /^Share Training outgrows/ })
  await share.focus()
  await page.keyboard.press("Enter")
  const dialog = page.getByRole("dialog", { name: "Share" })
  await expect(dialog).toBeVisible()
  await expect(dialog.getByRole("radio", { name: /^Frozen/ })).toBeChecked()
  await dialog.getByRole("button", { name: "Freeze and copy link" }).focus()
  await page.keyboard.press("Enter")
  const link = dialog.getByLabel("Link to the frozen chart")
  await expect(link).toBeFocused()
  const address = await link.inputValue()
  expect(address).toMatch(/\/s\/[a-z2-7]{16}$/)
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address)

  await page.keyboard.press("Escape")
  await expect(dialog).toHaveCount(0)
  await expect(share).toBeFocused()

  await page.goto(address)
  await expect(page.getByText(/^Frozen on \d+ \w+ \d{4}$/)).toBeVisible()
  expect(await numbersOf(page)).toEqual(before)
})

test("the same view frozen twice has one link, and the dialog says so", async ({ page, request }) => {
  const path = await freeze(request)
  await page.goto("/companies/baidu", { waitUntil: "networkidle" })
  await page.getByRole("link", { name: /^Share Training outgrows/ }).click()
  await page.getByRole("button", { name: "Freeze and copy link" }).click()
  await expect(page.getByLabel("Link to the frozen chart")).toHaveValue(new RegExp(`${path}$`))
  await expect(page.getByText(/The same view was frozen before/)).toBeVisible()
})

test("the live link leads to the chart that the reader shared", async ({ page }) => {
  await page.goto("/board/all/inference/all", { waitUntil: "networkidle" })
  await page.getByRole("link", { name: /^Share/ }).click()
  await page.getByRole("radio", { name: /^Live/ }).check()
  const address = await page.getByLabel("Link to the live chart").inputValue()
  expect(new URL(address).search).toBe("?set=all&sort=inference")
  await page.goto(address)
  await expect(page.getByText("Live: moves with the data").first()).toBeVisible()
})

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [390, 1440]) {
    test(`axe finds no fault in the dialog, which fits ${width} px, ${colorScheme}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 844 })
      await page.emulateMedia({ colorScheme })
      await page.goto("/companies/baidu", { waitUntil: "networkidle" })
      await page.getByRole("link", { name: /^Share Training outgrows/ }).click()
      await page.getByRole("radio", { name: /^Live/ }).check()
      const dialog = page.getByRole("dialog", { name: "Share" })
      await dialog.locator("details").evaluateAll((all) => all.forEach((one) => one.setAttribute("open", "")))
      expect(await dialog.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0)
      const { violations } = await new AxeBuilder({ page }).include("dialog").analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([])
    })
  }
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false })

  test("Share leads to the chart's page, a form freezes it, and the frozen one shows the same", async ({
    page,
  }) => {
    await page.goto("/companies/baidu")
    await page.getByRole("link", { name: /^Share Training outgrows/ }).click()
    await expect(page).toHaveURL(`${live}#share`)
    await expect(page.locator(".drawn svg:visible")).toHaveCount(1)
    const before = await numbersOf(page)
    await page.getByRole("button", { name: "Freeze it" }).click()
    await expect(page).toHaveURL(/\/s\/[a-z2-7]{16}$/)
    await expect(page.locator(".drawn svg:visible")).toHaveCount(1)
    expect(await numbersOf(page)).toEqual(before)
    await page.getByText("All of them").click()
    await expect(page.locator('#origin a[href^="/sources/"]').first()).toBeVisible()
  })
})

test("a frozen chart's page is kept, fits a phone, and axe finds no fault in it", async ({
  page,
  request,
}) => {
  const path = await freeze(request)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(path)
  await page.locator("details").evaluateAll((all) => all.forEach((one) => one.setAttribute("open", "")))
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme })
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([])
  }
  await expect.poll(async () => (await request.get(path)).headers()["x-nextjs-cache"]).toBe("HIT")
})

test("what changed since says that nothing did, while nothing has", async ({ page, request }) => {
  const path = await freeze(request)
  await page.goto(`${path}/changes`)
  await expect(page.getByText(/Nothing has changed/)).toBeVisible()
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/)
})

test("wrong settings are named with what may stand there; what is not on record with what is near", async ({
  page,
}) => {
  const wrong = await page.goto("/charts/runway?firm=baidu&workload=mining")
  expect(wrong?.status()).toBe(404)
  await expect(page.getByRole("alert").filter({ hasText: "workload" })).toBeVisible()
  await expect(page.getByText("training or inference; training where nothing stands")).toBeVisible()

  const missing = await page.goto("/charts/runway?firm=biadu")
  expect(missing?.status()).toBe(404)
  await expect(page.getByTestId("suggestions").getByRole("link", { name: "Baidu 百度" })).toHaveAttribute(
    "href",
    live,
  )

  const unknown = await page.goto("/charts/pie")
  expect(unknown?.status()).toBe(404)
  await expect(page.getByRole("heading", { level: 1 })).toContainText("There is no chart “pie” here.")
})

test("an address under which nothing was frozen is a 404 that suggests nothing", async ({ page }) => {
  expect((await page.goto("/s/short"))?.status()).toBe(404)
  const answer = await page.goto("/s/aaaaaaaaaaaaaaaa")
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole("heading", { level: 1 })).toContainText("no frozen chart")
  await expect(page.locator('main a[href^="/s/"]')).toHaveCount(0)
})

/** What a message or another site reads of a page. */
async function cardOf(page: Page) {
  const content = (name: string) =>
    page.locator(`meta[property="${name}"], meta[name="${name}"]`).first().getAttribute("content")
  return {
    title: await content("og:title"),
    description: await content("og:description"),
    image: await content("og:image"),
    alt: await content("og:image:alt"),
    size: [await content("og:image:width"), await content("og:image:height")],
    card: await content("twitter:card"),
    twitterImage: await content("twitter:image"),
    oembed: await page
      .locator('link[type$="+oembed"]')
      .evaluateAll((all) => (all as HTMLLinkElement[]).map(({ type, href }) => ({ type, href }))),
  }
}

for (const path of [
  "/",
  "/companies/baidu",
  "/orders/a800-2023-four-firms",
  "/chips/h20-96gb",
  "/controls",
  live,
  "a frozen chart",
]) {
  test(`${path} unfurls: the exact view as its picture, a sentence, and where to ask for more`, async ({
    page,
    request,
  }) => {
    await page.goto(path.startsWith("/") ? path : await freeze(request))
    const card = await cardOf(page)
    expect(card.title).toMatch(/\S/)
    expect(card.description).toMatch(/\S.{30,}/)
    expect(card.card).toBe("summary_large_image")
    expect(card.alt).toMatch(/\S.{15,}/)
    expect(card.size).toEqual(["1200", "630"])
    expect(card.twitterImage).toBe(card.image)
    const image = new URL(card.image ?? "")
    expect(image.pathname).toMatch(/\.png$/)
    const picture = await request.get(image.pathname + image.search)
    expect(picture.headers()["content-type"]).toBe("image/png")
    const bytes = await picture.body()
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630])
    expect(card.oembed.map(({ type }) => type)).toEqual(["application/json+oembed", "text/xml+oembed"])
    for (const { href } of card.oembed) {
      const { pathname, search } = new URL(href)
      expect((await request.get(pathname + search)).status()).toBe(200)
    }
  })
}

test("the sentence of a profile's card has its interval", async ({ page }) => {
  await page.goto("/companies/baidu")
  const { description } = await cardOf(page)
  expect(description).toMatch(/^Baidu’s own chips cover training for about \d+ months.*even odds between/)
})

for (const path of [live, "/charts/chips-table", "a frozen chart"]) {
  test(`${path} describes its figures as a Dataset whose files are there`, async ({ page, request }) => {
    await page.goto(path.startsWith("/") ? path : await freeze(request))
    const text = await page.locator('script[type="application/ld+json"]').textContent()
    const dataset = JSON.parse(text ?? "") as {
      "@type": string
      name: string
      description: string
      version: string
      dateModified: string
      license: string
      variableMeasured: { name: string }[]
      distribution: { contentUrl: string; encodingFormat: string }[]
      isBasedOn: string[]
    }
    expect(dataset["@type"]).toBe("Dataset")
    expect(dataset.name).toMatch(/\S/)
    expect(dataset.description.length).toBeGreaterThanOrEqual(50)
    expect(dataset.description.length).toBeLessThanOrEqual(5000)
    expect(dataset.version).toMatch(/^\d+$/)
    expect(dataset.dateModified).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    expect(dataset.license).toMatch(/^https:/)
    expect(dataset.isBasedOn.length).toBeGreaterThan(0)
    expect(dataset.variableMeasured.length).toBeGreaterThan(1)
    for (const { contentUrl, encodingFormat } of dataset.distribution) {
      const { pathname, search } = new URL(contentUrl)
      const file = await request.get(pathname + search)
      expect(file.headers()["content-type"]).toContain(encodingFormat)
    }
  })
}

test("a frozen chart is its own address and is left out of search; a live one is found by one address", async ({
  page,
  request,
}) => {
  const path = await freeze(request)
  await page.goto(path)
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute("href", new RegExp(`${path}$`))
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/)
  await page.goto("/charts/runway?set=own&firm=baidu&utm_source=letter&workload=training")
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute("href", /\/charts\/runway\?firm=baidu$/)
  await expect(page.locator('meta[name="robots"]')).toHaveCount(0)
})
