import "server-only"
import { createHmac, timingSafeEqual } from "node:crypto"
import { env } from "../env"
import { authSecret } from "../secrets"

/** Names of cookies begin with it. */
export const cookiePrefix = "chip-runway"

/** Whether cookies are sent over https alone. */
export function cookiesAreSecure(): boolean {
  return env().SITE_URL?.startsWith("https:") ?? false
}

/** A cookie of ours as browsers know it, named as better-auth names its own. */
export function cookieName(name: "device" | "session_token" | "two_factor"): string {
  return `${cookiesAreSecure() ? "__Secure-" : ""}${cookiePrefix}.${name}`
}

/** Takes a cookie's value apart that better-auth signed; null where the signature is not ours. */
export function readSigned(value: string): string | null {
  const end = Math.max(0, value.lastIndexOf("."))
  const said = value.slice(0, end)
  const expected = Buffer.from(createHmac("sha256", authSecret()).update(said).digest("base64"))
  const given = Buffer.from(value.slice(end + 1))
  return given.length === expected.length && timingSafeEqual(given, expected) ? said : null
}

/**
 * Whether a request brings a session's cookie that we gave out. The session may have ended since: nothing is asked of
 * the database, so this opens nothing, and tells only a browser that was signed in from one that never was.
 *
 * @param header all cookies, as the request says them
 */
export function hasSignedSession(header: string): boolean {
  const name = `${cookieName("session_token")}=`
  const cookie = header
    .split(";")
    .map((one) => one.trim())
    .find((one) => one.startsWith(name))
  if (cookie === undefined) return false
  try {
    return readSigned(decodeURIComponent(cookie.slice(name.length))) !== null
  } catch {
    // It is no text, or there is no secret to sign with.
    return false
  }
}
