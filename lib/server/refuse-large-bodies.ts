import "server-only"
import { Server, type IncomingMessage, type ServerResponse } from "node:http"
import { askedAddress } from "./asked-address"
import { clientAddressOf } from "./auth/client-address"
import { hasSignedSession } from "./auth/signed-cookies"
import { BodiesUnderWay, uncounted } from "./bodies-under-way"
import { env } from "./env"
import { whenGone } from "./when-gone"

const kilobyte = 1024
const megabyte = 1024 * kilobyte
/** What everybody may send: to sign in, and to ask something by a form. */
const small = 64 * kilobyte

/** After this many seconds a body that found no room is to be sent again. */
const comeAgainAfter = 10

const holder = globalThis as typeof globalThis & { chipRunwayRefusesLarge?: true }

/**
 * Refuses a body that is larger than anything its address takes from its sender, and one for which there is no room beside
 * those under way, by the length that it claims, before any of it is read: Next holds back what goes to the editors' rooms
 * until all of it has come in. Bodies that claim no length are counted where the API reads them; the editors' rooms take
 * none. Called once when the server starts; the prototype reaches the server that listens already.
 */
export function refuseLargeBodies(): void {
  if (holder.chipRunwayRefusesLarge) return
  holder.chipRunwayRefusesLarge = true
  const proxies = env().TRUSTED_PROXIES
  const underWay = new BodiesUnderWay()
  const { emit } = Server.prototype
  Server.prototype.emit = function (this: Server, event: string | symbol, ...values: unknown[]) {
    const pass = () => Reflect.apply(emit, this, [event, ...values]) as boolean
    if (event !== "request") return pass()
    const [request, response] = values as [IncomingMessage, ServerResponse]
    const refusal = bodyRefusal(request) ?? hold(request, response)
    if (refusal === null) return pass()
    response.writeHead(refusal.status, {
      "content-type": "text/plain; charset=utf-8",
      connection: "close",
      ...(refusal.status === 503 && { "retry-after": String(comeAgainAfter) }),
    })
    response.end(refusal.words)
    return true
  }

  function hold(request: IncomingMessage, response: ServerResponse): Refusal | null {
    const length = Number(request.headers["content-length"] ?? 0)
    if (length <= uncounted) return null
    const { headers, socket } = request
    const address = clientAddressOf({
      peer: socket.remoteAddress ?? "",
      forwardedFor: String(headers["x-forwarded-for"] ?? ""),
      proxies,
    })
    const isSignedIn = hasSignedSession(headers.cookie ?? "")
    const giveBack = underWay.take(length, isSignedIn ? { isSignedIn } : { isSignedIn, address })
    if (giveBack === null) return { status: 503, words: "Too much is being sent here. Send it again soon.\n" }
    whenGone(request, response, giveBack)
    return null
  }
}

type Refusal = { status: 411 | 413 | 503; words: string }

/** Why a request's body is not taken, by its head alone; null where it may be. */
export function bodyRefusal({
  method,
  url = "/",
  headers,
}: Pick<IncomingMessage, "method" | "url" | "headers">): Refusal | null {
  const length = headers["content-length"]
  if (length === undefined && headers["transfer-encoding"] === undefined) return null
  const { path } = askedAddress(url)
  const isApi = /^\/api(?:\/|$)/.test(path)
  const isRead = method === "GET" || method === "HEAD" || method === "OPTIONS"
  if (length === undefined) {
    if (isApi && !isRead) return null
    return { status: 411, words: "Say how long the body is (Content-Length).\n" }
  }
  if (Number(length) <= small) return null
  const most = isRead ? small : isApi ? megabyte : mostOfForm(path, headers.cookie ?? "")
  if (Number(length) <= most) return null
  const words = most < megabyte ? `${most / kilobyte} kB` : `${most / megabyte} MB`
  return { status: 413, words: `This is larger than ${words}, the most that can be sent here.\n` }
}

/** Whether the session still stands is asked later; who was never given one has no record and no file to send. */
function mostOfForm(path: string, cookie: string): number {
  if (!hasSignedSession(cookie)) return small
  return /^\/admin\/import(?:\/|$)/.test(path) ? 25 * megabyte : 2 * megabyte
}
