import type { Page } from "@playwright/test"
import { expect, test } from "./fixtures"

const h800 = (page: Page) => page.getByRole("row", { name: /^H800 80GB SXM5/ })

/** Moves the slider as a hand does: to a place on its track, then lets go. */
async function slideTo(page: Page, day: number) {
  const slider = page.getByRole("slider", { name: "Day" })
  await slider.focus()
  await slider.fill(String(day))
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false })

  test("a day's page answers in a sentence, and its matrix gives the status of each chip", async ({
    page,
  }) => {
    await page.goto("/controls/on/2023-11-17")
    await expect(page.getByText(/On 17 Nov 2023, \d+ of the \d+ foreign chips/)).toBeVisible()
    await expect(h800(page)).toContainText("presumed denied")
    await expect(page.getByRole("columnheader", { name: "Oct 2023 rule" })).toBeVisible()
    await expect(page.getByRole("slider", { name: "Day" })).toBeHidden()
  })

  test("the date field leads to the page of its day", async ({ page }) => {
    await page.goto("/controls")
    await page.getByLabel("Another day").fill("2023-10-22")
    await page.getByRole("button", { name: "Show" }).click()
    await expect(page).toHaveURL(/\/controls\/on\/2023-10-22$/)
    await expect(h800(page)).toContainText("not controlled")
  })

  test("one maker's chips stand alone by their place in the address", async ({ page }) => {
    await page.goto("/controls")
    await page
      .getByRole("navigation", { name: "Makers" })
      .getByRole("link", { name: /^Huawei/ })
      .click()
    await expect(page.getByRole("row", { name: /^Ascend 910B1/ })).toBeVisible()
    await expect(h800(page)).toBeHidden()
    await page
      .getByRole("navigation", { name: "Makers" })
      .getByRole("link", { name: /^All makers/ })
      .click()
    await expect(h800(page)).toBeVisible()
  })

  test("a day that is none, or lies outside the record, is refused with the field to try again", async ({
    page,
  }) => {
    for (const day of ["2024-02-31", "yesterday", "2021-01-01"]) {
      const response = await page.goto(`/controls/on/${day}`)
      expect(response?.status(), day).toBe(404)
      await expect(
        page.getByRole("heading", { name: new RegExp(`no page for the day “${day}”`) }),
      ).toBeVisible()
      await expect(page.getByLabel("Another day")).toBeVisible()
    }
  })
})

test("the slider carries sentence, matrix, time line and address from day to day", async ({ page }) => {
  await page.goto("/controls")
  await expect(h800(page)).toContainText("undetermined")
  await slideTo(page, 200)
  await expect(page.getByText(/On 17 Feb 2023, \d+ of the \d+ foreign chips/)).toBeVisible()
  await expect(h800(page)).toContainText("not controlled")
  await expect(page.getByRole("columnheader", { name: "Jan 2026 review policy" })).toHaveCount(0)
  await expect(page).toHaveURL(/\/controls\/on\/2023-02-17$/)
  await expect(page.getByLabel("Another day")).toHaveValue("2023-02-17")
})

test("the slider shows what the page of the same day shows", async ({ page }) => {
  const rows = async () => page.locator(".matrix tr").allInnerTexts()
  await page.goto("/controls/on/2024-06-01")
  const own = await rows()
  await page.goto("/controls")
  await slideTo(page, 670)
  await expect(page).toHaveURL(/\/controls\/on\/2024-06-01$/)
  expect(await rows()).toEqual(own)
})

test("a day's address still holds after the reader came back", async ({ page }) => {
  await page.goto("/controls")
  await slideTo(page, 200)
  await expect(page).toHaveURL(/2023-02-17$/)
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Companies" }).click()
  await expect(page).toHaveURL(/\/companies$/)
  await page.goBack()
  await expect(page.getByText(/On 17 Feb 2023, \d+ of the \d+ foreign chips/)).toBeVisible()
})

test("arrow keys walk day by day, and the slider says the day's answer", async ({ page }) => {
  await page.goto("/controls/on/2023-10-22")
  const slider = page.getByRole("slider", { name: "Day" })
  await slider.focus()
  await expect(slider).toHaveAttribute("aria-valuetext", /^22 Oct 2023: \d+ of \d+ foreign chips need/)
  await slider.press("ArrowRight")
  await expect(slider).toHaveAttribute("aria-valuetext", /^23 Oct 2023/)
  await expect(h800(page)).toContainText("presumed denied")
})

test("where every day's answers cannot be fetched, the day's own page opens", async ({ page }) => {
  await page.route("**/controls/on/every-day", (route) => route.fulfill({ json: { dataVersion: -1 } }))
  await page.goto("/controls")
  await slideTo(page, 200)
  await expect(page.getByText(/On 17 Feb 2023, \d+ of the \d+ foreign chips/)).toBeVisible()
  await expect(page).toHaveURL(/2023-02-17$/)
})

test("every day's answers come once a reader reaches for the slider, and not before", async ({ page }) => {
  const asked: string[] = []
  page.on("request", (request) => {
    if (request.url().endsWith("/every-day")) asked.push(request.url())
  })
  await page.goto("/controls", { waitUntil: "networkidle" })
  expect(asked).toEqual([])
  await page.getByRole("slider", { name: "Day" }).hover()
  await expect.poll(() => asked.length).toBe(1)
})

test("chips and rules stay in sight while the matrix scrolls", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto("/controls")
  const matrix = page.locator(".matrix")
  const head = page.getByRole("columnheader", { name: "All rules together" })
  const before = await head.boundingBox()
  await matrix.evaluate((box) => box.scrollTo(120, 600))
  const after = await head.boundingBox()
  expect(after?.y).toBeCloseTo(before?.y ?? NaN, 0)
  const name = await page.getByRole("rowheader", { name: /^H800 80GB SXM5/ }).boundingBox()
  expect(name?.x).toBeCloseTo((await matrix.boundingBox())?.x ?? NaN, 0)
})
