import "server-only"
import type { IncomingMessage, ServerResponse } from "node:http"
import { askedAddress } from "../asked-address"
import { clientAddressOf, isOfThisMachine } from "../auth/client-address"
import { isBuildFile, isPlain } from "../kept-answers/kept-address"
import { isFromMemory } from "../kept-answers/keep-answers"
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
  const door = doorOf(method, url) ?? (isOfBuild(url) ? makingPages : null)
  if (door === null) return false
  const peer = socket.remoteAddress ?? ""
  const forwardedFor = String(headers["x-forwarded-for"] ?? "")
  if (forwardedFor === "" && isOfThisMachine(peer)) return false
  if (isFromMemory(request)) return false
  const address = clientAddressOf({ peer, forwardedFor, proxies: trustedProxies })
  const allowances = (holder.chipRunwayAllowances ??= new Allowances(mostRemembered))
  const key = `${door.name} ${address}`
  // Of a page it is known only afterwards whether it was there already.
  const isHeld = door === makingPages
  const seconds = allowances[isHeld ? "hold" : "take"](key, door.allowance, door.cost, performance.now())
  if (seconds > 0) {
    refuse(response, door.form, seconds)
    return true
  }
  if (isHeld) {
    const before = socket.bytesWritten
    response.once("close", () => {
      const left = 1 - costOf(response, { isPlain: isPlain(url), bytes: socket.bytesWritten - before })
      allowances.settle(key, door.allowance, left, performance.now())
    })
  }
  return false
}

/** What an answer costs that stands ready and is hashed, encoded and compressed once more, as a part of a page's making. */
const sending = 0.1
/** So many bytes on the wire are as much work as a page's making: that takes some ten milliseconds. */
const bytesOfAMaking = 1_000_000

/**
 * What an answer of Next's cost, as a part of what it costs to make a page. An address in another spelling than ours is never
 * answered from memory, so that each of its answers counts as made; and who leaves before it is known has had it made.
 */
function costOf(response: ServerResponse, { isPlain, bytes }: { isPlain: boolean; bytes: number }): number {
  const kept = response.getHeader("x-nextjs-cache")
  const isHit = kept === "HIT" || (kept === undefined && response.writableFinished && !isMadeForOne(response))
  return isHit && isPlain ? Math.min(1, sending + bytes / bytesOfAMaking) : 1
}

/** Whether a page was made for this reader: Next says nothing of keeping it. */
function isMadeForOne(response: ServerResponse): boolean {
  return response.statusCode === 200 && /^text\/html\b/.test(String(response.getHeader("content-type")))
}

/** A file of the build: free while it is answered from memory. */
function isOfBuild(url: string): boolean {
  return isBuildFile(askedAddress(url).path)
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
