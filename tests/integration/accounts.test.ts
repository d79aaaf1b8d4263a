import { createOTP } from "@better-auth/utils/otp"
import { statSync } from "node:fs"
import { dirname, join } from "node:path"
import { beforeEach, expect, test, vi } from "vitest"
import { acceptLink } from "@/lib/server/auth/accept-link"
import { makeAccountLink } from "@/lib/server/auth/account-links"
import type { Actor } from "@/lib/server/auth/permissions"
import { giveSecondFactor, owesSecondFactor } from "@/lib/server/auth/second-factor"
import { currentActor } from "@/lib/server/auth/session"
import { signIn } from "@/lib/server/auth/sign-in"
import { signOut } from "@/lib/server/auth/sign-out"
import { db } from "@/lib/server/db/client"
import { authSecret } from "@/lib/server/secrets"
import {
  beginSecondFactor,
  changePassword,
  confirmSecondFactor,
  disableSecondFactor,
  endOwnSession,
  signOutEverywhere,
} from "@/lib/server/mutations/own-account"
import {
  changeRole,
  disableUser,
  enableUser,
  handOverPasswordLink,
  inviteUser,
  removeSecondFactor,
  withdrawInvitation,
} from "@/lib/server/mutations/users"
import { listAudit } from "@/lib/server/queries/admin/audit"
import { getOwnSecondFactor, listOwnSessions } from "@/lib/server/queries/admin/own-account"
import { listInvitations, listUsers } from "@/lib/server/queries/admin/users"
import { useFreshDatabase } from "../setup/database"
import { onlyOnPostgresql, onlyOnSqlite } from "../setup/only-on"
import { browser, cookieOptions } from "../setup/request"

vi.mock("next/headers", async () => (await import("../setup/request")).nextHeaders)
const path = useFreshDatabase({ forEachTest: true })

const password = "seventeen quiet lanterns"
const other = "brackish tuba in the attic"
const sessionCookie = "chip-runway.session_token"

beforeEach(() => browser.forget())

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

const auditLines = async () =>
  (await db().auditEntry.findMany({ orderBy: { id: "asc" } })).map(
    ({ action, outcome }) => `${action} ${outcome}`,
  )

test("who signs in is known by the session in the database, with the role the database holds now", async () => {
  const actor = await makeUser("editor")
  expect(await currentActor()).toBe(null)
  expect(await signIn({ email: " Editor@Example.org ", password })).toEqual({ status: "signed-in" })
  expect(await currentActor()).toEqual(actor)
  await db().user.update({ where: { id: actor.id }, data: { role: "reader" } })
  expect(await currentActor()).toMatchObject({ role: "reader" })
  await db().session.updateMany({ data: { expiresAt: new Date(0) } })
  expect(await currentActor()).toBe(null)
})

test("the session's cookie is signed, out of scripts' reach and not sent with other sites' forms", async () => {
  await makeUser("editor")
  await signIn({ email: "editor@example.org", password })
  expect(cookieOptions.get(sessionCookie)).toMatchObject({ httpOnly: true, sameSite: "lax" })
  const [session] = await db().session.findMany()
  browser.cookies.set(sessionCookie, session!.token)
  expect(await currentActor()).toBe(null)
  browser.cookies.set(sessionCookie, `${session!.token}.Zm9yZ2Vk`)
  expect(await currentActor()).toBe(null)
})

test("behind https the cookies travel encrypted alone", async () => {
  vi.stubEnv("SITE_URL", "https://runway.example")
  try {
    await makeUser("editor")
    await signIn({ email: "editor@example.org", password })
    for (const name of [`__Secure-${sessionCookie}`, "__Secure-chip-runway.device"]) {
      expect(cookieOptions.get(name)).toMatchObject({ httpOnly: true, sameSite: "lax", secure: true })
    }
    expect(await currentActor()).toMatchObject({ role: "editor" })
  } finally {
    vi.unstubAllEnvs()
  }
})

onlyOnSqlite("the secret is made once, beside the database, for its owner's eyes alone", () => {
  const secret = authSecret()
  expect(secret).toMatch(/^[0-9a-f]{64}$/)
  expect(authSecret()).toBe(secret)
  expect(statSync(join(dirname(path()), "auth-secret")).mode & 0o777).toBe(0o600)
})

onlyOnPostgresql("instances share a secret, so there it is a setting that cannot be left out", () => {
  vi.stubEnv("AUTH_SECRET", "")
  try {
    expect(() => authSecret()).toThrow(/AUTH_SECRET is needed, the same for every instance/)
  } finally {
    vi.unstubAllEnvs()
  }
})

test("an unknown address, a wrong password and a disabled account are answered alike", async () => {
  const { id } = await makeUser("editor")
  const wrong = await signIn({ email: "editor@example.org", password: other })
  const unknown = await signIn({ email: "nobody@example.org", password })
  await db().user.update({ where: { id }, data: { disabledAt: new Date() } })
  const disabled = await signIn({ email: "editor@example.org", password })
  expect(wrong).toEqual({ status: "refused", message: expect.any(String) })
  expect([unknown, disabled]).toEqual([wrong, wrong])
  expect(await db().session.count()).toBe(0)
})

test("signing in makes a new token and ends the session that the browser came with", async () => {
  await makeUser("editor")
  await signIn({ email: "editor@example.org", password })
  const before = browser.cookies.get(sessionCookie)
  await signIn({ email: "editor@example.org", password })
  expect(browser.cookies.get(sessionCookie)).not.toBe(before)
  expect(await db().session.count()).toBe(1)
  browser.cookies.set(sessionCookie, before!)
  expect(await currentActor()).toBe(null)
})

test("signing out ends the session in the database, not only in the browser", async () => {
  await makeUser("editor")
  await signIn({ email: "editor@example.org", password })
  const cookie = browser.cookies.get(sessionCookie)!
  await signOut()
  expect(browser.cookies.has(sessionCookie)).toBe(false)
  browser.cookies.set(sessionCookie, cookie)
  expect(await currentActor()).toBe(null)
})

test("a link makes one account, with the role it was made with, once", async () => {
  const admin = await makeUser("admin")
  const link = await inviteUser(admin, { email: "New@Example.org", role: "editor" })
  expect(await listInvitations(admin)).toMatchObject([{ email: "new@example.org", role: "editor" }])
  const stored = await db().accountLink.findMany()
  expect(JSON.stringify(stored)).not.toContain(tokenOf(link))
  const both = await Promise.allSettled([
    acceptLink({ token: tokenOf(link), name: "First", password }),
    acceptLink({ token: tokenOf(link), name: "Second", password: other }),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
  expect(await db().user.findMany({ where: { email: "new@example.org" } })).toMatchObject([
    { role: "editor" },
  ])
  expect(await listInvitations(admin)).toEqual([])
})

test("a link that is too old, taken back or replaced opens nothing", async () => {
  const admin = await makeUser("admin")
  const replaced = await inviteUser(admin, { email: "a@example.org", role: "reader" })
  const withdrawn = await inviteUser(admin, { email: "a@example.org", role: "admin" })
  const [invitation] = await listInvitations(admin)
  await withdrawInvitation(admin, invitation!.id)
  const old = await inviteUser(admin, { email: "b@example.org", role: "reader" })
  await db().accountLink.updateMany({ where: { email: "b@example.org" }, data: { expiresAt: new Date(0) } })
  for (const link of [replaced, withdrawn, old]) {
    await expect(acceptLink({ token: tokenOf(link), name: "X", password })).rejects.toMatchObject({
      code: "not-found",
    })
  }
  expect(await db().user.count()).toBe(1)
})

test("an address that has an account is not invited again", async () => {
  const admin = await makeUser("admin")
  await expect(inviteUser(admin, { email: "ADMIN@example.org", role: "reader" })).rejects.toMatchObject({
    code: "conflict",
  })
  expect(await listInvitations(admin)).toEqual([])
})

test.for([
  ["short", /at least 12/],
  ["x".repeat(129), /at most 128/],
  ["password123456", /guess|leaked|common/],
  ["qwertyuiop1234", /guess|keyboard|leaked|common|sequence/],
  ["aaaaaaaaaaaaaaaa", /repeat|guess|leaked|common/],
  ["editor.example.org", /your name|guess/],
] as const)("the password %s is refused with its reason", async ([weak, reason]) => {
  const link = await db().$transaction((tx) =>
    makeAccountLink(tx, {
      purpose: "invitation",
      email: "editor@example.org",
      role: "editor",
      createdById: null,
    }),
  )
  const outcome = await acceptLink({ token: tokenOf(link), name: "E", password: weak })
  expect(outcome).toEqual({ status: "weak-password", message: expect.stringMatching(reason) })
  // The link is still good for a better one.
  expect(await acceptLink({ token: tokenOf(link), name: "E", password })).toMatchObject({
    status: "accepted",
  })
})

test("a new password ends every other session, and the old password opens nothing", async () => {
  const actor = await makeUser("editor")
  await signIn({ email: actor.email, password })
  const elsewhere = new Map(browser.cookies)
  browser.forget()
  await signIn({ email: actor.email, password })
  expect(await listOwnSessions(actor)).toHaveLength(2)
  expect(await changePassword(actor, { current: other, next: other })).toMatchObject({
    problem: { field: "current" },
  })
  expect(await changePassword(actor, { current: password, next: "password1234" })).toMatchObject({
    problem: { field: "next" },
  })
  expect(await changePassword(actor, { current: password, next: other })).toEqual({ problem: null })
  expect(await currentActor()).toEqual(actor)
  expect(await listOwnSessions(actor)).toMatchObject([{ isThisOne: true }])
  browser.forget()
  for (const [name, value] of elsewhere) browser.cookies.set(name, value)
  expect(await currentActor()).toBe(null)
  expect(await signIn({ email: actor.email, password })).toMatchObject({ status: "refused" })
  expect(await signIn({ email: actor.email, password: other })).toEqual({ status: "signed-in" })
})

test("a link for a new password ends the sessions there were, and leaves a disabled account shut", async () => {
  const admin = await makeUser("admin")
  const editor = await makeUser("editor")
  await signIn({ email: editor.email, password })
  const link = await handOverPasswordLink(admin, editor.id)
  expect(await currentActor()).toEqual(editor)
  await acceptLink({ token: tokenOf(link), name: "", password: other })
  expect(await currentActor()).toBe(null)
  expect(await signIn({ email: editor.email, password: other })).toEqual({ status: "signed-in" })
  const second = await handOverPasswordLink(admin, editor.id)
  await disableUser(admin, editor.id)
  await expect(acceptLink({ token: tokenOf(second), name: "", password })).rejects.toMatchObject({
    code: "not-found",
  })
})

test("another role, or none any more, ends a user's sessions at once", async () => {
  const admin = await makeUser("admin")
  const editor = await makeUser("editor")
  await signIn({ email: editor.email, password })
  await changeRole(admin, editor.id, "reader")
  expect(await currentActor()).toBe(null)
  await signIn({ email: editor.email, password })
  expect(await currentActor()).toMatchObject({ role: "reader" })
  await disableUser(admin, editor.id)
  expect(await currentActor()).toBe(null)
  expect(await listUsers(admin)).toMatchObject([{ email: admin.email }, { isDisabled: true, role: "reader" }])
  await enableUser(admin, editor.id)
  expect(await signIn({ email: editor.email, password })).toEqual({ status: "signed-in" })
})

test("the last admin stays one", async () => {
  const admin = await makeUser("admin")
  const second = await makeUser("admin", "second@example.org")
  await disableUser(second, admin.id)
  const last = { code: "conflict", message: expect.stringContaining("last admin") as string }
  await expect(changeRole(second, second.id, "editor")).rejects.toMatchObject(last)
  await expect(disableUser(second, second.id)).rejects.toMatchObject(last)
  expect(await listUsers(second)).toMatchObject([{ role: "admin" }, { role: "admin" }])
})

/** The six digits an authenticator shows, from what its page shows. */
async function codeOf(key: string, stepsOn = 0): Promise<string> {
  const bits = [...key].map((letter) =>
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"),
  )
  const bytes = bits.join("").match(/.{8}/g) ?? []
  const secret = bytes.map((byte) => String.fromCharCode(parseInt(byte, 2))).join("")
  return createOTP(secret).hotp(Math.floor(Date.now() / 30_000) + stepsOn)
}

async function withSecondFactor(): Promise<{ actor: Actor; key: string; recoveryCodes: string[] }> {
  const actor = await makeUser("editor")
  await signIn({ email: actor.email, password })
  expect(await beginSecondFactor(actor, other)).toMatchObject({ problem: { field: "password" } })
  expect(await beginSecondFactor(actor, password)).toEqual({ problem: null })
  const waiting = await getOwnSecondFactor(actor)
  if (waiting.state !== "unconfirmed") throw new Error(`unexpected: ${waiting.state}`)
  expect(await confirmSecondFactor(actor, "000000")).toMatchObject({ problem: { field: "code" } })
  const confirmed = await confirmSecondFactor(actor, await codeOf(waiting.key))
  if (confirmed.problem) throw new Error(confirmed.problem.message)
  return { actor, key: waiting.key, recoveryCodes: confirmed.recoveryCodes }
}

test("a second factor is asked for once its first code has confirmed it, and its secret is shown no more", async () => {
  const { actor, key } = await withSecondFactor()
  expect(await currentActor()).toEqual(actor)
  expect(await getOwnSecondFactor(actor)).toEqual({ state: "on" })
  await signOut()
  expect(await signIn({ email: actor.email, password })).toEqual({ status: "code-needed" })
  expect([await currentActor(), await owesSecondFactor()]).toEqual([null, true])
  expect(await giveSecondFactor("123456")).toMatchObject({ status: "refused" })
  expect(await currentActor()).toBe(null)
  // The code that confirmed it counts no second time; the next one is valid already.
  expect(await giveSecondFactor(await codeOf(key, 1))).toEqual({ status: "signed-in" })
  expect([await currentActor(), await owesSecondFactor()]).toEqual([actor, false])
})

test("a code counts once, though it is valid for a while", async () => {
  const { actor, key } = await withSecondFactor()
  await signOut()
  const code = await codeOf(key, 1)
  await signIn({ email: actor.email, password })
  expect(await giveSecondFactor(code)).toEqual({ status: "signed-in" })
  await signOut()
  await signIn({ email: actor.email, password })
  expect(await giveSecondFactor(code)).toMatchObject({
    message: expect.stringContaining("used already") as string,
  })
})

test("a recovery code opens the account once", async () => {
  const { actor, recoveryCodes } = await withSecondFactor()
  expect(new Set(recoveryCodes).size).toBe(10)
  await signOut()
  await signIn({ email: actor.email, password })
  expect(await giveSecondFactor(recoveryCodes[0]!)).toEqual({ status: "signed-in" })
  await signOut()
  await signIn({ email: actor.email, password })
  expect(await giveSecondFactor(recoveryCodes[0]!)).toMatchObject({ status: "refused" })
  expect(await giveSecondFactor(recoveryCodes[1]!)).toEqual({ status: "signed-in" })
})

test("a link for a new password does not get around the second factor; an admin can take it off", async () => {
  const { actor } = await withSecondFactor()
  const admin = await makeUser("admin")
  await acceptLink({ token: tokenOf(await handOverPasswordLink(admin, actor.id)), name: "", password: other })
  expect(await signIn({ email: actor.email, password: other })).toEqual({ status: "code-needed" })
  await removeSecondFactor(admin, actor.id)
  expect(await giveSecondFactor("123456")).toMatchObject({
    message: expect.stringContaining("Begin again") as string,
  })
  expect(await signIn({ email: actor.email, password: other })).toEqual({ status: "signed-in" })
})

test("who takes the second factor off gives the password", async () => {
  const { actor } = await withSecondFactor()
  expect(await disableSecondFactor(actor, other)).toMatchObject({ problem: { field: "password" } })
  expect(await disableSecondFactor(actor, password)).toEqual({ problem: null })
  await signOut()
  expect(await signIn({ email: actor.email, password })).toEqual({ status: "signed-in" })
})

test("somebody else's session is not ended by its id; one's own are, also all at once", async () => {
  const admin = await makeUser("admin")
  const editor = await makeUser("editor")
  await signIn({ email: editor.email, password })
  const [session] = await listOwnSessions(editor)
  await endOwnSession(admin, session!.id)
  expect(await currentActor()).toEqual(editor)
  await signOutEverywhere(editor)
  expect([await currentActor(), await db().session.count()]).toEqual([null, 0])
})

test("what was done is written down, without passwords, and cannot be changed", async () => {
  const admin = await makeUser("admin")
  await signIn({ email: "nobody@example.org", password: other })
  await signIn({ email: admin.email, password })
  await inviteUser(admin, { email: "c@example.org", role: "reader" })
  await signOut()
  expect(await auditLines()).toEqual([
    "accept-invitation done",
    "sign-in failed",
    "sign-in done",
    "invite done",
    "sign-out done",
  ])
  expect(JSON.stringify(await db().auditEntry.findMany())).not.toContain(password)
  await expect(db().auditEntry.deleteMany()).rejects.toThrow()
  await expect(db().auditEntry.updateMany({ data: { detail: "" } })).rejects.toThrow()
  const { rows, next } = await listAudit(admin)
  expect(rows.map(({ who }) => who)).toEqual([
    "The admin",
    "The admin",
    "The admin",
    "nobody@example.org",
    "The admin",
  ])
  expect(next).toBe(null)
})
