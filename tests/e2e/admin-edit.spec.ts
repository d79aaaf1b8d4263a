import type { Browser, BrowserContext, Page } from "@playwright/test"
import { createClient } from "@libsql/client"
import { join } from "node:path"
import { endSession, signIn } from "./admin-fixtures"
import { expect as expectSoon, test } from "./fixtures"

// A review runs the engine for every firm that the edit touches.
const expect = expectSoon.configure({ timeout: 30_000 })

const order = "ascend910b-2023-08-baidu"
const orderPage = `/admin/orders/${order}`
const address = (page: Page) => new URL(page.url())

/** Data versions that a test made. The order is put back when it ends, so that the next one reads it as it is. */
const made: number[] = []

async function savedVersion(page: Page): Promise<number> {
  await expect(page.getByText(/Saved as data version \d+/)).toBeVisible()
  const version = Number(address(page).searchParams.get("changed") ?? address(page).searchParams.get("added"))
  made.push(version)
  return version
}

test.describe.configure({ mode: "default", timeout: 120_000 })

test.afterEach(async ({ browser }) => {
  if (made.length === 0) return
  const context = await browser.newContext()
  await signIn(context, { role: "editor", email: "undo@example.org", name: "Undo" })
  const page = await context.newPage()
  await page.goto(`/admin/revisions/${await firstRevision(made.splice(0))}`)
  const restore = page.getByRole("button", { name: "Restore it as it was before this revision" })
  await page.locator("form").filter({ has: restore }).getByRole("textbox").fill("The test is over.")
  await restore.click()
  await page.waitForURL(/\/versions\//)
  await context.close()
})

/** The revision of the order that the first of these data versions made. */
async function firstRevision(versions: readonly number[]): Promise<number> {
  const client = createClient({
    url: `file:${join(process.env.E2E_SCRATCH ?? "", "e2e.db")}`,
    timeout: 10_000,
  })
  try {
    const { rows } = await client.execute({
      sql: `SELECT "id" FROM "Revision" WHERE "dataVersion" = ? AND "recordId" = ?`,
      args: [Math.min(...versions), order],
    })
    return Number(rows[0]?.id)
  } finally {
    client.close()
  }
}

/** Types by keyboard alone, and counts. */
function keyboard(page: Page) {
  let strokes = 0
  return {
    press: async (key: string) => {
      strokes += 1
      await page.keyboard.press(key)
    },
    type: async (text: string) => {
      strokes += text.length
      await page.keyboard.type(text)
    },
    strokes: () => strokes,
  }
}

async function editor(browser: Browser, name: string, options: { javaScriptEnabled?: boolean } = {}) {
  const context: BrowserContext = await browser.newContext(options)
  const email = `${name.toLowerCase()}@example.org`
  const { sessionToken } = await signIn(context, { role: "editor", email, name })
  return { context, page: await context.newPage(), email, name, sessionToken }
}

test("a wrong quantity is corrected in a dozen keystrokes, the number and the reason aside", async ({
  page,
  context,
}) => {
  await signIn(context, { role: "editor" })
  await page.goto(orderPage)
  const title = await page.getByRole("heading", { level: 1 }).innerText()
  const keys = keyboard(page)
  await page.getByLabel("Title").focus()
  await keys.press("Alt+j")
  await expect(page.locator(":focus")).toHaveAttribute("name", /quantity$/)
  const [figure, reason] = ["1,700", "The filing gives 1,700."]
  await keys.type(figure)
  await expect(page.getByText(/Understood as: .*1,700/).first()).toBeVisible()
  await keys.press("Control+Enter")
  await expect(page.getByRole("heading", { name: "What this changes" })).toBeVisible()
  await expect(page.locator(":focus")).toHaveAttribute("name", "edit.confirmed")
  await keys.press("Space")
  await keys.press("Tab")
  await keys.press("Tab")
  await expect(page.getByLabel(/^Reason/)).toBeFocused()
  await keys.type(reason)
  await keys.press("Control+Enter")
  await savedVersion(page)
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title)
  expect(keys.strokes() - figure.length - reason.length).toBeLessThanOrEqual(12)
  // The public page shows it.
  await page.getByRole("link", { name: "Public page" }).first().click()
  await expect(page.getByText("1,700").first()).toBeVisible()
})

test("a report is added to an order by keyboard", async ({ page, context }) => {
  await signIn(context, { role: "editor" })
  await page.goto(orderPage)
  const source = await page.locator("input[name$='/sourceId']").first().inputValue()
  const before = await page.locator("details.report-block").count()
  const keys = keyboard(page)
  await page.getByLabel("Title").focus()
  await keys.press("Alt+r")
  await expect(page.locator(":focus")).toHaveAttribute("name", "reports/new-1/sourceId")
  await keys.type(source)
  await keys.press("Tab")
  await keys.type("1600")
  const field = (name: string) => page.locator(`[name="reports/new-1/${name}"]`)
  await field("text").fill("A second report of the same cards.")
  await field("sourceKind").selectOption({ index: 1 })
  await field("verification").selectOption("read")
  await field("confidence").selectOption("low")
  await field("confidenceReason").fill("One named source.")
  await keys.press("Control+Enter")
  await expect(page.getByRole("heading", { name: "What this changes" })).toBeVisible()
  await expect(page.getByLabel(/^Reason/)).toBeFocused()
  await keys.type("Another report.")
  await keys.press("Control+Enter")
  await savedVersion(page)
  await expect(page.locator("details.report-block")).toHaveCount(before + 1)
})

test("two editors at once: the second sees what the first saved, chooses, and loses nothing", async ({
  browser,
}) => {
  const [ada, ben] = [await editor(browser, "Ada"), await editor(browser, "Ben")]
  await ada.page.goto(orderPage)
  await ben.page.goto(orderPage)
  await expect(ben.page.getByText(/Also editing this now: .*Ada/)).toBeVisible()
  const why = await ben.page.getByLabel(/^Why it counts/).inputValue()

  await ada.page.getByLabel("Title").fill("Ada's title")
  await ada.page.getByLabel("Status").selectOption("ordered")
  await review(ada.page)
  await ada.page.getByLabel(/^Reason/).fill("Ada's reason")
  await ada.page.getByRole("button", { name: "Save" }).click()
  await savedVersion(ada.page)

  await ben.page.getByLabel("Title").fill("Ben's title")
  await ben.page.getByLabel(/^Why it counts/).fill(`${why} Ben adds this.`)
  await ben.page.getByRole("button", { name: "Review the change" }).click()
  await expect(ben.page.getByRole("heading", { name: "Somebody saved this first" })).toBeVisible()
  // Taken over, kept, and asked about.
  await expect(ben.page.getByLabel("Status")).toHaveValue("ordered")
  await expect(ben.page.getByLabel(/^Why it counts/)).toHaveValue(`${why} Ben adds this.`)
  await expect(ben.page.getByLabel("Title")).toHaveValue("Ben's title")
  await ben.page.getByRole("group", { name: "Title" }).getByRole("radio", { name: "Theirs" }).check()
  await expect(ben.page.getByLabel("Title")).toHaveValue("Ada's title")
  await review(ben.page)
  await ben.page.getByLabel(/^Reason/).fill("Ben's reason")
  await ben.page.getByRole("button", { name: "Save" }).click()
  await savedVersion(ben.page)
  await expect(ben.page.getByLabel("Title")).toHaveValue("Ada's title")
  await expect(ben.page.getByLabel(/^Why it counts/)).toHaveValue(`${why} Ben adds this.`)
  await ada.context.close()
  await ben.context.close()
})

test("a session that ends while one types costs nothing", async ({ browser }) => {
  const eve = await editor(browser, "Eve")
  await eve.page.goto(orderPage)
  await eve.page.getByLabel("Title").fill("Typed before the session ended")
  await endSession(eve.sessionToken)
  await eve.page.getByRole("button", { name: "Review the change" }).click()
  await expect(eve.page.getByText("You are no longer signed in.")).toBeVisible()
  await expect(eve.page.getByLabel("Title")).toHaveValue("Typed before the session ended")
  const signInLink = eve.page.getByRole("link", { name: "Sign in in a new tab" })
  await expect(signInLink).toHaveAttribute("target", "_blank")
  await signIn(eve.context, { role: "editor", email: eve.email })
  await eve.page.getByRole("button", { name: "Review the change" }).click()
  await expect(eve.page.getByRole("heading", { name: "What this changes" })).toBeVisible()
  await eve.context.close()
})

test("what was typed is back after the browser closed the page", async ({ page, context }) => {
  await signIn(context, { role: "editor" })
  await page.goto(orderPage)
  const title = page.getByLabel("Title")
  const before = await title.inputValue()
  await title.fill("A draft")
  await expect
    .poll(() =>
      page.evaluate(() => Object.values(localStorage).some((text) => String(text).includes("A draft"))),
    )
    .toBe(true)
  await page.goto("/admin/orders")
  await page.goto(orderPage)
  await expect(page.getByText(/What you typed on .* is back/)).toBeVisible()
  await expect(title).toHaveValue("A draft")
  await page.getByRole("button", { name: "Discard it" }).click()
  await expect(title).toHaveValue(before)
})

test("without JavaScript a record is reviewed and saved, and a lost session keeps what was typed", async ({
  browser,
}) => {
  const { page, context, email, sessionToken } = await editor(browser, "Noa", { javaScriptEnabled: false })
  await page.goto(orderPage)
  await page.getByRole("button", { name: "Add another report" }).click()
  await expect(page.locator('[name="reports/new-1/quantity"]')).toBeVisible()
  await page.getByRole("button", { name: "Remove this report" }).last().click()
  await page.getByLabel("Title").fill("Saved without JavaScript")
  await endSession(sessionToken)
  await page.getByRole("button", { name: "Review the change" }).click()
  await expect(page.getByText("You are no longer signed in.")).toBeVisible()
  await expect(page.getByLabel("Title")).toHaveValue("Saved without JavaScript")
  await signIn(context, { role: "editor", email })
  await review(page)
  await page.getByRole("button", { name: "Save" }).click()
  await expect(page.getByText("Give a reason", { exact: false }).first()).toBeVisible()
  await page.getByLabel(/^Reason/).fill("By a plain form.")
  await page.getByRole("button", { name: "Save" }).click()
  await savedVersion(page)
  await expect(page.getByLabel("Title")).toHaveValue("Saved without JavaScript")
  await context.close()
})

async function review(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Review the change" }).click()
  await expect(page.getByRole("heading", { name: "What this changes" })).toBeVisible()
}
