import type { Page } from "@playwright/test"
import { randomBytes } from "node:crypto"
import { signIn } from "./admin-fixtures"
import { expect, test } from "./fixtures"

const columns = "Id,Publisher,Headline,The title is,Kind,Was the page opened?,Address"
const row = (id: string, title: string) =>
  `${id},The Wire,${title},as-printed,press,read,https://example.org/${id}`

/** Ids of its own for each test: they all edit one database. */
const ids = (test: string) => {
  const mark = randomBytes(4).toString("hex")
  return [`e2e-${test}-${mark}-a`, `e2e-${test}-${mark}-b`] as const
}

async function upload(page: Page, name: string, ...rows: string[]) {
  await page.goto("/admin/import")
  await page.getByLabel("What the rows are").selectOption({ label: "Sources" })
  await page
    .getByLabel("File", { exact: true })
    .setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from([columns, ...rows, ""].join("\n")) })
  await page.getByRole("button", { name: "Upload" }).click()
  await expect(page).toHaveURL(/\/admin\/import\/[0-9a-f]{24}$/)
}

const previewRow = (page: Page, id: string) =>
  page.getByRole("group", { name: "Rows of the file" }).getByRole("row", { name: id })

test("a file is uploaded, mapped, previewed, applied and undone", async ({ page, context }) => {
  await signIn(context, { role: "editor" })
  const [a, b] = ids("whole-way")
  await upload(page, "sources.csv", row(a, "One story"), row(b, "=1+1"))
  await expect(page.getByLabel("Publisher", { exact: true })).toHaveValue("publisher")
  await expect(page.getByLabel("Headline")).toHaveValue("")
  await page.getByLabel("Headline").selectOption({ label: "Title" })
  await page.getByRole("button", { name: "Preview" }).click()

  await expect(page.getByText("1 row would create something, 1 row is refused.")).toBeVisible()
  await expect(previewRow(page, a)).toContainText("create")
  await expect(previewRow(page, b)).toContainText("Headline: begins like a spreadsheet formula")
  await page.getByLabel("Why").fill("Two stories from a list")
  await page.getByRole("button", { name: "Apply 1 source" }).click()
  await expect(page.getByRole("alert").filter({ hasText: "Some rows are refused" })).toBeVisible()
  await expect(page.getByLabel("Why")).toHaveValue("Two stories from a list")
  await page.getByLabel(/Leave out the 1 refused row/).check()
  await page.getByRole("button", { name: "Apply 1 source" }).click()

  await expect(page.getByText(/Applied as data version \d+/)).toBeVisible()
  const published = await page.request.get(`/sources/${a}`)
  expect(published.status()).toBe(200)
  expect(await published.text()).toContain("One story")
  await page.getByLabel("Why").fill("The list was wrong")
  await page.getByRole("button", { name: "Undo the import" }).click()
  await expect(page).toHaveURL(/\/admin\/revisions\/versions\/\d+$/)
  await expect(page.getByRole("heading", { level: 1 })).toContainText("1 record retired")
  await page.getByRole("link", { name: "Import", exact: true }).click()
  await page.getByRole("link", { name: "sources.csv" }).click()
  await expect(page.getByText(/Taken back by data version \d+/)).toBeVisible()
})

test("a mapping is remembered for the next file with the same columns", async ({ page, context }) => {
  await signIn(context, { role: "editor" })
  const [a, b] = ids("remembered")
  await upload(page, "first.csv", row(a, "One"))
  await page.getByLabel("Headline").selectOption({ label: "Title" })
  await page.getByRole("button", { name: "Preview" }).click()
  await expect(previewRow(page, a)).toContainText("create")
  await upload(page, "second.csv", row(b, "Two"))
  await expect(page.getByText("the last time")).toBeVisible()
  await expect(page.getByLabel("Headline")).toHaveValue("title")
})

test("a file in another encoding is refused with the line, and its name is only shown", async ({
  page,
  context,
}) => {
  await signIn(context, { role: "editor" })
  await page.goto("/admin/import")
  await page.getByLabel("File", { exact: true }).setInputFiles({
    name: "<img src=x onerror=alert(1)>.csv",
    mimeType: "text/csv",
    buffer: Buffer.from([0x69, 0x64, 10, 0xe9, 10]),
  })
  await page.getByRole("button", { name: "Upload" }).click()
  await expect(page.getByRole("alert").filter({ hasText: "Line 2 is not UTF-8" })).toBeVisible()
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("<img src=x onerror=alert(1)>.csv")
})

test("somebody else's file is not there, neither its page nor its progress", async ({
  page,
  context,
  browser,
}) => {
  await signIn(context, { role: "editor" })
  await upload(page, "mine.csv", row(ids("mine")[0], "Mine"))
  const address = page.url()
  const stranger = await browser.newContext()
  await signIn(stranger, { role: "editor" })
  for (const path of [address, `${address}/progress`]) {
    expect((await stranger.request.get(path)).status(), path).toBe(404)
  }
  await stranger.close()
  const nobody = await browser.newContext()
  expect((await nobody.request.get(`${address}/progress`)).status()).toBe(401)
  await nobody.close()
})

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false })

  test("a file is uploaded, previewed and applied all the same", async ({ page, context }) => {
    await signIn(context, { role: "editor" })
    const [a] = ids("no-script")
    await upload(page, "plain.csv", row(a, "Plain"))
    await page.getByRole("button", { name: "Preview" }).click()
    await expect(page.getByText("1 row would create something.")).toBeVisible()
    await page.getByLabel("Why").fill("Without scripts")
    await page.getByRole("button", { name: "Apply 1 source" }).click()
    await expect(page.getByText(/Applied as data version \d+/)).toBeVisible()
  })
})
