import type { Source } from "@/lib/domain/source"

/** Parameters that say how a reader came, not what is read. */
const tracking =
  /^(?:utm_\w+|fbclid|gclid|msclkid|mc_cid|mc_eid|igshid|ref|ref_src|cmpid|spm|smid|share|from)$/i

/**
 * A page's address without what makes no difference to the page: scheme, `www.`, a trailing slash, the case of
 * the host's letters, tracking parameters and the order of the others, fragments. Null where it is no address.
 */
export function normalUrl(url: string): string | null {
  if (!URL.canParse(url)) return null
  const { protocol, hostname, port, pathname, searchParams } = new URL(url)
  if (protocol !== "http:" && protocol !== "https:") return null
  const query = [...searchParams]
    .filter(([name]) => !tracking.test(name))
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .sort()
    .join("&")
  const host = hostname.replace(/^www\./, "").replace(/\.$/, "") + (port === "" ? "" : `:${port}`)
  let end = pathname.length
  while (pathname[end - 1] === "/") end -= 1
  return `${host}${pathname.slice(0, end)}${query === "" ? "" : `?${query}`}`
}

type Compared = Pick<Source, "id" | "publisher" | "title" | "url">

/** Sources on record that are probably this one: the same page, or the same publisher and title. */
export function likelyDuplicates<S extends Compared>(source: Compared, sources: readonly S[]): S[] {
  const page = source.url === null ? null : normalUrl(source.url)
  const name = nameOf(source)
  return sources.filter((other) => {
    if (other.id === source.id) return false
    if (page !== null && other.url !== null && normalUrl(other.url) === page) return true
    return name !== null && nameOf(other) === name
  })
}

function nameOf({ publisher, title }: Compared): string | null {
  if (title === null || plain(title) === "") return null
  return `${plain(publisher)}\n${plain(title)}`
}

/** Letters and digits alone: quotes, dashes, case and width differ from one copyist to the next. */
function plain(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, " ")
    .trim()
}
