import "server-only"
import { Server, type IncomingMessage, type ServerResponse } from "node:http"
import { askedAddress } from "../asked-address"
import { clientAddressOf } from "../auth/client-address"
import { env } from "../env"
import { log } from "../log"
import { whenGone } from "../when-gone"
import { loggedPath } from "./logged-path"
import { hasLine } from "./refusal-lines"
import { beginRequest, type EndedRequest } from "./request-metrics"
import { withRequest } from "./request-context"
import { requestIdOf } from "./request-id"
import { routeClass } from "./route-class"
import { isEnding } from "./shutdown"

const holder = globalThis as typeof globalThis & { chipRunwayNotesRequests?: true }

/** What is asked for so often, or tells so little, that it has a line only where LOG_LEVEL=debug. */
const quietClasses: ReadonlySet<string> = new Set(["asset", "health", "internal", "metrics"])

/**
 * Gives each request an id, which the answer carries as `x-request-id` and every line of the log that belongs to
 * it, and writes a line when it has ended. Called once when the server starts, after what refuses requests, so that
 * refusals have a line as well; the prototype reaches the server that listens already.
 */
export function noteRequests(): void {
  if (holder.chipRunwayNotesRequests) return
  holder.chipRunwayNotesRequests = true
  const trustedProxies = env().TRUSTED_PROXIES
  const { emit } = Server.prototype
  Server.prototype.emit = function (this: Server, event: string | symbol, ...values: unknown[]) {
    if (event !== "request") return Reflect.apply(emit, this, [event, ...values]) as boolean
    const [request, response] = values as [IncomingMessage, ServerResponse]
    const id = requestIdOf(request.headers["x-request-id"], trustedProxies)
    response.setHeader("x-request-id", id)
    // A balancer's kept connection must end before the server does, or what it sends next is lost.
    if (isEnding()) response.setHeader("connection", "close")
    const address = clientAddressOf({
      peer: request.socket.remoteAddress ?? "",
      forwardedFor: String(request.headers["x-forwarded-for"] ?? ""),
      proxies: trustedProxies,
    })
    return withRequest({ id, address }, () => {
      noteEnd(request, response, { id, address })
      return Reflect.apply(emit, this, [event, ...values]) as boolean
    })
  }
}

function noteEnd(
  request: IncomingMessage,
  response: ServerResponse,
  { id: requestId, address }: { id: string; address: string },
): void {
  // Next may change the address while it works on it.
  const { method = "GET", url = "/", socket } = request
  const began = performance.now()
  const bytesBefore = socket.bytesWritten
  const ended = beginRequest()
  whenGone(request, response, () => {
    const route = routeClass(askedAddress(url).path)
    const kept = response.getHeader("x-nextjs-cache")
    const facts: EndedRequest = {
      route,
      method,
      status: response.statusCode,
      ms: performance.now() - began,
      kept: typeof kept === "string" ? kept : null,
    }
    ended(facts)
    const level = levelOf(facts)
    const logger = log()
    if (!logger.isLevelEnabled(level)) return
    if (!logger.isLevelEnabled("debug") && !hasLine(facts.status, address)) return
    logger[level]({
      // Said here: a connection's events do not always know what they are the end of.
      requestId,
      method,
      path: loggedPath(url),
      status: facts.status,
      ms: Math.round(facts.ms * 10) / 10,
      bytes: socket.bytesWritten - bytesBefore,
      ...(facts.kept !== null && { kept: facts.kept }),
      ...(!response.writableFinished && { brokenOff: true }),
    })
  })
}

/** A kept page that is sent as it stands is what a busy site does most: a line each would cost more than the page. */
function levelOf({ status, kept, route }: EndedRequest): "debug" | "info" | "warn" {
  // Not ready is an answer, not a fault; what keeps a server from being ready has a line of its own.
  if (status >= 500) return route === "health" ? "debug" : "warn"
  return kept === "HIT" || quietClasses.has(route) ? "debug" : "info"
}
