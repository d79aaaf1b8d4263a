import "server-only"
import type { IncomingMessage, ServerResponse } from "node:http"
import { clientAddressOf } from "../auth/client-address"
import { logWarning } from "../log"
import { Allowances } from "./allowances"
import { doorOf, makingPages } from "./doors"
import { refuse } from "./refusal"

/** A few megabytes, whoever asks. */
const mostRemembered = 50_000

// On globalThis, because the server may hold this module more than once.
const holder = globalThis as typeof globalThis & {
  chipRunwayAllowances?: Allowances
  chipRunwayToldOfProxy?: true
}

/**
 * Refuses a request whose address has spent what its door allows, and says after how long to come again. What is
 * counted stays in this process: each instance has its own, so n of them allow n times as much.
 *
 * This machine's own addresses are not counted. Behind a proxy that nobody told us of (TRUSTED_PROXIES) everybody would
 * come from there, and the first busy hour would shut all of them out.
 *
 * @returns whether it was refused, and answered
 */
export function isOverLimit(
  request: IncomingMessage,
  response: ServerResponse,
  trustedProxies: number,
): boolean {
  const { method = "GET", url = "/", headers, socket } = request
  const door = doorOf(method, url)
  if (door === null) return false
  const address = clientAddressOf({
    peer: socket.remoteAddress ?? "",
    forwardedFor: String(headers["x-forwarded-for"] ?? ""),
    proxies: trustedProxies,
  })
  if (isOfThisMachine(address)) return false
  const allowances = (holder.chipRunwayAllowances ??= new Allowances(mostRemembered))
  const key = `${door.name} ${address}`
  const at = performance.now()
  if (door !== makingPages) {
    const seconds = allowances.take(key, door.allowance, door.cost, at)
    if (seconds > 0) refuse(response, door.form, seconds)
    return seconds > 0
  }
  const seconds = allowances.wait(key, door.allowance, at)
  if (seconds > 0) {
    refuse(response, door.form, seconds)
    return true
  }
  // Known only afterwards: whether the page was there already.
  response.once("finish", () => {
    if (response.getHeader("x-nextjs-cache") !== "MISS") return
    allowances.spend(key, door.allowance, door.cost, performance.now())
  })
  return false
}

/** Says once that a proxy stands before the server which the settings do not know of. */
export function noteUnknownProxy(request: IncomingMessage, trustedProxies: number): void {
  if (trustedProxies > 0 || holder.chipRunwayToldOfProxy || !("x-forwarded-for" in request.headers)) return
  holder.chipRunwayToldOfProxy = true
  logWarning(
    "A request says by x-forwarded-for that a proxy passed it on. If one stands before this server, set TRUSTED_PROXIES: until then everybody behind it counts as one address.",
    "limiting requests",
  )
}

function isOfThisMachine(address: string): boolean {
  return /^127\.|^0:0:0:0::\/64$/.test(address)
}
