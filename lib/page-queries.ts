import { segmentsQuery, viewSegments } from "./charts/view-segments"
import { knownParam } from "./known-link"
import { labPath, labQueryOfPath } from "./lab/lab-path"
import { movedOfSegments, movedSegments } from "./moved-path"
import { ordersParams } from "./orders-link"

/**
 * What a page reads of its address's query. A page of these parameters is kept as one of its own, the others mean nothing to
 * it; null: it reads the query as it stands, and is made for each reader.
 */
type Reading = (query: URLSearchParams, path: string) => URLSearchParams | null

/** A page that another one stands in for as soon as the query names one of these. */
const madeWhere =
  (...names: readonly string[]): Reading =>
  (query) =>
    names.some((name) => query.has(name)) ? null : new URLSearchParams()

/** Every public page that reads anything of its query; next.config.ts and proxy.ts lead to them, and tests hold all three together. */
const readers: readonly (readonly [path: RegExp, reads: Reading])[] = [
  [/^\/(?:controls\/(?:classify|replay|on)|charts\/laboratory)$/, () => null],
  [/^\/charts\/[^/]+$/, chartQuery],
  [/^\/lab$/, (query) => labQueryOfPath(labPath(query) ?? "/lab/of")],
  [/^\/companies\/[^/]+\/moved$/, (query) => paramsOf(movedOfSegments(movedSegments(query)))],
  [/^\/search$/, madeWhere("q")],
  [/^\/compare$/, madeWhere("firms", knownParam)],
  [/^\/orders$/, madeWhere(...ordersParams)],
  [
    /^\/$|^\/(?:board|numbers)\/.|^\/(?:companies|orders)\/[^/]+$|^\/statements(?:\/|$)/,
    madeWhere(knownParam),
  ],
]

/** What is no page of the public site, or leads on with its query, as next.config.ts says of the pages inside. */
const noPage =
  /^\/(?:orders\/of\/query|search\/answer|compare\/of)$|^\/(?:_next|admin|api|doors|embed|known|oembed)(?:\/|$)|^\/(?:data|lab)\/.|^\/(?!numbers\/).*\.[^/]*$|.\/$/

/**
 * The query that a public page reads, in the one order in which it is kept: an analytics mark falls away, and so does
 * whatever somebody writes there for others to find in a page that is kept for all.
 *
 * @param path as routes are found by it, its letters decoded
 * @returns null where the query is to stay as it is
 */
export function readQuery(path: string, query: string): string | null {
  if (noPage.test(path)) return null
  const [, reads = null] = readers.find(([page]) => page.test(path)) ?? []
  if (reads === null) return ""
  return reads(new URLSearchParams(query), path)?.toString() ?? null
}

/** A chart of a past day is made for each reader, by another page. */
function chartQuery(query: URLSearchParams, path: string): URLSearchParams | null {
  const read = paramsOf(segmentsQuery(viewSegments(path.split("/")[2] ?? "", query)))
  return read.has(knownParam) ? null : read
}

function paramsOf(query: Record<string, string[]>): URLSearchParams {
  return new URLSearchParams(
    Object.entries(query).flatMap(([name, values]) => values.map((value) => [name, value])),
  )
}
