import AxeBuilder from "@axe-core/playwright"
import { spawnSync } from "node:child_process"
import { createHmac } from "node:crypto"
import { join } from "node:path"
import type { Page } from "@playwright/test"
import { endSession, signIn } from "./admin-fixtures"
import { expect, test } from "./fixtures"

const password = "seventeen quiet lanterns"

/** Runs `npm run admin`, as whoever keeps the server would. */
function adminCommand(...args: string[]): string {
  const { E2E_SCRATCH: scratch = "" } = process.env
  const env = { ...process.env, DATABASE_URL: `file:${join(scratch, "e2e.db")}`, PORT: "4310" }
  const { status, stdout, stderr } = spawnSync("npm", ["run", "-s", "admin", "--", ...args], {
    env,
    encoding: "utf8",
  })
  expect(status, stderr).toBe(0)
  return stdout.trim()
}

/** The path of a link, for the server under test may listen on another port. */
const pathOf = (link: string) => new URL(link).pathname

async function makeAccount(page: Page, email: string): Promise<void> {
  await page.goto(pathOf(adminCommand("create", email)))
  await page.getByLabel("Your name").fill("Ada Lantern")
  await page.getByLabel("Password").fill(password)
  await page.getByLabel("Once more").fill(password)
  await page.getByRole("button", { name: "Make my account" }).click()
  await expect(page.getByRole("heading", { name: "Editors’ rooms" })).toBeVisible()
}

async function typeSignIn(page: Page, email: string): Promise<void> {
  await page.getByLabel("E-mail address").fill(email)
  await page.getByLabel("Password").fill(password)
  await page.getByRole("button", { name: "Sign in" }).click()
}

test("nobody sees a room without a session; after signing in one is where one wanted to be", async ({
  page,
}) => {
  await page.goto("/admin/account?from=mail")
  await expect(page).toHaveURL("/admin/login?next=%2Fadmin%2Faccount%3Ffrom%3Dmail")
  const email = "wanted@example.org"
  await makeAccount(page, email)
  await page.getByRole("button", { name: "Sign out" }).click()
  await expect(page).toHaveURL(/\/admin\/login$/)
  await page.goto("/admin/account?from=mail")
  await typeSignIn(page, email)
  await expect(page).toHaveURL("/admin/account?from=mail")
})

test("a link to elsewhere is not followed after signing in", async ({ page }) => {
  const email = "elsewhere@example.org"
  await makeAccount(page, email)
  for (const next of [
    "https://evil.example/admin",
    "//evil.example",
    "/admin/../..//evil.example",
    "/\\evil.example",
  ]) {
    await page.context().clearCookies({ name: "chip-runway.session_token" })
    await page.goto(`/admin/login?next=${encodeURIComponent(next)}`)
    await typeSignIn(page, email)
    await expect(page).toHaveURL("/admin")
  }
})

test("a link makes one account, and says so when it is followed again", async ({ page }) => {
  const link = pathOf(adminCommand("create", "once@example.org"))
  await page.goto(link)
  await page.getByLabel("Your name").fill("Ada Once")
  await page.getByLabel("Password").fill("password1234")
  await page.getByLabel("Once more").fill("password1234")
  await page.getByRole("button", { name: "Make my account" }).click()
  await expect(page.getByLabel("Password")).toHaveAccessibleDescription(/Take another/)
  await expect(page.getByRole("alert").getByRole("link", { name: /Take another/ })).toBeVisible()
  await expect(page.getByLabel("Your name")).toHaveValue("Ada Once")
  await page.getByLabel("Password").fill(password)
  await page.getByLabel("Once more").fill(password)
  await page.getByRole("button", { name: "Make my account" }).click()
  await expect(page).toHaveURL("/admin")
  await page.goto(link)
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link does not work any more")
})

/** The six digits that an authenticator with this secret shows now. */
function codeOf(secret: string): string {
  const bits = [...secret].map((letter) =>
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"),
  )
  const key = Buffer.from((bits.join("").match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)))
  const step = Buffer.alloc(8)
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const hash = createHmac("sha1", key).update(step).digest()
  const offset = hash[19]! & 15
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0")
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled })
    const email = `second-${javaScriptEnabled ? "with" : "without"}@example.org`

    test("a second step is set up, asked for, and opened by a recovery code", async ({ page }) => {
      await makeAccount(page, email)
      await page.goto("/admin/account/second-factor")
      await page.getByLabel("Your password").fill(password)
      await page.getByRole("button", { name: "Set up the second step" }).click()
      await expect(page.getByRole("img", { name: "The secret as a QR code" })).toBeVisible()
      const secret = (await page.getByRole("main").locator("code").innerText()).replaceAll(" ", "")
      await page.getByLabel("The code it shows").fill(codeOf(secret))
      await page.getByRole("button", { name: "Turn it on" }).click()
      const codes = page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem")
      await expect(codes).toHaveCount(10)
      const recovery = await codes.first().innerText()
      await page.goto("/admin/account/second-factor")
      await expect(codes).toHaveCount(0)

      await page.getByRole("button", { name: "Sign out" }).click()
      await typeSignIn(page, email)
      await expect(page).toHaveURL(/\/admin\/login\/code/)
      await page.getByLabel("Code of your authenticator").fill("wrong")
      await page.getByRole("button", { name: "Sign in" }).click()
      await expect(page.getByRole("alert").first()).toContainText("recovery codes")
      await page.getByLabel("Code of your authenticator").fill(recovery)
      await page.getByRole("button", { name: "Sign in" }).click()
      await expect(page).toHaveURL("/admin")
    })
  })
}

test("an admin invites, changes a role, hands over a link and shuts out", async ({ page, browser }) => {
  await signIn(page, { role: "admin", email: "chief@example.org", name: "Chief" })
  const editor = await browser.newContext()
  const { sessionToken } = await signIn(editor, {
    role: "editor",
    email: "mia@example.org",
    name: "Mia Miller",
  })
  await page.goto("/admin/users")
  await page.getByLabel("E-mail address").fill("invited@example.org")
  await page.getByRole("button", { name: "Make an invitation" }).click()
  await expect(page.getByText(/\/admin\/welcome\//)).toBeVisible()
  await page.getByRole("button", { name: "Take it back for invited@example.org" }).click()
  await expect(page.getByText("The invitation is taken back.")).toBeVisible()

  const mia = page.getByRole("listitem").filter({ hasText: "mia@example.org" })
  await mia.getByText("Change this account").click()
  await mia.getByLabel("Role").selectOption("reader")
  await mia.getByRole("button", { name: "Change the role" }).click()
  await expect(mia.getByRole("status")).toContainText("The role is reader now")
  const hers = await editor.newPage()
  await hers.goto("/admin/users")
  await expect(hers).toHaveURL(/\/admin\/login/)
  await endSession(sessionToken)
  await signIn(editor, { role: "reader", email: "mia@example.org" })
  await hers.goto("/admin/users")
  await expect(hers.getByRole("heading", { level: 1 })).toHaveText("This room is not for your role")
  await editor.close()

  await mia.getByRole("button", { name: "Link for a new password" }).click()
  await expect(mia.getByText(/\/admin\/welcome\//)).toBeVisible()
  await mia.getByRole("button", { name: "Shut out" }).click()
  await expect(mia.getByRole("status")).toContainText("shut")
  await page.goto("/admin/audit")
  await expect(page.getByRole("row", { name: /Chief.*disable user.*mia@example\.org/ }).first()).toBeVisible()
})

test("pages of the admin area run no foreign script, are not framed, kept or indexed", async ({ page }) => {
  await signIn(page, { role: "admin" })
  const response = await page.goto("/admin")
  const headers = response?.headers() ?? {}
  const policy = headers["content-security-policy"] ?? ""
  expect(policy).toMatch(/script-src 'self' 'nonce-[^']{20,}' 'strict-dynamic'(?:;|$)/)
  for (const part of [
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ]) {
    expect(policy).toContain(part)
  }
  expect(headers["cache-control"]).toContain("no-store")
  expect(headers["x-robots-tag"]).toContain("noindex")
  expect(headers["x-content-type-options"]).toBe("nosniff")
  const second = (await page.goto("/admin"))?.headers()["content-security-policy"]
  expect(second).not.toBe(policy)
})

test("a form from another site, and one that is too large, are refused before they are read", async ({
  request,
}) => {
  const foreign = await request.post("/admin/login", {
    headers: { origin: "https://evil.example" },
    data: "x",
  })
  const crossSite = await request.post("/admin/login", {
    headers: { "sec-fetch-site": "cross-site" },
    data: "x",
  })
  const large = await request.post("/admin/login", { data: "x".repeat(64 * 1024 + 1) })
  const stranger = await request.post("/admin/import", {
    headers: { cookie: "chip-runway.session_token=invented" },
    data: "x".repeat(64 * 1024 + 1),
  })
  const reading = await request.post("/companies/baidu", { data: "x" })
  expect([foreign.status(), crossSite.status(), large.status()]).toEqual([403, 403, 413])
  expect([stranger.status(), reading.status()]).toEqual([413, 405])
  expect(await large.text()).toContain("64 kB")
})

test("the doors of better-auth are not served", async ({ request }) => {
  const answers = await Promise.all([
    request.get("/api/auth/get-session"),
    request.post("/api/auth/sign-up/email", { data: {} }),
    request.post("/api/auth/sign-in/email", { data: {} }),
  ])
  expect(answers.map((answer) => answer.status())).toEqual([404, 404, 404])
})

for (const colorScheme of ["light", "dark"] as const) {
  test(`the rooms of accounts pass axe in ${colorScheme}, also on a phone`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto("/admin/login")
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    await signIn(page, { role: "admin" })
    for (const path of [
      "/admin",
      "/admin/account",
      "/admin/account/second-factor",
      "/admin/users",
      "/admin/audit",
      "/admin/system",
    ]) {
      await page.goto(path)
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations, path).toEqual([])
      const isWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
      expect(isWide, `${path} is wider than the phone`).toBe(false)
    }
  })
}
