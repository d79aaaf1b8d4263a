import "server-only"
import { AsyncLocalStorage } from "node:async_hooks"
import { Server, ServerResponse, type IncomingMessage } from "node:http"
import { retryAfter } from "./api/retry-after"
import { isAppError, type AppError } from "./errors"

/** `busy` is what a page says that was made all the same. */
type Refusal = { status: number | null; busy: AppError | null }

// On globalThis, because instrumentation, pages and routes are bundled apart.
const holder = globalThis as typeof globalThis & {
  chipRunwayPageRefusals?: { ofRequest: AsyncLocalStorage<Refusal>; ofResponse: WeakMap<object, Refusal> }
}

/**
 * What Next says of the body of a form or of an action's call that it cannot read, before any of our code has run.
 * Whatever else is thrown stays what it is, a fault.
 */
const unreadable = [
  /^Failed to parse body as FormData/,
  /^(?:Unexpected end of form|Malformed (?:part header|content type)|Multipart: |Missing boundary)/,
  /^(?:Invalid Server Actions? request|Failed to find Server Action|Body (?:length|exceeded))/,
  /^Invariant: Missing `host` header/,
  // React, of an action's arguments.
  /^(?:Connection closed\.|Maximum array nesting|BigInt is too large|Referenced Blob is not a Blob)/,
  /^Invalid (?:reference|forward reference|(?:Map|Set|Iterator) initializer|data for bytes stream)\./,
  /^Already initialized (?:Map|Set|Iterator|typed array|stream)\./,
  /^(?:Expected an initialized (?:stream )?chunk|Server Function has too many bound arguments)/,
  /^(?:Could not reference an opaque temporary reference|Cannot have cyclic thenables)/,
  /^(?:Values cannot be passed to next\(\)|React doesn't accept base64|Reply finished with incomplete)/,
]

/**
 * Gives an answer the status of what refused it. Next answers whatever a page or an action throws by 500, also a room
 * that a role does not open and a form that cannot be read; the page that it sends says it well enough. A page that says
 * that others wait for the same would be 200, and taken for the page itself. Called once when the server starts; the
 * prototypes reach the server that listens already.
 */
export function sayPageRefusals(): void {
  if (holder.chipRunwayPageRefusals) return
  const refusals = { ofRequest: new AsyncLocalStorage<Refusal>(), ofResponse: new WeakMap<object, Refusal>() }
  holder.chipRunwayPageRefusals = refusals
  const { emit } = Server.prototype
  Server.prototype.emit = function (this: Server, event: string | symbol, ...values: unknown[]) {
    const pass = () => Reflect.apply(emit, this, [event, ...values]) as boolean
    if (event !== "request") return pass()
    const [, response] = values as [IncomingMessage, ServerResponse]
    const refusal: Refusal = { status: null, busy: null }
    refusals.ofResponse.set(response, refusal)
    return refusals.ofRequest.run(refusal, pass)
  }
  const { writeHead } = ServerResponse.prototype
  ServerResponse.prototype.writeHead = function (this: ServerResponse, ...values: unknown[]) {
    const refusal = refusals.ofResponse.get(this)
    // A page that Next keeps has its status from there: it may be the one before, while another is made beside.
    const isKept = this.hasHeader("x-nextjs-cache")
    const busy = values[0] === 200 && !isKept ? refusal?.busy : null
    const status = values[0] === 500 ? refusal?.status : busy?.status
    if (typeof status !== "number" || this.headersSent)
      return Reflect.apply(writeHead, this, values) as ServerResponse
    if (busy) {
      for (const [name, value] of Object.entries(retryAfter(busy))) this.setHeader(name, value)
      this.setHeader("cache-control", "no-store")
    }
    this.statusCode = status
    // The words that belong to 500 would stay.
    this.statusMessage = ""
    return Reflect.apply(writeHead, this, [status, ...values.slice(1)]) as ServerResponse
  }
}

/**
 * Notes what a page or an action of the request that is worked on threw. What of the database stands in the way is told
 * elsewhere (`outage/say-outage.ts`).
 *
 * @param routeType as Next names it: "render", "action" or "route"
 * @returns the status of the answer, where who asked is at fault; null: it is a fault of ours, or of the database
 */
export function notePageRefusal(error: unknown, routeType: string): number | null {
  const refusal = holder.chipRunwayPageRefusals?.ofRequest.getStore()
  const status = statusOf(error, routeType)
  if (refusal && status !== null) refusal.status = status
  return status
}

/** The page that the request asks for says that others wait for the same: its answer is no success. */
export function noteBusyPage(busy: AppError): void {
  const refusal = holder.chipRunwayPageRefusals?.ofRequest.getStore()
  if (refusal) refusal.busy = busy
}

function statusOf(error: unknown, routeType: string): number | null {
  if (isAppError(error)) return error.status < 500 ? error.status : null
  if (!(error instanceof Error)) return null
  if (unreadable.some((pattern) => pattern.test(error.message))) return 400
  // Only what calls an action holds JSON that Next reads, and arguments that it counts.
  const isOfCall = error instanceof SyntaxError || (error instanceof TypeError && isThrownByNext(error))
  return routeType === "action" && isOfCall ? 400 : null
}

/** Whether it was thrown where Next calls an action, not in the action. */
function isThrownByNext({ stack = "" }: Error): boolean {
  return /^\s+at .*[/\\]next[/\\]dist[/\\]compiled[/\\]next-server[/\\]app-page/.test(
    stack.split("\n").find((line) => /^\s+at /.test(line)) ?? "",
  )
}
