import "server-only"
import { Server, type IncomingMessage, type ServerResponse } from "node:http"

/** Longer than any address that we give; a page's address is also the name of the file that it is kept in. */
const mostCharacters = 8000
const mostPathCharacters = 1000

const holder = globalThis as typeof globalThis & { chipRunwayRefusesBroken?: true }

/**
 * Answers an address that cannot be read (`%ff` is no text in UTF-8), holds a control character or is longer than any of
 * ours, and an Origin that is none, before Next takes it for a fault of the site's. Called once when the server starts;
 * the prototype reaches the server that listens already.
 */
export function refuseBrokenAddresses(): void {
  if (holder.chipRunwayRefusesBroken) return
  holder.chipRunwayRefusesBroken = true
  const { emit } = Server.prototype
  Server.prototype.emit = function (this: Server, event: string | symbol, ...values: unknown[]) {
    const [request, response] = values as [IncomingMessage, ServerResponse]
    const refusal =
      event === "request" ? (refusalOf(request.url ?? "/") ?? refusalOfOrigin(request.headers.origin)) : null
    if (refusal === null) return Reflect.apply(emit, this, [event, ...values]) as boolean
    response.writeHead(refusal.status, { "content-type": "text/plain; charset=utf-8", connection: "close" })
    response.end(refusal.words)
    return true
  }
}

/** What is wrong with an address as a request names it; null where nothing is. */
export function refusalOf(url: string): { status: 400 | 414; words: string } | null {
  const path = url.split("?", 1)[0]!
  if (url.length > mostCharacters || path.length > mostPathCharacters) {
    return { status: 414, words: "This address is longer than any of this site's.\n" }
  }
  // `OPTIONS *` asks of the server as a whole, which has nothing to say.
  if (!/^(?:\/|https?:\/\/)/i.test(url)) {
    return { status: 400, words: "An address of this site begins with a /.\n" }
  }
  try {
    // No text of ours holds a control character, so nothing is called so; and no database takes U+0000 for a text.
    if (!/[\u0000-\u001f]/.test(decodeURIComponent(path)) && !url.includes("%00")) return null
    return { status: 400, words: "This address holds a control character, as none of this site's does.\n" }
  } catch {
    return {
      status: 400,
      words: "This address cannot be read: a % must be followed by the code of a text in UTF-8.\n",
    }
  }
}

/** What is wrong with the site that a request says it comes from; null where it names one, or none. */
export function refusalOfOrigin(origin: string | undefined): { status: 400; words: string } | null {
  if (origin === undefined || origin === "null" || URL.canParse(origin)) return null
  return { status: 400, words: "The Origin header of this request names no site.\n" }
}
