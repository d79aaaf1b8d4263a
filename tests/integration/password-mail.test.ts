import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { acceptLink } from "@/lib/server/auth/accept-link"
import { askPasswordLink, canSendMail } from "@/lib/server/auth/password-mail"
import { signIn } from "@/lib/server/auth/sign-in"
import { db } from "@/lib/server/db/client"
import { user } from "../factories/edits"
import { useFreshDatabase } from "../setup/database"
import { startMailServer } from "../setup/mail-server"
import { browser } from "../setup/request"

vi.mock("next/headers", async () => (await import("../setup/request")).nextHeaders)

useFreshDatabase({ forEachTest: true })

let mail: Awaited<ReturnType<typeof startMailServer>>
beforeEach(async () => {
  browser.forget()
  mail = await startMailServer()
  vi.stubEnv("SMTP_URL", mail.url)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await mail.stop()
})

test("a forgotten password is set anew by a link that comes by mail, once", async () => {
  const { email } = await user("editor")
  await askPasswordLink(email)
  await vi.waitFor(() => expect(mail.letters).toHaveLength(1), { timeout: 20_000 })
  const [letter] = mail.letters
  expect(letter?.to).toBe(email)
  // Long lines are broken by "=" at their end.
  const token = /\/admin\/welcome\/([\w-]+)/.exec((letter?.text ?? "").replace(/=\n/g, ""))?.[1] ?? ""
  const password = "seventeen quiet lanterns"
  expect(await acceptLink({ token, name: "", password })).not.toBeNull()
  await signIn({ email, password })
  expect(browser.cookies.size).toBeGreaterThan(0)
})

test("an address without an account gets no letter, and one that asks too often gets three", async () => {
  const { email } = await user("editor")
  await askPasswordLink("nobody@example.org")
  for (let time = 0; time < 5; time += 1) await askPasswordLink(email)
  await vi.waitFor(() => expect(mail.letters).toHaveLength(3), { timeout: 20_000 })
  expect(mail.letters.map(({ to }) => to)).toEqual([email, email, email])
  expect(await db().accountLink.count({ where: { email: "nobody@example.org" } })).toBe(0)
})

test("without a mail server nothing is promised", () => {
  vi.stubEnv("SMTP_URL", "")
  expect(canSendMail()).toBe(false)
})
