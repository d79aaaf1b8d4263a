import "server-only"
import { Server, type IncomingMessage, type ServerResponse } from "node:http"
import { askedAddress } from "../asked-address"
import { env } from "../env"
import { isOverLimit, noteUnknownProxy } from "../limits/limit-requests"
import { answerHeaders, kindOf, type AnswerKind } from "./answer-headers"
import { dropUntrusted } from "./forwarded-headers"

const holder = globalThis as typeof globalThis & { chipRunwayGuards?: true }

/**
 * What every request meets first: it loses the headers that its sender may not set, its answer gets the headers that
 * every answer has, and whoever asks for too much is told so. Here and not in next.config.ts, because these depend on
 * settings that are known when the server starts, not when it is built; and not in proxy.ts, which would halve how
 * many kept pages go out. Called once when the server starts, after all others that look at requests but the log; the
 * prototype reaches the server that listens already.
 */
export function guardRequests(): void {
  if (holder.chipRunwayGuards) return
  holder.chipRunwayGuards = true
  const { TRUSTED_PROXIES, SITE_URL } = env()
  const site = {
    isSecure: SITE_URL?.startsWith("https:") ?? false,
    isDevelopment: process.env.NODE_ENV === "development",
  }
  const made = new Map<AnswerKind, ReturnType<typeof answerHeaders>>()
  const headersFor = (kind: AnswerKind) => {
    const headers = made.get(kind) ?? answerHeaders(kind, site)
    made.set(kind, headers)
    return headers
  }

  const { emit } = Server.prototype
  Server.prototype.emit = function (this: Server, event: string | symbol, ...values: unknown[]) {
    if (event !== "request") return Reflect.apply(emit, this, [event, ...values]) as boolean
    const [request, response] = values as [IncomingMessage, ServerResponse]
    noteUnknownProxy(request, TRUSTED_PROXIES)
    dropUntrusted(request.headers, TRUSTED_PROXIES)
    const kind = kindOf(askedAddress(request.url ?? "/").path)
    for (const [name, value] of headersFor(kind)) response.setHeader(name, value)
    if (isOverLimit(request, response, TRUSTED_PROXIES)) return true
    return Reflect.apply(emit, this, [event, ...values]) as boolean
  }
}
