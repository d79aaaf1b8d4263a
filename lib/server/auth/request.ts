import "server-only"
import { headers } from "next/headers"
import { addressHeader, clientAddress } from "./client-address"

/** The request's headers for better-auth, with the address that we found where it looks for one. */
export async function requestHeaders(): Promise<Headers> {
  const given = new Headers(await headers())
  given.set(addressHeader, clientAddress(given))
  return given
}
