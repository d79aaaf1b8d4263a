import "server-only"

/** What a request asks for, in the one spelling by which doors are told apart. */
export type AskedAddress = {
  path: string
  /** Without its question mark. */
  query: string
}

/** An address that has no other spelling: most of them. */
const plain = /^(?:\/(?![/.])[^/?%\\#]*)+$/

/**
 * Reads an address as those behind us do: `/%73earch.json`, `/a/../search.json`, `//search.json` and
 * `http://anything/search.json` all lead to /search.json. Whoever looks at the letters alone lets the others pass.
 */
export function askedAddress(url: string): AskedAddress {
  if (plain.test(url)) return { path: url, query: "" }
  const whole = /^https?:/i.test(url) ? url : `http://site${url.replace(/^[/\\]+/, "/")}`
  if (!URL.canParse(whole)) return asWritten(url)
  const { pathname, search } = new URL(whole)
  return { path: decoded(pathname.replace(/\/{2,}/g, "/")), query: search.slice(1) }
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

function asWritten(url: string): AskedAddress {
  const end = url.indexOf("?")
  return end === -1 ? { path: url, query: "" } : { path: url.slice(0, end), query: url.slice(end + 1) }
}
