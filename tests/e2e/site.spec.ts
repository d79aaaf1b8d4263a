import { expect, pages, test } from "./fixtures"

test("health reads the database and says data version and build", async ({ request }) => {
  const answer = await request.get("/api/health")
  expect(answer.status()).toBe(200)
  const { dataVersion, build } = await answer.json()
  expect(dataVersion).toBeGreaterThanOrEqual(1)
  expect(build).toMatch(/\S+/)
})

/** Views of which there are too many to keep: made for each reader. */
const madeEachTime = /^\/compare\?/

for (const { name, path } of pages) {
  test(`${name} has a title, a description and one address of its own`, async ({ page }) => {
    await page.goto(path)
    await expect(page).toHaveTitle(/\S+ · Chip Runway$/)
    await expect(page.locator('meta[name="description"]')).toHaveAttribute("content", /\S{3,}/)
    await expect(page.locator('link[rel="canonical"]')).toHaveAttribute(
      "href",
      new RegExp(`${path === "/" ? "" : path.replace(/[?.]/g, "\\$&")}$`),
    )
  })

  if (madeEachTime.test(path)) continue
  test(`${name} is kept: the second reader gets it whole from the cache`, async ({ request }) => {
    const cache = async () => (await request.get(path)).headers()["x-nextjs-cache"]
    await cache()
    // An import by a test beside this one lets every kept page fall once.
    await expect.poll(cache).toBe("HIT")
  })
}

test("every link on the board, a profile, an order and the methodology leads somewhere", async ({
  page,
  request,
}) => {
  const links = new Set<string>()
  for (const path of ["/", "/companies/baidu", "/orders/a800-2023-four-firms", "/methodology"]) {
    await page.goto(path)
    const hrefs = await page
      // A chart's files are asked for in doors.spec.ts.
      .locator('a[href^="/"]:not([rel~="nofollow"])')
      .evaluateAll((all) => (all as HTMLAnchorElement[]).map(({ pathname, search }) => pathname + search))
    hrefs.forEach((href) => links.add(href))
  }
  const broken: string[] = []
  for (const link of links) if ((await request.get(link)).status() !== 200) broken.push(link)
  expect(broken).toEqual([])
})

test("every assumption the methodology names has an anchor on the assumptions page", async ({ page }) => {
  await page.goto("/methodology")
  const named = await page
    .locator('a[href^="/assumptions#"]')
    .evaluateAll((all) => all.map((one) => decodeURIComponent((one as HTMLAnchorElement).hash.slice(1))))
  expect(named.length).toBeGreaterThan(30)
  await page.goto("/assumptions")
  const ids = new Set(await page.locator("main [id]").evaluateAll((all) => all.map(({ id }) => id)))
  expect(named.filter((name) => !ids.has(name))).toEqual([])
})

test("the site map names every firm and order", async ({ request }) => {
  const map = await (await request.get("/sitemap.xml")).text()
  expect(map).toContain("/companies/baidu</loc>")
  expect(map).toContain("/orders/a800-2023-four-firms</loc>")
})
