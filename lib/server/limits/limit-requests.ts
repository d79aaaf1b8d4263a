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
 * Who connects from this machine itself is not counted. Behind a proxy that nobody told us of (TRUSTED_PROXIES) everybody
 * would come from there, and the first busy hour would shut all of them out. What a proxy of ours passes on is counted,
 * whatever address it names: that may have been written by the client.
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
  const peer = socket.remoteAddress ?? ""
  const forwardedFor = String(headers["x-forwarded-for"] ?? "")
  if (forwardedFor === "" && isOfThisMachine(peer)) return false
  const address = clientAddressOf({ peer, forwardedFor, proxies: trustedProxies })
  const allowances = (holder.chipRunwayAllowances ??= new Allowances(mostRemembered))
  const key = `${door.name} ${address}`
  const seconds = allowances.take(key, door.allowance, door.cost, performance.now())
  if (seconds > 0) {
    refuse(response, door.form, seconds)
    return true
  }
  if (door === makingPages) {
    // Known only afterwards: whether the page was there already.
    response.once("close", () => {
      if (!hadToBeMade(response)) allowances.giveBack(key, door.allowance, door.cost)
    })
  }
  return false
}

/** Whether an answer cost the making of a page; who leaves before that is known has had it made. */
function hadToBeMade(response: ServerResponse): boolean {
  const kept = response.getHeader("x-nextjs-cache")
  return kept === undefined ? !response.writableFinished : kept === "MISS"
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

function isOfThisMachine(peer: string): boolean {
  return /^(?:::ffff:)?127\.|^::1$/.test(peer)
}
