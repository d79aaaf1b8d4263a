import "server-only"
import type { IncomingMessage } from "node:http"
import { readQuery } from "@/lib/page-queries"
import { askedAddress } from "../asked-address"
import { internalSecret } from "../internal-secret"

/** On our own look at a page, which Next is to answer, with this process's secret. */
export const lookHeader = "x-chip-runway-look"

/** Files of a build: their names say what is in them, so that they never change. */
export const isBuildFile = (address: string) => address.startsWith("/_next/static/")

/** A path in its one spelling: no steps, and nothing encoded that can stand as it is (RFC 3986, 3.3). */
const plain =
  /^\/$|^(?:\/(?!\.)(?:[\w.~!$&'()*+,;=:@-]|%(?:[89A-F][\dA-F]|2[0235F]|3[CEF]|5[BCDE]|60|7[BCD]))+)+$/

/** What Next reads of a request for a page's parts; of a request for the page itself it means nothing. */
const ofParts = /^(?:next-|x-nextjs-)/

/**
 * Takes from a request for a public page what the page does not read: a query that would be kept with it for all if it is
 * just being made, and what Next would look at without need.
 */
export function dropUnread(request: IncomingMessage): void {
  const { method, url = "/", headers } = request
  if (method !== "GET" && method !== "HEAD") {
    // A page's parts are read; whoever sends something and asks for those of no page has Next stumble over itself.
    delete headers.rsc
    return
  }
  const { names, query } = askedAddress(url)
  if (url.includes("?") || url.includes("#")) request.url = withQueryRead(url, names, query, headers.rsc)
  if (headers.rsc !== undefined || /^\/(?:admin|api)(?:\/|$)/.test(names)) return
  for (const name of Object.keys(headers)) {
    if (ofParts.test(name)) Reflect.deleteProperty(headers, name)
  }
}

function withQueryRead(
  url: string,
  names: string,
  query: string,
  rsc: string | string[] | undefined,
): string {
  const read = isBuildFile(names) ? "" : readQuery(names, query)
  if (read === null) return url
  // By it Next makes sure that a page's data are not taken for the page by a cache on the way.
  const mark = rsc === undefined ? null : new URLSearchParams(query).get("_rsc")
  const kept = [read, mark === null ? "" : `_rsc=${encodeURIComponent(mark.slice(0, 100))}`]
  const search = kept.filter((part) => part !== "").join("&")
  return `${/^[^?#]*/.exec(url)![0]}${search === "" ? "" : `?${search}`}`
}

/** Whether an address is in the one spelling that we give it. */
export function isPlain(url: string): boolean {
  return plain.test(url.split("?", 1)[0]!)
}

/**
 * The one address under which the answer to a request is kept in memory, where it can be: a page as everybody gets it or a
 * file of the build, asked for in the one spelling of its address. Any other spelling leads to the same page, and would
 * have it kept once more.
 */
export function keptAddress({ method, url = "/", headers }: IncomingMessage): string | null {
  if (method !== "GET" && method !== "HEAD") return null
  if (headers.rsc !== undefined || isLook(headers)) return null
  const [path = "", query = ""] = url.split("?", 2)
  if (!plain.test(path)) return null
  if (isBuildFile(path)) return path
  if (/^\/(?:_next|admin|api)(?:\/|$)/.test(path)) return null
  if (!url.includes("?")) return path
  const read = readQuery(askedAddress(path).names, query)
  return read === null ? null : `${path}${read === "" ? "" : `?${read}`}`
}

/** Whether this process looks at a page of its own. */
export function isLook(headers: IncomingMessage["headers"]): boolean {
  return headers[lookHeader] === internalSecret()
}
