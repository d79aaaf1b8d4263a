import "server-only"
import { Server, type IncomingMessage, type ServerResponse } from "node:http"
import { askedAddress } from "./asked-address"

const holder = globalThis as typeof globalThis & { chipRunwayRefusesPosts?: true }

/**
 * Public pages are read, never sent to, yet Next takes a form's body at any page's address, up to the size of the
 * largest file that editors import. Whatever is sent outside the admin area and the API is refused before its body
 * is read. Called once when the server starts; the prototype reaches the server that listens already.
 */
export function refusePublicPosts(): void {
  if (holder.chipRunwayRefusesPosts) return
  holder.chipRunwayRefusesPosts = true
  const { emit } = Server.prototype
  Server.prototype.emit = function (this: Server, event: string | symbol, ...values: unknown[]) {
    const [request, response] = values as [IncomingMessage, ServerResponse]
    if (event !== "request" || !isRefused(request))
      return Reflect.apply(emit, this, [event, ...values]) as boolean
    response.writeHead(405, { allow: "GET, HEAD", "content-type": "text/plain", connection: "close" })
    response.end("This address is only for reading.\n")
    return true
  }
}

function isRefused({ method, url = "/" }: IncomingMessage): boolean {
  if (method === "GET" || method === "HEAD" || method === "OPTIONS") return false
  // Next cannot even hold a TRACE; of the others nothing here knows anything.
  if (!["POST", "PUT", "PATCH", "DELETE"].includes(method ?? "")) return true
  return !/^\/(?:admin|api)(?:\/|$)/.test(askedAddress(url).path)
}
