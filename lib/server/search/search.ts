import "server-only"
import { longestQuery } from "@/lib/contracts/found-kind"
import { searchAnswerSchema, type Found, type SearchAnswer } from "@/lib/contracts/search"
import { nearestNames } from "@/lib/nearest-names"
import { foundOf } from "./found"
import { keptIndex, type Searchable } from "./kept-index"
import { match } from "./match"
import { meantWords } from "./meant-words"
import { rank } from "./rank"
import { readQuery } from "./read-query"

/**
 * What the public records and our pages hold on a query: firms by any of their names, chips, orders, rules, pages
 * and sources.
 *
 * @param q as typed; characters after the 200th are not read
 * @param limit at most so many things
 * @param perKind at most so many of one kind
 */
export async function search(
  q: string,
  { limit, perKind = limit }: { limit: number; perKind?: number },
): Promise<SearchAnswer> {
  return searchIn(await keptIndex(), q.slice(0, longestQuery), limit, perKind)
}

/** The same over given records. */
export function searchIn(
  { catalogue, pages, index }: Searchable,
  q: string,
  limit: number,
  perKind: number,
): SearchAnswer {
  const query = readQuery(q)
  const matches = match(index, query)
  const { best, counts, has } = rank(index, matches, limit, perKind)
  const found = best.flatMap(
    (thing) => foundOf(index.kindOf(thing), index.ids[thing]!, catalogue, pages) ?? [],
  )
  return searchAnswerSchema.parse({
    q,
    found,
    counts,
    meant: best.length === 0 ? null : meantWords(query, matches, has, found[0]?.title ?? null),
    near: best.length === 0 ? nearFirmsAndPages(q, catalogue, pages) : [],
  } satisfies SearchAnswer)
}

/** Names that are further from the query than typing slips, but not as far as all others. */
function nearFirmsAndPages(
  q: string,
  catalogue: Searchable["catalogue"],
  pages: Searchable["pages"],
): Found[] {
  const { company, chip } = catalogue
  const named = [
    ...[...company.values()].map(({ id, name, aliases }) => ({
      kind: "firm" as const,
      id,
      keys: [name, id, ...aliases],
    })),
    ...[...chip.values()].map(({ id, name, labels }) => ({
      kind: "chip" as const,
      id,
      keys: [name, ...labels],
    })),
    ...pages.map(({ id, title }) => ({ kind: "page" as const, id, keys: [title] })),
  ]
  const candidates = named.flatMap(({ kind, id, keys }) => {
    const found = foundOf(kind, id, catalogue, pages)
    return found ? [{ href: found.href, name: found.title, keys, found }] : []
  })
  return nearestNames(q, candidates, 5).flatMap(
    ({ href }) => candidates.find((one) => one.href === href)?.found ?? [],
  )
}
