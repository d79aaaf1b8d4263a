import { createOTP } from "@better-auth/utils/otp"
import { mkdtempSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { beforeEach, expect, test, vi } from "vitest"
import { PUT } from "@/app/api/v1/records/[kind]/[id]/route"
import { problemOfError } from "@/lib/server/api/problem"
import { acceptLink } from "@/lib/server/auth/accept-link"
import { makeAccountLink } from "@/lib/server/auth/account-links"
import { withAudit } from "@/lib/server/auth/audit"
import { requirePermission, type Actor } from "@/lib/server/auth/permissions"
import { giveSecondFactor, owesSecondFactor } from "@/lib/server/auth/second-factor"
import { weaknessOf } from "@/lib/server/auth/password-policy"
import { currentActor } from "@/lib/server/auth/session"
import { signIn } from "@/lib/server/auth/sign-in"
import { signOut } from "@/lib/server/auth/sign-out"
import { db } from "@/lib/server/db/client"
import { migrate } from "@/lib/server/db/migrate"
import { internalSecret } from "@/lib/server/internal-secret"
import { makeApiToken } from "@/lib/server/mutations/api-tokens"
import { beginSecondFactor, changePassword, confirmSecondFactor } from "@/lib/server/mutations/own-account"
import {
  changeRole,
  disableUser,
  enableUser,
  handOverPasswordLink,
  inviteUser,
  withdrawInvitation,
} from "@/lib/server/mutations/users"
import { getOwnSecondFactor } from "@/lib/server/queries/admin/own-account"
import { listInvitations } from "@/lib/server/queries/admin/users"
import { useFreshDatabase } from "../setup/database"
import { browser } from "../setup/request"

vi.mock("next/headers", async () => (await import("../setup/request")).nextHeaders)
useFreshDatabase({ forEachTest: true })

const password = "seventeen quiet lanterns"
const sessionCookie = "chip-runway.session_token"
const challengeCookie = "chip-runway.two_factor"

const peer = (address: string) => ({ "x-chip-runway-peer": `${internalSecret()} ${address}` })

beforeEach(() => {
  browser.forget()
  browser.sends(peer("203.0.113.7"))
})

const tokenOf = (link: URL) => link.pathname.split("/").at(-1)!

/** An account with `password`, made by a link as everybody's is. */
async function makeUser(role: "reader" | "editor" | "admin", email = `${role}@example.org`): Promise<Actor> {
  const link = await db().$transaction((tx) =>
    makeAccountLink(tx, { purpose: "invitation", email, role, createdById: null }),
  )
  await acceptLink({ token: tokenOf(link), name: `The ${role}`, password })
  const { id, name } = await db().user.findUniqueOrThrow({ where: { email } })
  return { id, name, email, role }
}

/** The six digits an authenticator shows, from what its page shows. */
async function codeOf(key: string, stepsOn = 0): Promise<string> {
  const bits = [...key].map((letter) =>
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"),
  )
  const bytes = bits.join("").match(/.{8}/g) ?? []
  const secret = bytes.map((byte) => String.fromCharCode(parseInt(byte, 2))).join("")
  return createOTP(secret).hotp(Math.floor(Date.now() / 30_000) + stepsOn)
}

/** An account with a second factor, signed in in this browser. */
async function makeGuarded(email: string) {
  const actor = await makeUser("editor", email)
  await signIn({ email, password })
  await beginSecondFactor(actor, password)
  const waiting = await getOwnSecondFactor(actor)
  if (waiting.state !== "unconfirmed") throw new Error(`unexpected: ${waiting.state}`)
  const code = await codeOf(waiting.key)
  const confirmed = await confirmSecondFactor(actor, code)
  if (confirmed.problem) throw new Error(confirmed.problem.message)
  return { actor, key: waiting.key, code, recoveryCodes: confirmed.recoveryCodes }
}

/** A browser in which the victim's password was given, beside the session of somebody with a code of their own. */
async function sessionBesideChallenge() {
  const victim = await makeGuarded("victim@example.org")
  browser.forget()
  const attacker = await makeGuarded("attacker@example.org")
  const session = browser.cookies.get(sessionCookie)!
  browser.forget()
  await signIn({ email: victim.actor.email, password })
  browser.cookies.set(sessionCookie, session)
  return { victim, attacker }
}

const signInsOf = ({ id }: Actor) =>
  db().auditEntry.count({ where: { userId: id, detail: { startsWith: "with password and" } } })

test("one's own session and one's own code do not count as the code of who owes one", async () => {
  const { victim, attacker } = await sessionBesideChallenge()
  for (const code of [await codeOf(attacker.key, 1), attacker.recoveryCodes[0]!]) {
    expect(await giveSecondFactor(code)).toMatchObject({ status: "refused" })
  }
  expect(browser.cookies.has("chip-runway.device")).toBe(false)
  expect(await signInsOf(victim.actor)).toBe(0)
  const counts = await db().throttle.findMany({ where: { key: { startsWith: "second-factor:" } } })
  expect(counts.map(({ count }) => count)).toEqual([2, 2, 2])
})

test("the right code opens the account of who owes it, also beside another's session", async () => {
  const { victim } = await sessionBesideChallenge()
  expect(await giveSecondFactor(await codeOf(victim.key, 1))).toEqual({ status: "signed-in" })
  expect(await currentActor()).toEqual(victim.actor)
})

test("a challenge whose signature is missing or another's is none", async () => {
  const { actor, key } = await makeGuarded("victim@example.org")
  await signOut()
  await signIn({ email: actor.email, password })
  const [identifier, signature] = browser.cookies.get(challengeCookie)!.split(".")
  for (const forged of [identifier!, `${identifier}.`, `${identifier}.${"A".repeat(43)}=`]) {
    browser.cookies.set(challengeCookie, forged)
    expect(await owesSecondFactor()).toBe(false)
    expect(await giveSecondFactor(await codeOf(key, 1))).toMatchObject({ status: "refused" })
  }
  expect(await db().throttle.count({ where: { key: { startsWith: "second-factor:" } } })).toBe(0)
  browser.cookies.set(challengeCookie, `${identifier}.${signature}`)
  expect(await giveSecondFactor(await codeOf(key, 1))).toEqual({ status: "signed-in" })
})

const ended = { code: "not-found", message: expect.stringContaining("does not work any more") as string }
const follow = (link: URL) => acceptLink({ token: tokenOf(link), name: "Back", password })

test.for([
  ["disabled", disableUser],
  ["made an editor", (actor: Actor, id: string) => changeRole(actor, id, "editor")],
] as const)("an admin who was %s does not come back by a link made earlier", async ([, shutOut]) => {
  const chief = await makeUser("admin", "chief@example.org")
  const rogue = await makeUser("admin", "rogue@example.org")
  const editor = await makeUser("editor")
  const links = [
    await inviteUser(rogue, { email: "again@example.org", role: "admin" }),
    await handOverPasswordLink(rogue, editor.id),
    await handOverPasswordLink(chief, rogue.id),
  ]
  const kept = await inviteUser(chief, { email: "new@example.org", role: "reader" })
  await shutOut(chief, rogue.id)
  for (const link of links) await expect(follow(link)).rejects.toMatchObject(ended)
  // Nor later, when the admin is one again.
  await enableUser(chief, rogue.id)
  await changeRole(chief, rogue.id, "admin")
  for (const link of links) await expect(follow(link)).rejects.toMatchObject(ended)
  expect(await follow(kept)).toMatchObject({ status: "accepted" })
})

test("a link counts for nothing once its maker is no admin, also where it was not taken back", async () => {
  const admin = await makeUser("admin")
  const link = await inviteUser(admin, { email: "new@example.org", role: "admin" })
  await db().user.update({ where: { id: admin.id }, data: { disabledAt: new Date() } })
  await expect(follow(link)).rejects.toMatchObject(ended)
  await db().user.update({ where: { id: admin.id }, data: { disabledAt: null, role: "editor" } })
  await expect(follow(link)).rejects.toMatchObject(ended)
  expect(await db().user.count()).toBe(1)
})

test("a first admin's link, made on the command line, is not taken back as an invitation", async () => {
  const admin = await makeUser("admin")
  const link = await db().$transaction((tx) =>
    makeAccountLink(tx, {
      purpose: "first-admin",
      email: "rescue@example.org",
      role: "admin",
      createdById: null,
    }),
  )
  const { id } = await db().accountLink.findFirstOrThrow({ where: { email: "rescue@example.org" } })
  expect(await listInvitations(admin)).toEqual([])
  await expect(withdrawInvitation(admin, id)).rejects.toMatchObject({ code: "not-found" })
  expect(await follow(link)).toMatchObject({ status: "accepted" })
})

const refusedLines = () => db().auditEntry.count({ where: { action: "refused-action" } })

async function beRefused(actor: Actor | null, times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    const act = async () => requirePermission(actor, "user:manage")
    await expect(withAudit(actor, "try", act)).rejects.toMatchObject({ status: actor ? 403 : 401 })
  }
}

test("a stranger's refusals are one line of the audit for each address and hour", async () => {
  await beRefused(null, 5)
  expect(await refusedLines()).toBe(1)
  browser.sends(peer("198.51.100.1"))
  await beRefused(null, 5)
  expect(await refusedLines()).toBe(2)
  await db().throttle.updateMany({ data: { windowStart: new Date(Date.now() - 61 * 60_000) } })
  await beRefused(null, 5)
  expect(await refusedLines()).toBe(3)
})

test("a user's refusals do not fill the audit, whatever address they come from", async () => {
  const reader = await makeUser("reader")
  for (let n = 0; n < 10; n++) {
    browser.sends(peer(`198.51.100.${n}`))
    await beRefused(reader, 4)
  }
  expect(await refusedLines()).toBe(20)
  await beRefused(await makeUser("editor"), 1)
  expect(await refusedLines()).toBe(21)
})

/** A program's request to write what is not edited: 405 when its token works. */
async function asksWith(bearer: string, address: string): Promise<number> {
  return (await answerTo(bearer, address)).status
}

async function answerTo(bearer: string, address: string): Promise<Response> {
  const headers = { ...peer(address), authorization: `Bearer ${bearer}` }
  const request = new Request("http://localhost/api/v1/records/control/x", {
    method: "PUT",
    headers,
    body: "{}",
  })
  return PUT(request, { params: Promise.resolve({ kind: "control", id: "x" }) })
}

test("an address that sends many wrong tokens is throttled; a token that works is let through", async () => {
  const token = await makeApiToken(await makeUser("editor"), { name: "nightly", days: 30 })
  const answers = []
  for (let n = 0; n < 62; n++) answers.push(await asksWith(`wrong-${n}`, "203.0.113.7"))
  expect(new Set(answers.slice(0, 60))).toEqual(new Set([401]))
  expect(answers.slice(60)).toEqual([429, 429])
  const told = await answerTo("wrong", "203.0.113.7")
  expect(told.headers.get("retry-after")).toBe(String(15 * 60))
  expect(told.headers.get("content-type")).toBe("application/problem+json")
  expect(await asksWith("wrong", "198.51.100.1")).toBe(401)
  expect(await asksWith(token, "203.0.113.7")).toBe(405)
})

test.for([
  ["busy", { code: "P1008" }, "The database is busy"],
  ["full", { code: "SQLITE_FULL" }, "disk of the database is full"],
] as const)(
  "the API says when the database is %s, and does not call it our fault",
  async ([, about, words]) => {
    const answer = problemOfError(Object.assign(new Error("no"), about), "a test")
    expect(answer.status).toBe(503)
    expect((await answer.json()).detail).toContain(words)
  },
)

test("while the second factor is on, an open session neither sees its codes again nor replaces its secret", async () => {
  const { actor, key } = await makeGuarded("victim@example.org")
  const before = await db().twoFactor.findMany()
  await expect(beginSecondFactor(actor, password)).rejects.toMatchObject({ code: "conflict" })
  await expect(confirmSecondFactor(actor, await codeOf(key, 1))).rejects.toMatchObject({ code: "conflict" })
  expect(await db().twoFactor.findMany()).toEqual(before)
  const actions = await db().auditEntry.findMany({ where: { action: { endsWith: "second-factor" } } })
  expect(actions.map(({ action }) => action)).toEqual(["begin-second-factor", "enable-second-factor"])
})

test("the code that confirmed a second factor does not open the account as well", async () => {
  const { actor, code } = await makeGuarded("victim@example.org")
  await signOut()
  await signIn({ email: actor.email, password })
  expect(await giveSecondFactor(code)).toMatchObject({
    message: expect.stringContaining("used already") as string,
  })
  expect(await currentActor()).toBe(null)
})

test("new passwords are not judged without end in an open session, and a used-up budget is not washed clean", async () => {
  const actor = await makeUser("editor")
  await signIn({ email: actor.email, password })
  const weak = { current: "a wrong one entirely", next: "password1234" }
  for (let n = 0; n < 10; n++) {
    expect(await changePassword(actor, weak)).toMatchObject({ problem: { field: "next" } })
  }
  expect(await changePassword(actor, weak)).toEqual({
    problem: { field: "current", message: expect.stringContaining("Too many attempts") as string },
  })
})

test("only the beginning of a long password is judged", async () => {
  const sentence = "seventeen quiet lanterns sway over a brackish harbour at dusk, unlit"
  expect(await weaknessOf(sentence + "a".repeat(60), [])).toBe(null)
  expect(await weaknessOf("a".repeat(64) + sentence.slice(0, 60), [])).toContain("repeats")
})

test("a new database is its owner's to read", async () => {
  const folder = mkdtempSync(join(tmpdir(), "chip-runway-mode-"))
  try {
    const path = join(folder, "new.db")
    expect(await migrate(path)).toMatchObject({ isNew: true })
    expect(statSync(path).mode & 0o777).toBe(0o600)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
