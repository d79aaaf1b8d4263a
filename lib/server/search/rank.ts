import "server-only"
import { foundKinds, type FoundKind } from "@/lib/contracts/found-kind"
import type { SearchIndex } from "./build-index"
import type { Matches } from "./match"

export type Ranking = {
  /** Numbers of things, the best first. */
  best: number[]
  counts: Record<FoundKind, number>
  /** The words of the query that the best has, a bit each. */
  has: number
}

/**
 * The things that have the most words of the query, by points; of equals, the kind that stands first, then as the
 * records stand.
 *
 * @param limit at most so many
 * @param perKind at most so many of one kind
 */
export function rank({ kindOf }: SearchIndex, matches: Matches, limit: number, perKind: number): Ranking {
  const counts = Object.fromEntries(foundKinds.map((kind) => [kind, 0])) as Record<FoundKind, number>
  const { points, has } = matches
  let most = 0
  for (const thing of matches.things) {
    most = Math.max(most, bitsOf(has[thing]!))
  }
  const isBefore = (a: number, b: number) => points[a]! > points[b]! || (points[a] === points[b] && a < b)
  const kept = new Map(foundKinds.map((kind): [FoundKind, number[]] => [kind, []]))
  for (const thing of matches.things) {
    if (bitsOf(has[thing]!) < most) continue
    const kind = kindOf(thing)
    counts[kind] += 1
    keep(kept.get(kind)!, thing, perKind, isBefore)
  }
  const best = [...kept.values()].flat().sort((a, b) => (isBefore(a, b) ? -1 : 1))
  return { best: best.slice(0, limit), counts, has: best[0] === undefined ? 0 : has[best[0]]! }
}

/** Puts a thing where it belongs in a short list in order, and drops the last where the list is too long. */
function keep(
  list: number[],
  thing: number,
  most: number,
  isBefore: (a: number, b: number) => boolean,
): void {
  const last = list.at(-1)
  if (list.length >= most && last !== undefined && !isBefore(thing, last)) return
  let at = list.length
  while (at > 0 && isBefore(thing, list[at - 1]!)) at -= 1
  list.splice(at, 0, thing)
  if (list.length > most) list.pop()
}

function bitsOf(number: number): number {
  let rest = number
  let bits = 0
  while (rest !== 0) {
    rest &= rest - 1
    bits += 1
  }
  return bits
}
