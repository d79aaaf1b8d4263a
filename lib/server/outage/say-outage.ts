import "server-only"
import { Server, ServerResponse, type IncomingMessage } from "node:http"
import { staleDescription, staleMark } from "@/lib/stale-note"
import { outage, type Outage } from "./outage"
import { refusalBody } from "./refusal-body"
import { faultOf, withFaultsOf } from "./request-fault"
import { databaseLost } from "../refusal-of"
import { retryAfter } from "../api/retry-after"
import type { AppError } from "../errors"

const holder = globalThis as typeof globalThis & { chipRunwaySaysOutage?: true }

/** Headers that tell of the body that is not sent. */
const ofBody =
  /^(?:content-(?:type|length|encoding|disposition|language)|transfer-encoding|etag|last-modified|expires|link|vary|x-nextjs-.*)$/

/** On a response whose own body was taken away: what is sent instead. */
const instead = Symbol("instead")
type Answered = ServerResponse & { [instead]?: Buffer }

/**
 * Tells readers and programs when the database stands in the way, without a proxy before the kept pages:
 *
 * - while it is out of reach, what is sent all the same says since when and of which data version it is, in
 *   `x-data-stale-since` and as `Server-Timing: stale`, which a page can read of itself; nobody keeps it for long;
 * - what failed because of the database is 503 with `Retry-After` and a page, or a problem for programs, in place of
 *   Next's 500;
 * - a form that was answered by a refusal of the database is 503 as well, and keeps its body.
 *
 * Called once when the server starts; the prototypes reach the server that listens already.
 */
export function sayOutage(): void {
  if (holder.chipRunwaySaysOutage) return
  holder.chipRunwaySaysOutage = true
  const { emit } = Server.prototype
  Server.prototype.emit = function (this: Server, event: string | symbol, ...values: unknown[]) {
    if (event !== "request") return Reflect.apply(emit, this, [event, ...values]) as boolean
    const [request, response] = values as [IncomingMessage, ServerResponse]
    // "You have it already" would leave the note of an outage in the reader's copy for good.
    if (outage()) {
      delete request.headers["if-none-match"]
      delete request.headers["if-modified-since"]
    }
    return withFaultsOf(response, () => Reflect.apply(emit, this, [event, ...values]) as boolean)
  }
  const { writeHead, write, end } = ServerResponse.prototype
  ServerResponse.prototype.writeHead = function (this: Answered, ...values: unknown[]) {
    const status = Number(values[0])
    const body = this.headersSent ? null : bodyInstead(this, status)
    if (body !== null) {
      this[instead] = body
      this.statusCode = 503
      return Reflect.apply(writeHead, this, [503]) as ServerResponse
    }
    if (isRefusedForm(this, status)) {
      const refusal = faultOf(this)
      if (refusal) setHeaders(this, { ...retryAfter(refusal), "cache-control": "private, no-store" })
      this.statusCode = 503
      return Reflect.apply(writeHead, this, [503, ...values.slice(1)]) as ServerResponse
    }
    const since = outage()
    if (since && isSentAllTheSame(this, status)) sayStale(this, since)
    return Reflect.apply(writeHead, this, values) as ServerResponse
  }
  ServerResponse.prototype.write = function (this: Answered, ...values: unknown[]) {
    takeBodyAway(this)
    if (this[instead] === undefined) return Reflect.apply(write, this, values) as boolean
    callBack(values)
    return true
  }
  ServerResponse.prototype.end = function (this: Answered, ...values: unknown[]) {
    takeBodyAway(this)
    const body = this[instead]
    if (body === undefined) return Reflect.apply(end, this, values) as ServerResponse
    callBack(values)
    return Reflect.apply(end, this, this.req.method === "HEAD" ? [] : [body]) as ServerResponse
  }
}

/** Node writes the head of an answer only with the first of its body, when that cannot be changed any more. */
function takeBodyAway(response: Answered): void {
  if (!response.headersSent && response[instead] === undefined && response.statusCode === 500) {
    if (refusalBehind(response)) response.writeHead(500)
  }
}

/** What is to be sent in place of a failed answer; its headers are set. Null: the answer stays what it is. */
function bodyInstead(response: Answered, status: number): Buffer | null {
  if (status !== 500) return null
  const refusal = refusalBehind(response)
  if (!refusal) return null
  const { type, policy, body } = refusalBody(response.req, refusal, outage())
  for (const name of response.getHeaderNames()) if (ofBody.test(name)) response.removeHeader(name)
  setHeaders(response, {
    ...retryAfter(refusal),
    "content-type": type,
    "content-length": String(body.byteLength),
    "cache-control": "no-store",
    ...(policy === null ? {} : { "content-security-policy": policy }),
  })
  return body
}

/** Why an answer failed, where that was the database. */
function refusalBehind(response: ServerResponse): AppError | null {
  return faultOf(response) ?? (outage() ? databaseLost() : null)
}

function isRefusedForm(response: ServerResponse, status: number): boolean {
  const { method } = response.req
  return status === 200 && method === "POST" && !response.headersSent && faultOf(response) !== null
}

/** A page or a file that is sent though the database is out of reach: then it is one that was kept. */
function isSentAllTheSame({ req: { method, url = "/" } }: ServerResponse, status: number): boolean {
  const isReading = method === "GET" || method === "HEAD"
  return (
    isReading &&
    status < 500 &&
    !/^\/(?:_next|admin|fonts|api\/(?:health|internal|metrics))(?:[/?]|$)/.test(url)
  )
}

function sayStale(response: ServerResponse, { since, dataVersion }: Outage): void {
  const at = since.toISOString()
  response.setHeader("x-data-stale-since", at)
  const description = staleDescription({ since: at, dataVersion })
  response.appendHeader("server-timing", `${staleMark};desc="${description}"`)
  response.removeHeader("etag")
  // Not in a reader's browser; what stands before the server may spare it the crowd for a moment.
  response.setHeader("cache-control", "no-store")
  response.setHeader("cdn-cache-control", "max-age=10")
}

function setHeaders(response: ServerResponse, headers: Record<string, string>): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
}

function callBack(values: readonly unknown[]): void {
  const done = values.find((value) => typeof value === "function") as (() => void) | undefined
  if (done) process.nextTick(done)
}
