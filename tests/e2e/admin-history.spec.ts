import AxeBuilder from "@axe-core/playwright"
import type { Page } from "@playwright/test"
import { signIn } from "./admin-fixtures"
import { expect, test } from "./fixtures"

// An order that no other test edits. They build on one another.
const id = "fleet-2024-china-telecom"
test.describe.configure({ mode: "serial" })

const address = `/api/v1/records/order/${id}`
const history = `/admin/revisions?kind=order&id=${id}`

/** Makes a token as an editor would. */
async function makeToken(page: Page): Promise<string> {
  await page.goto("/admin/tokens")
  await page.getByLabel("Which program will use it").fill("tests")
  await page.getByRole("button", { name: "Make a token" }).click()
  return page.getByLabel(/^Your new token/).inputValue()
}

/** Writes what the order says of itself by the API, and gives the words that stood there before. */
async function rewrite(page: Page, token: string, why: string, reason: string): Promise<string> {
  const read = await page.request.get(address)
  const { record } = (await read.json()) as { record: { why: string } }
  const written = await page.request.put(address, {
    headers: { authorization: `Bearer ${token}`, "if-match": read.headers()["etag"]! },
    data: { record: { ...record, why }, reason },
  })
  expect(written.status()).toBe(200)
  return record.why
}

const publicWords = (page: Page, words: string) => page.getByRole("main").getByText(words, { exact: true })

test("an edit stands in the history word by word, and is restored as a new revision", async ({ page }) => {
  await signIn(page, { role: "editor", name: "Edith" })
  const token = await makeToken(page)
  const first = await rewrite(
    page,
    token,
    "The bounds are ours alone; the buyer is modelled.",
    "Tests say so",
  )
  await page.goto(`/orders/${id}`)
  await expect(publicWords(page, "The bounds are ours alone; the buyer is modelled.")).toBeVisible()

  await page.goto(history)
  const newest = page.getByRole("row").nth(1)
  await expect(newest).toContainText("Tests say so")
  await expect(newest).toContainText("by a program")
  await newest.getByRole("rowheader").getByRole("link").click()

  const changes = page.locator("#changes")
  await expect(changes.locator("ins").filter({ hasText: "alone" })).toBeVisible()
  await expect(changes.locator("del").filter({ hasText: "not" })).toBeVisible()
  await expect(page.getByText("This is its newest revision")).toBeVisible()

  await page.getByLabel("Why").fill("The buyer is not modelled after all")
  await page.getByRole("button", { name: "Restore it as it was before this revision" }).click()
  await expect(
    page.getByRole("heading", { level: 1, name: /^Data version \d+: 1 record changed$/ }),
  ).toBeVisible()
  await expect(page.getByText("by way of a restore")).toBeVisible()

  await page.goto(`/orders/${id}`)
  await expect(publicWords(page, first)).toBeVisible()
})

test("a data version is undone as one act, and not when its records were changed since", async ({ page }) => {
  await signIn(page, { role: "editor", name: "Edith" })
  const token = await makeToken(page)
  const first = await rewrite(page, token, "Words that nobody wants.", "A mistake")
  await page.goto(history)
  await page.getByRole("row").nth(1).getByRole("link", { name: /^\d+$/ }).click()
  const undone = page.url()
  await page.getByLabel("Why").fill("Nobody wanted them")
  await page.getByRole("button", { name: "Undo this data version" }).click()
  await expect(page.getByText("by way of an undo")).toBeVisible()
  await page.goto(`/orders/${id}`)
  await expect(publicWords(page, first)).toBeVisible()

  await page.goto(undone)
  await expect(page.getByText("This cannot be undone as a whole")).toBeVisible()
  await expect(page.getByRole("button", { name: "Undo this data version" })).toHaveCount(0)
})

test("history pages pass axe in both schemes and fit a phone", async ({ page }) => {
  await signIn(page, { role: "admin" })
  await page.goto(history)
  const revision = await page
    .getByRole("row")
    .nth(1)
    .getByRole("rowheader")
    .getByRole("link")
    .getAttribute("href")
  const version = await page.getByRole("row").nth(1).getByRole("link", { name: /^\d+$/ }).getAttribute("href")
  for (const path of [history, revision!, version!, "/admin/reviews", "/admin/settings", "/admin/tokens"]) {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme })
      await page.goto(path)
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations, `${path}, ${colorScheme}`).toEqual([])
    }
    await page.setViewportSize({ width: 390, height: 844 })
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width, `${path} scrolls sideways`).toBeLessThanOrEqual(390)
    await page.setViewportSize({ width: 1440, height: 900 })
  }
})

test("a reader is told that the history is not for their role", async ({ page }) => {
  await signIn(page, { role: "reader" })
  for (const path of [
    history,
    "/admin/revisions/1",
    "/admin/revisions/versions/1",
    "/admin/reviews",
    "/admin/settings",
  ]) {
    await page.goto(path)
    await expect(
      page.getByRole("heading", { level: 1, name: "This room is not for your role" }),
    ).toBeVisible()
  }
})

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false })

  test("the history is filtered and a revision restored; a missing reason is said", async ({ page }) => {
    await signIn(page, { role: "editor", name: "Edith" })
    await page.goto("/admin/revisions")
    await page.getByLabel("Kind").selectOption("order")
    await page.getByLabel("Id of the record").fill(id)
    await page.getByLabel("Words of the reason").fill("Tests say so")
    await page.getByRole("button", { name: "Show", exact: true }).click()
    await expect(page).toHaveURL(`/admin/revisions?kind=order&id=${id}&text=Tests+say+so`)
    await page.getByRole("row").nth(1).getByRole("rowheader").getByRole("link").click()

    await page.getByLabel("Why").fill("   ")
    await page.getByRole("button", { name: "Restore it as this revision left it" }).click()
    await expect(page.getByText("Say why: it stands in the history.")).toBeVisible()
    await page.getByLabel("Why").fill("Without a script")
    await page.getByRole("button", { name: "Restore it as this revision left it" }).click()
    await expect(page.getByText("Without a script")).toBeVisible()
    await expect(page.getByText("by way of a restore")).toBeVisible()

    await page.getByLabel("Why").fill("Nor is a script needed to undo it")
    await page.getByRole("button", { name: "Undo this data version" }).click()
    await expect(page.getByText("by way of an undo")).toBeVisible()
  })
})
