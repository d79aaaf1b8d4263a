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
  const path = withoutDots(pathname).replace(/\/{2,}/g, "/")
  return { path, names: decoded(path), query: search.slice(1) }
}

/**
 * A path without parts that stand still or go up (RFC 3986, 5.2.4). `URL` should leave none, and does in Node 20 where an
 * earlier part begins with a dot: of `/.json/../search` it leaves all.
 */
function withoutDots(path: string): string {
  if (!/\/(?:\.|%2e){1,2}(?:\/|$)/i.test(path)) return path
  const kept: string[] = []
  const parts = path.slice(1).split("/")
  for (const [at, part] of parts.entries()) {
    const isLast = at === parts.length - 1
    if (/^(?:\.|%2e)$/i.test(part)) {
      if (isLast) kept.push("")
    } else if (/^(?:\.|%2e){2}$/i.test(part)) {
      kept.pop()
      if (isLast) kept.push("")
    } else kept.push(part)
  }
  return `/${kept.join("/")}`
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
