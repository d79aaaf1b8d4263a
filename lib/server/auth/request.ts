import "server-only"
import { cookies, headers } from "next/headers"
import { addressHeader, clientAddress } from "./client-address"

/**
 * The request's headers for better-auth, with the address that we found where it looks for one. The cookies are
 * those of this moment: an action may have set a new session, and the page drawn after it belongs to that one.
 */
export async function requestHeaders(): Promise<Headers> {
  const given = new Headers(await headers())
  given.set(addressHeader, clientAddress(given))
  const pairs = (await cookies()).getAll().map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
  given.set("cookie", pairs.join("; "))
  return given
}
