import "server-only"

/**
 * Whether a request was sent from one of our pages, or by no browser at all. Browsers say where it comes from, by
 * one header or the other; who says neither is none.
 */
export function isFromHere(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site")
  if (site !== null) return site === "same-origin" || site === "none"
  const origin = headers.get("origin")
  if (origin === null) return true
  const host = headers.get("x-forwarded-host") ?? headers.get("host")
  return URL.canParse(origin) && new URL(origin).host === host
}
