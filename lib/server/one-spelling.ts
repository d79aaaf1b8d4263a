import "server-only"
import { Server, type IncomingMessage, type ServerResponse } from "node:http"
import { askedAddress } from "./asked-address"

const holder = globalThis as typeof globalThis & { chipRunwayOneSpelling?: true }

/**
 * Leads an address that is written otherwise than we write it (`/Search?q=h20`, `/s/%61bc.PNG`, `/a/../search`) to the one
 * that is ours.
 * Next's rewrites know no capitals, its pages, our proxy and our limits do: so a page would be made by another road than the
 * one on which its readers are counted and its policy is written. Called once when the server starts; the prototype reaches
 * the server that listens already.
 */
export function leadToOneSpelling(): void {
  if (holder.chipRunwayOneSpelling) return
  holder.chipRunwayOneSpelling = true
  const { emit } = Server.prototype
  Server.prototype.emit = function (this: Server, event: string | symbol, ...values: unknown[]) {
    const [request, response] = values as [IncomingMessage, ServerResponse]
    const ours = event === "request" ? oneSpelling(request.url ?? "/") : null
    if (ours === null) return Reflect.apply(emit, this, [event, ...values]) as boolean
    response.writeHead(308, { location: ours, "content-type": "text/plain; charset=utf-8" })
    response.end(`This address is written ${ours}\n`)
    return true
  }
}

/** A path that goes up, stands still or has an empty part: Next reads its parts at one place and puts them together at another. */
const wanders = /\/\.{1,2}(?:\/|$)|\/\/|\\/

/** The address as we write it; null where it is written so. */
export function oneSpelling(url: string): string | null {
  const written = url.startsWith("/") ? url.split("?", 1)[0]! : null
  const isWandering = written !== null && wanders.test(written)
  if (!isWandering && !/[A-Z%]/.test(url)) return null
  const { path, query } = askedAddress(url)
  const ours = lowerCased(plainLetters(path))
  if (ours === (isWandering ? written : path)) return null
  return query === "" ? ours : `${ours}?${query}`
}

/** A path whose letters stand for themselves: those that an address never has to encode (RFC 3986, 2.3). */
export function plainLetters(path: string): string {
  return path.replace(/%[0-9a-f]{2}/gi, (code) => {
    const letter = String.fromCharCode(parseInt(code.slice(1), 16))
    return /[\w.~-]/.test(letter) ? letter : code
  })
}

/**
 * Lower-cases what of a path we have named, and leaves what names a record or a day: assumptions have capitals in theirs.
 * That is its first part, and the chart's; and where a file's ending leads to a door (next.config.ts), that ending and
 * what stands before.
 */
function lowerCased(path: string): string {
  return path
    .replace(/^\/(?:charts\/)?[^/]+/i, inLowerCase)
    .replace(/^\/(?:s|charts|changes\/firms)\/[^/.]+\.[^/]+$/i, inLowerCase)
}

/** What is encoded stays as it is. */
function inLowerCase(text: string): string {
  return text.replace(/%..|[A-Z]+/g, (part) => (part.startsWith("%") ? part : part.toLowerCase()))
}
