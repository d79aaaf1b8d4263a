/** Never reached: only tells a path of this site from an address elsewhere. */
const here = "https://here.invalid"

/**
 * Where to go after signing in, from a `next` that anybody may have written into a link.
 *
 * @returns a path of the admin area, with its query; `/admin` for everything else, such as another site,
 *   `//other.example`, `/admin/../x`, or the sign-in page itself
 */
export function nextPage(next: string | null | undefined): string {
  if (!next?.startsWith("/admin") || next.length > 2000 || /[\\\p{Cc}]/u.test(next)) return "/admin"
  if (!URL.canParse(next, here)) return "/admin"
  const { origin, pathname, search } = new URL(next, here)
  const isInside = origin === here && /^\/admin(?:\/|$)/.test(pathname) && !pathname.includes("//")
  const isDoor = /^\/admin\/(?:login|welcome)(?:\/|$)/.test(pathname)
  return isInside && !isDoor ? `${pathname}${search}` : "/admin"
}
