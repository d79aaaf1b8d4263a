import AxeBuilder from "@axe-core/playwright"
import { expect, test } from "./fixtures"

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false })

  test("a profile says what the doubt about its runways comes from, and draws it", async ({ page }) => {
    await page.goto("/companies/baidu")
    const section = page.locator("#drivers")
    await expect(
      section.getByRole("heading", { name: /of the doubt about Baidu’s training runway comes from/ }),
    ).toBeVisible()
    await expect(section.getByRole("heading", { name: /doubt about Baidu’s inference runway/ })).toBeVisible()
    const rows = section.getByRole("list", { name: "What does Baidu’s training runway hang on?" })
    await expect(rows.getByRole("listitem").first()).toContainText("Size of the flagship run")
    await expect(rows.locator("rect:visible").first()).toBeVisible()
  })

  test("all supply is one link away, and has an address", async ({ page }) => {
    await page.goto("/companies/baidu")
    const section = page.locator("#drivers")
    const all = section.getByRole("list", {
      name: "What does Baidu’s training runway with all supply hang on?",
    })
    await expect(all).toBeHidden()
    await section.getByRole("link", { name: "all supply" }).click()
    await expect(page).toHaveURL(/#drivers-all$/)
    await expect(all).toBeVisible()
    await expect(
      section.getByRole("list", { name: "What does Baidu’s training runway hang on?" }),
    ).toBeHidden()
    await section.getByRole("link", { name: "own stock" }).click()
    await expect(all).toBeHidden()
  })

  test("a row’s numbers stand in the table too, and it leads to its evidence", async ({ page }) => {
    await page.goto("/companies/baidu")
    const figure = page.locator("#drivers figure:visible").first()
    const share = (await figure.locator(".drivers-row > .number").first().textContent()) ?? ""
    const [, total = ""] = /with others (\d+% ±\d+)/.exec(share) ?? []
    await figure.getByText("The same as a table").click()
    await expect(figure.getByRole("row", { name: /^size of the flagship run/ })).toContainText(total)
    await figure.getByRole("link", { name: "Size of the flagship run", exact: true }).click()
    await expect(page).toHaveURL(/\/assumptions#runFlop0\.baidu\.2026-11$/)
  })

  test("a strained estimate says first that it is for orientation only", async ({ page }) => {
    await page.goto("/companies/bytedance")
    await expect(page.locator("#drivers figure:visible h3").first()).toHaveText(/^For orientation only/)
  })

  test("a firm that rents its chips has no such section", async ({ page }) => {
    await page.goto("/companies/zhipu")
    await expect(page.locator("#drivers")).toHaveCount(0)
  })

  test("open questions begin with the fact most worth finding, and are narrowed by links", async ({
    page,
  }) => {
    await page.goto("/open-questions")
    await expect(page.locator("main header, main").first()).toContainText(/Most worth finding: .+\?/)
    const ranked = page.getByRole("list", { name: "Facts most worth finding" })
    const first = ranked.getByRole("listitem").first()
    await expect(first).toContainText("A good answer:")
    await expect(first).toContainText(/Known now: .+ sources?\./)
    await expect(first).toContainText(/\d+ to (?:more than )?\d+ months now/)
    await page.getByRole("navigation", { name: "Firm" }).getByRole("link", { name: "Baidu" }).click()
    await expect(page).toHaveURL(/\/open-questions\/baidu\/both$/)
    await page.getByRole("navigation", { name: "Workload" }).getByRole("link", { name: "inference" }).click()
    await expect(page).toHaveURL(/\/open-questions\/baidu\/inference$/)
    const gains = await ranked.locator(".gain-name").allTextContents()
    expect(gains.length).toBeGreaterThan(0)
    expect(new Set(gains)).toEqual(new Set(["Baidu, inference"]))
  })

  test("what can only be forecast, and what is strained, stand apart and unranked", async ({ page }) => {
    await page.goto("/open-questions")
    await expect(page.locator("#future")).toContainText("Growth of flagship runs")
    await expect(page.locator("#orientation .question-rank")).toHaveCount(0)
    await expect(page.getByRole("list", { name: "Facts most worth finding" })).not.toContainText(
      "ByteDance, training",
    )
  })
})

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const) {
  test(`both parts pass axe at ${width} pixels, in light and dark`, async ({ page }) => {
    await page.setViewportSize({ width, height })
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme })
      for (const [path, part] of [
        ["/companies/baidu#drivers-all", "#drivers"],
        ["/companies/bytedance", "#drivers"],
        ["/open-questions", "main"],
      ] as const) {
        await page.goto(path)
        const { violations } = await new AxeBuilder({ page }).include(part).analyze()
        expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html.slice(0, 160)}`)).toEqual([])
      }
    }
  })
}

test("nothing is wider than a phone, and words keep clear of the bars", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  for (const path of ["/companies/baidu#drivers-all", "/open-questions"]) {
    await page.goto(path)
    const [content, screen] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ])
    expect(content, path).toBeLessThanOrEqual(screen ?? 0)
  }
  await page.goto("/companies/baidu")
  const row = page.locator("#drivers .drivers-row:visible").first()
  const [name, plot] = [
    await row.locator(".drivers-name").boundingBox(),
    await row.locator(".drivers-plot").boundingBox(),
  ]
  expect(name!.y + name!.height).toBeLessThanOrEqual(plot!.y + 1)
})

test("the charts have a page, a picture and figures", async ({ page, request }) => {
  await page.goto("/charts/drivers?firm=tencent&workload=inference")
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "What does Tencent’s inference runway hang on?",
  )
  const csv = await request.get("/charts/drivers.csv?firm=tencent&workload=inference")
  expect(await csv.text()).toContain("tokensPerDay0.tencent.2026-11")
  const svg = await request.get("/charts/open-questions.svg")
  expect(svg.headers()["content-type"]).toContain("image/svg+xml")
  expect((await request.get("/charts/drivers.svg?firm=zhipu&workload=training")).status()).toBe(404)
})
