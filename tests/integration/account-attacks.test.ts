import { createOTP } from "@better-auth/utils/otp"
import { beforeEach, expect, test, vi } from "vitest"
import { acceptLink } from "@/lib/server/auth/accept-link"
import { makeAccountLink } from "@/lib/server/auth/account-links"
import type { Actor } from "@/lib/server/auth/permissions"
import { giveSecondFactor, owesSecondFactor } from "@/lib/server/auth/second-factor"
import { currentActor } from "@/lib/server/auth/session"
import { signIn } from "@/lib/server/auth/sign-in"
import { signOut } from "@/lib/server/auth/sign-out"
import { db } from "@/lib/server/db/client"
import { beginSecondFactor, confirmSecondFactor } from "@/lib/server/mutations/own-account"
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
async function makeGuarded(email: string): Promise<{ actor: Actor; key: string; recoveryCodes: string[] }> {
  const actor = await makeUser("editor", email)
  await signIn({ email, password })
  await beginSecondFactor(actor, password)
  const waiting = await getOwnSecondFactor(actor)
  if (waiting.state !== "unconfirmed") throw new Error(`unexpected: ${waiting.state}`)
  const confirmed = await confirmSecondFactor(actor, await codeOf(waiting.key))
  if (confirmed.problem) throw new Error(confirmed.problem.message)
  return { actor, key: waiting.key, recoveryCodes: confirmed.recoveryCodes }
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
