import { beforeEach, expect, test, vi } from "vitest"
import { acceptLink } from "@/lib/server/auth/accept-link"
import { makeAccountLink } from "@/lib/server/auth/account-links"
import { clientAddress } from "@/lib/server/auth/client-address"
import { askPasswordLink } from "@/lib/server/auth/password-mail"
import { signIn, tooManyAttempts } from "@/lib/server/auth/sign-in"
import { forgetFailures, isWithin, takeAttempt } from "@/lib/server/auth/throttle"
import { db } from "@/lib/server/db/client"
import { internalSecret } from "@/lib/server/internal-secret"
import { useFreshDatabase } from "../setup/database"
import { browser } from "../setup/request"

vi.mock("next/headers", async () => (await import("../setup/request")).nextHeaders)
useFreshDatabase({ forEachTest: true })

const owner = "owner@example.org"
const password = "seventeen quiet lanterns"

const from = (address: string) => browser.sends({ "x-chip-runway-peer": `${internalSecret()} ${address}` })
const guess = (email: string) => signIn({ email, password: "not the password" })
const enter = () => signIn({ email: owner, password })

beforeEach(async () => {
  browser.forget()
  from("203.0.113.7")
  const link = await db().$transaction((tx) =>
    makeAccountLink(tx, { purpose: "invitation", email: owner, role: "editor", createdById: null }),
  )
  await acceptLink({ token: link.pathname.split("/").at(-1)!, name: "Owner", password })
})

/** As if so many had failed before: the count is what matters, and each real guess hashes. */
async function spend(guessed: "sign-in" | "second-factor", account: string, address: string, times: number) {
  for (let time = 0; time < times; time++) await takeAttempt({ guessed, account, address, device: null })
}

test("ten wrong passwords from one address shut it out of that account, also with the right one", async () => {
  await spend("sign-in", owner, "203.0.113.7", 9)
  expect(await guess(owner)).toMatchObject({ status: "refused" })
  expect(await enter()).toEqual({ status: "refused", message: tooManyAttempts })
  from("198.51.100.1")
  expect(await enter()).toEqual({ status: "signed-in" })
})

test("an address without an account is throttled like one that has one", async () => {
  await spend("sign-in", "nobody@example.org", "203.0.113.7", 10)
  expect(await guess("nobody@example.org")).toEqual({ status: "refused", message: tooManyAttempts })
})

test("an address that tries many accounts is shut out of all", async () => {
  for (let n = 0; n < 40; n++) await spend("sign-in", `user-${n}@example.org`, "203.0.113.7", 1)
  expect(await enter()).toEqual({ status: "refused", message: tooManyAttempts })
})

test("guesses from many addresses shut strangers out, and not the device the owner has signed in on", async () => {
  expect(await enter()).toEqual({ status: "signed-in" })
  const known = new Map(browser.cookies)
  for (let n = 0; n < 70; n++) await spend("sign-in", owner, `198.51.100.${n}`, 1)
  browser.forget()
  expect(await enter()).toEqual({ status: "refused", message: tooManyAttempts })
  for (const [name, value] of known) browser.cookies.set(name, value)
  expect(await enter()).toEqual({ status: "signed-in" })
})

test("a known device has ten guesses of its own, and is known for its account alone", async () => {
  await enter()
  for (let n = 0; n < 10; n++) await guess(owner)
  expect(await enter()).toEqual({ status: "refused", message: tooManyAttempts })
  await spend("sign-in", "other@example.org", "203.0.113.7", 10)
  expect(await guess("other@example.org")).toEqual({ status: "refused", message: tooManyAttempts })
})

test("a device's cookie that was made up counts for nothing", async () => {
  await spend("sign-in", owner, "203.0.113.7", 10)
  browser.cookies.set("chip-runway.device", `made-up.${"0".repeat(64)}`)
  expect(await enter()).toEqual({ status: "refused", message: tooManyAttempts })
})

test("a success forgets the failures before it, and does not wash the address clean for others", async () => {
  await spend("sign-in", "victim@example.org", "203.0.113.7", 5)
  await spend("sign-in", owner, "203.0.113.7", 9)
  expect(await enter()).toEqual({ status: "signed-in" })
  const counts = await db().throttle.findMany({ orderBy: { key: "asc" } })
  expect(counts.find(({ key }) => key === "sign-in:address:203.0.113.7")?.count).toBe(14)
  expect(counts.filter(({ key }) => key.startsWith("sign-in:pair")).map(({ count }) => count)).toEqual([5])
})

test("two guesses at once are two", async () => {
  const guesses = Array.from({ length: 30 }, () =>
    takeAttempt({ guessed: "sign-in", account: owner, address: "203.0.113.7", device: null }),
  )
  const allowed = (await Promise.all(guesses)).filter((ticket) => ticket.isAllowed)
  expect(allowed).toHaveLength(10)
})

test("a window that is over counts no more", async () => {
  await spend("sign-in", owner, "203.0.113.7", 12)
  await db().throttle.updateMany({ data: { windowStart: new Date(Date.now() - 16 * 60_000) } })
  expect(await enter()).toEqual({ status: "signed-in" })
})

test("a window that a clock far ahead began does not last until this one has caught up", async () => {
  await spend("sign-in", owner, "203.0.113.7", 12)
  expect((await enter()).status).toBe("refused")
  await db().throttle.updateMany({ data: { windowStart: new Date(Date.now() + 2 * 86_400_000) } })
  expect((await enter()).status).toBe("signed-in")
})

test("clocks that are a little apart do not wash a window clean", async () => {
  await spend("sign-in", owner, "203.0.113.7", 12)
  await db().throttle.updateMany({ data: { windowStart: new Date(Date.now() + 60_000) } })
  expect((await enter()).status).toBe("refused")
})

test("whatever begins a window clears some of yesterday's, and none of today's", async () => {
  const hour = 60 * 60_000
  const begun = (key: string, hoursAgo: number) => ({
    key,
    count: 3,
    windowStart: new Date(Date.now() - hoursAgo * hour),
  })
  const old = Array.from({ length: 50 }, (_, index) => begun(`snapshot-attempt:old-${index}`, 25 + index))
  await db().throttle.createMany({ data: [...old, begun("snapshot-attempt:today", 23)] })
  const left = () => db().throttle.count({ where: { key: { startsWith: "snapshot-attempt:old-" } } })

  await isWithin("snapshot-attempt:203.0.113.7", 2, 60)
  const afterOne = await left()
  expect(afterOne).toBeGreaterThan(0)
  expect(afterOne).toBeLessThan(50)
  // A second one in the same window clears nothing.
  await isWithin("snapshot-attempt:203.0.113.7", 2, 60)
  expect(await left()).toBe(afterOne)
  for (let n = 0; n < 50; n++) await isWithin(`snapshot-attempt:198.51.100.${n}`, 2, 60)
  expect(await left()).toBe(0)
  expect(await db().throttle.findUnique({ where: { key: "snapshot-attempt:today" } })).toMatchObject({
    count: 3,
  })
  expect(await isWithin("snapshot-attempt:203.0.113.7", 2, 60)).toBe(false)
})

test("a refusal is written down once a window, however often it is asked for", async () => {
  await spend("sign-in", owner, "203.0.113.7", 10)
  for (let n = 0; n < 5; n++) await guess(owner)
  const refusals = await db().auditEntry.findMany({ where: { action: "sign-in", outcome: "refused" } })
  expect(refusals).toMatchObject([{ email: owner, address: "203.0.113.7" }])
})

test("codes of a second factor have fewer tries than passwords", async () => {
  await spend("second-factor", "usr_1", "203.0.113.7", 6)
  await spend("second-factor", "usr_1", "198.51.100.1", 4)
  const ask = { guessed: "second-factor", account: "usr_1", address: "192.0.2.9", device: null } as const
  expect(await takeAttempt(ask)).toMatchObject({ isAllowed: false })
  expect(await takeAttempt({ ...ask, device: "known" })).toMatchObject({ isAllowed: true })
  await forgetFailures({ ...ask, device: "known" })
})

test("who asks for a new password learns nothing, and nobody's inbox is flooded", async () => {
  const answers = [await askPasswordLink(owner), await askPasswordLink("nobody@example.org")]
  expect(answers).toEqual([undefined, undefined])
  for (let n = 0; n < 5; n++) await askPasswordLink(owner)
  expect(await db().accountLink.count({ where: { purpose: "password" } })).toBe(0)
})

test("the address is that of the connection; what a client writes about itself counts for nothing", () => {
  const forged = new Headers({ "x-forwarded-for": "10.0.0.1", "x-chip-runway-peer": "guess 10.0.0.2" })
  expect(clientAddress(forged)).toBe("unknown")
  forged.set("x-chip-runway-peer", `${internalSecret()} ::ffff:203.0.113.7`)
  expect(clientAddress(forged)).toBe("203.0.113.7")
})

test("behind proxies of ours the address is the one that the outermost saw", () => {
  vi.stubEnv("TRUSTED_PROXIES", "1")
  const headers = new Headers({
    "x-forwarded-for": "10.9.9.9, 198.51.100.4",
    "x-chip-runway-peer": `${internalSecret()} 127.0.0.1`,
  })
  expect(clientAddress(headers)).toBe("198.51.100.4")
  vi.stubEnv("TRUSTED_PROXIES", "2")
  expect(clientAddress(headers)).toBe("10.9.9.9")
  vi.unstubAllEnvs()
})

test("an IPv6 address stands for its network, which one customer has whole", () => {
  const of = (peer: string) =>
    clientAddress(new Headers({ "x-chip-runway-peer": `${internalSecret()} ${peer}` }))
  expect(of("2001:db8:1:2::1")).toBe("2001:db8:1:2::/64")
  expect(of("2001:0db8:0001:0002:ffff:0:0:9")).toBe("2001:db8:1:2::/64")
  expect(of("::1")).toBe("0:0:0:0::/64")
})
