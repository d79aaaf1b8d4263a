import { expect, test } from "./fixtures"

const missing = [
  { path: "/companies/tencnet", near: "Tencent 腾讯" },
  { path: "/companies/%E7%99%BE%E5%BA%A6", near: "Baidu 百度" },
  { path: "/orders/a800-2023-for-firms", near: /100,000 A800/ },
  { path: "/sources/technode", near: /TechNode/ },
]

for (const { path, near } of missing) {
  test(`${path} is a 404 that names what is near, and stays so once scripts run`, async ({ page }) => {
    const answer = await page.goto(path, { waitUntil: "networkidle" })
    expect(answer?.status()).toBe(404)
    await expect(page.getByRole("heading", { level: 1 })).toContainText("There is no")
    await expect(page.getByTestId("suggestions").getByRole("link", { name: near }).first()).toBeVisible()
    await expect(page.locator('meta[name="robots"]').first()).toHaveAttribute("content", /noindex/)
  })
}

test("nonsense gets no suggestion, and the way to all firms", async ({ page }) => {
  const answer = await page.goto("/companies/zzzzqqqqxxxx")
  expect(answer?.status()).toBe(404)
  await expect(page.getByTestId("suggestions")).toHaveCount(0)
  await expect(page.getByRole("link", { name: "all firms" })).toBeVisible()
})

test("an unknown view of the board is a 404, not another board", async ({ page }) => {
  const answer = await page.goto("/board/own/training/banks")
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole("list", { name: "Firms" })).toHaveCount(0)
})

test("an address outside every room is a 404 that says what there is", async ({ page }) => {
  const answer = await page.goto("/nothing/here")
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole("main").getByRole("link", { name: "The runway board" })).toBeVisible()
})
