import "server-only"
import { Server, type IncomingMessage, type ServerResponse } from "node:http"
import { askedAddress } from "./asked-address"

const kilobyte = 1024
const megabyte = 1024 * kilobyte

const holder = globalThis as typeof globalThis & { chipRunwayRefusesLarge?: true }

/**
 * Refuses a body that is larger than anything its address takes, by the length that it claims, before any of it is
 * read: Next holds back what goes to the editors' rooms until all of it has come in. Bodies that claim no length are
 * counted where the API reads them; the editors' rooms take none. Called once when the server starts; the prototype
 * reaches the server that listens already.
 */
export function refuseLargeBodies(): void {
  if (holder.chipRunwayRefusesLarge) return
  holder.chipRunwayRefusesLarge = true
  const { emit } = Server.prototype
  Server.prototype.emit = function (this: Server, event: string | symbol, ...values: unknown[]) {
    const [request, response] = values as [IncomingMessage, ServerResponse]
    const refusal = event === "request" ? bodyRefusal(request) : null
    if (refusal === null) return Reflect.apply(emit, this, [event, ...values]) as boolean
    response.writeHead(refusal.status, { "content-type": "text/plain; charset=utf-8", connection: "close" })
    response.end(refusal.words)
    return true
  }
}

type Refusal = { status: 411 | 413; words: string }

/** Why a request's body is not taken, by its head alone; null where it may be. */
export function bodyRefusal({
  method,
  url = "/",
  headers,
}: Pick<IncomingMessage, "method" | "url" | "headers">): Refusal | null {
  const length = headers["content-length"]
  const { path } = askedAddress(url)
  const isApi = /^\/api(?:\/|$)/.test(path)
  const isRead = method === "GET" || method === "HEAD" || method === "OPTIONS"
  if (length === undefined) {
    if (headers["transfer-encoding"] === undefined || (isApi && !isRead)) return null
    return { status: 411, words: "Say how long the body is (Content-Length).\n" }
  }
  const most = isRead ? 64 * kilobyte : isApi ? megabyte : mostOfForm(path, headers.cookie ?? "")
  if (Number(length) <= most) return null
  const words = most < megabyte ? `${most / kilobyte} kB` : `${most / megabyte} MB`
  return { status: 413, words: `This is larger than ${words}, the most that can be sent here.\n` }
}

/** Whether the session is a real one is asked later; who brings none at all has no file to send. */
function mostOfForm(path: string, cookie: string): number {
  const isImport = /^\/admin\/import(?:\/|$)/.test(path)
  return isImport && cookie.includes("chip-runway.session_token=") ? 25 * megabyte : 2 * megabyte
}
