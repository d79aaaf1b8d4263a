/** Pages that there are for a past state of knowledge too; nothing below a profile or an order is among them. */
const pagesOfThePast = [
  /^\/$/,
  /^\/board\/[^?#]+$/,
  /^\/companies\/[^/?#]+$/,
  /^\/orders(?:\/[^/?#]+)?$/,
  /^\/compare$/,
  /^\/statements(?:\/by\/[^/?#]+)?$/,
  /^\/numbers\/[^?#]+$/,
  /^\/charts\/[^/?#]+$/,
]

/** The parameter of an address that names the day. */
export const knownParam = "known"

/**
 * An address of ours that keeps the day of what was known; one that has no page for a past day stays as it is, as does
 * a place on the same page.
 *
 * @param known ISO day, or null for what is known now
 */
export function withKnown(href: string, known: string | null): string {
  if (known === null) return href
  const [, path = "", query = "", hash = ""] = /^([^?#]*)(\?[^#]*)?(#.*)?$/.exec(href) ?? []
  if (!pagesOfThePast.some((page) => page.test(path))) return href
  const params = new URLSearchParams(query)
  if (params.has(knownParam)) return href
  return `${path}${query === "" ? "?" : `${query}&`}${knownParam}=${encodeURIComponent(known)}${hash}`
}
