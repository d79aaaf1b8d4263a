import "server-only"

/** What a request asks for, in the one spelling by which doors are told apart. */
export type AskedAddress = {
  /** As routes are found by it: none of it goes up, and its letters are as they were written. */
  path: string
  /** The same as handlers read the names in it. */
  names: string
  /** Without its question mark. */
  query: string
}

/** An address that has no other spelling: most of them. */
const plain = /^(?:\/(?![/.])[^/?%\\#]*)+$/

/**
 * Reads an address as those behind us do: `/a/../search.json`, `//search.json` and `http://anything/search.json` all lead
 * to /search.json, and `/charts/laborator%79.png` to the laboratory's chart. Whoever looks at the letters alone lets
 * these pass.
 */
export function askedAddress(url: string): AskedAddress {
  if (plain.test(url)) return { path: url, names: url, query: "" }
  const whole = /^https?:/i.test(url) ? url : `http://site${url.replace(/^[/\\]+/, "/")}`
  if (!URL.canParse(whole)) return { path: url, names: url, query: "" }
  const { pathname, search } = new URL(whole)
  const path = pathname.replace(/\/{2,}/g, "/")
  return { path, names: decoded(path), query: search.slice(1) }
}

/** An encoded slash is a letter of a name, and parts no path. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path.replace(/%2f/gi, "%252F"))
  } catch {
    // Answered 400 by whoever reads it next.
    return path
  }
}
