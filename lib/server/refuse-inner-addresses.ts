import "server-only"
import { Server, type IncomingMessage, type ServerResponse } from "node:http"
import { askedAddress } from "./asked-address"

const holder = globalThis as typeof globalThis & { chipRunwayRefusesInner?: true }

/**
 * Answers 404 to what Next's parts say to each other and no page of ours asks for: anybody could lead a request past the
 * limits and the log by it, because Next takes it for another address than it is. Called once when the server starts,
 * not by the development server, which has addresses of its own below /_next; the prototype reaches the server that
 * listens already.
 */
export function refuseInnerAddresses(): void {
  if (holder.chipRunwayRefusesInner) return
  holder.chipRunwayRefusesInner = true
  const { emit } = Server.prototype
  Server.prototype.emit = function (this: Server, event: string | symbol, ...values: unknown[]) {
    const [request, response] = values as [IncomingMessage, ServerResponse]
    if (event !== "request" || !isInner(request.url ?? "/"))
      return Reflect.apply(emit, this, [event, ...values]) as boolean
    response.writeHead(404, { "content-type": "text/plain; charset=utf-8" })
    response.end("Nothing is here.\n")
    return true
  }
}

/**
 * Whether an address is nobody's: below /_next only files of the build are asked for (of `/_next/data/BUILD/PAGE.json`
 * Next makes /PAGE), and a name in a query that begins with `nxtP` or `nxtI` is for our proxy the same name without it.
 */
export function isInner(url: string): boolean {
  const { path, query } = askedAddress(url)
  if (/^\/_next(?:\/|$)/.test(path) && !path.startsWith("/_next/static/")) return true
  return query !== "" && [...new URLSearchParams(query).keys()].some((name) => /^nxt[PI]/.test(name))
}
