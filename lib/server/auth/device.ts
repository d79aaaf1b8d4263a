import "server-only"
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto"
import { cookies } from "next/headers"
import { authSecret } from "../secrets"
import { cookieName, cookiesAreSecure } from "./signed-cookies"

const name = () => cookieName("device")
const aYear = 365 * 24 * 60 * 60

/**
 * The id of this browser, if `email` was signed in on it before. The cookie names the account by a keyed hash
 * and is signed: it opens nothing, it only gives the device a budget of failures of its own.
 */
export async function knownDevice(email: string): Promise<string | null> {
  const [id = "", seal = ""] = ((await cookies()).get(name())?.value ?? "").split(".")
  const expected = sealOf(id, email)
  const isSame = seal.length === expected.length && timingSafeEqual(Buffer.from(seal), Buffer.from(expected))
  return id !== "" && isSame ? id : null
}

/** Lets this browser be known again, after `email` was signed in on it. */
export async function rememberDevice(email: string): Promise<void> {
  const id = randomBytes(16).toString("hex")
  const store = await cookies()
  store.set(name(), `${id}.${sealOf(id, email)}`, {
    httpOnly: true,
    sameSite: "lax",
    secure: cookiesAreSecure(),
    path: "/admin",
    maxAge: aYear,
  })
}

function sealOf(id: string, email: string): string {
  return createHmac("sha256", authSecret()).update(`device:${id}:${email.trim().toLowerCase()}`).digest("hex")
}
