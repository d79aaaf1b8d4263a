import "server-only"
import type { Query } from "./read-query"
import type { SearchIndex } from "./build-index"
import { placeOf, thingOf, type WordIndex } from "./word-index"
import { isHan } from "./words"

/** How a word meets another. */
type Meeting = "exact" | "prefix" | "slip"

/** Points for a word, by its place: in the name, another name, what is said. */
const forWord: Record<Meeting, readonly [number, number, number]> = {
  exact: [100, 70, 40],
  prefix: [80, 55, 30],
  slip: [45, 42, 10],
}

/** Points for a whole name that the whole query is: more than any number of words together. */
const forName: Record<Meeting, readonly [number, number]> = {
  exact: [10_000, 9000],
  prefix: [5000, 4000],
  slip: [3000, 2500],
}

/** Points for a thing whose id was typed as it is: nothing else can be meant. */
const forId = 30_000

/** What is said of the things of an index, for one query. */
export type Matches = {
  /** Numbers of the things that matched, in no order. */
  things: number[]
  /** By thing. */
  points: Uint16Array
  /** By thing, a bit for each word of the query that it has. */
  has: Uint16Array
  /** For a word that is nowhere as typed: the near ones that were taken for it. */
  takenFor: Map<string, string[]>
  /** How the whole query met a name, at best; null: it is none. */
  named: Meeting | null
}

/** Occurrences looked at for letters that many words begin with: enough for the best, and bounded work. */
const mostOfPrefix = 400_000

/** Unknown words whose near ones are looked for: each is compared with every word there is. */
const mostSlips = 5

/** Finds every thing that has a word of the query, or bears its name. */
export function match(index: SearchIndex, query: Query): Matches {
  const count = index.ids.length
  const matches: Matches = {
    things: [],
    points: new Uint16Array(count),
    has: new Uint16Array(count),
    takenFor: new Map(),
    named: null,
  }
  const best = new Uint8Array(count)
  query.words.forEach((word, bit) => {
    const touched: number[] = []
    const award = (occurrences: Uint32Array, points: readonly number[]) => {
      for (const occurrence of occurrences) {
        const thing = thingOf(occurrence)
        const earned = points[placeOf(occurrence)]!
        const before = best[thing]!
        if (before >= earned) continue
        if (before === 0) touched.push(thing)
        best[thing] = earned
      }
    }
    matchWord(index.words, word, award, matches.takenFor)
    for (const thing of touched) {
      if (matches.has[thing] === 0) matches.things.push(thing)
      matches.has[thing]! |= 1 << bit
      matches.points[thing]! += best[thing]!
      best[thing] = 0
    }
  })
  if (query.joined !== "") matchName(index.names, query, matches)
  const bearer = index.byId.get(query.typed)
  if (bearer !== undefined) give(matches, bearer, forId, query)
  return matches
}

type Award = (occurrences: Uint32Array, points: readonly number[]) => void

function matchWord(words: WordIndex, word: string, award: Award, takenFor: Map<string, string[]>): void {
  const exact = words.find(word)
  if (exact !== null) award(words.at(exact), forWord.exact)
  // One letter begins thousands of words; one Chinese character means something.
  const isTelling = word.length > 1 || isHan(word)
  let looked = 0
  if (isTelling) {
    const [first, end] = words.startingWith(word)
    for (let at = first; at < end && looked < mostOfPrefix; at += 1) {
      const occurrences = words.at(at)
      looked += occurrences.length
      award(occurrences, forWord.prefix)
    }
  }
  if (exact !== null || looked > 0 || takenFor.size >= mostSlips) return
  const near = words.near(word)
  for (const at of near) award(words.at(at), forWord.slip)
  takenFor.set(
    word,
    near.map((at) => words.words[at]!),
  )
}

/** The query as a name of its own, so that spaces do not matter; who bears it has all words. */
function matchName(names: WordIndex, query: Query, matches: Matches): void {
  const earned = new Map<number, number>()
  const award = (occurrences: Uint32Array, meeting: Meeting, fullness: number) => {
    matches.named ??= meeting
    const points = forName[meeting]
    for (const occurrence of occurrences) {
      const thing = thingOf(occurrence)
      const sum = points[placeOf(occurrence)]! + Math.round(400 * fullness)
      earned.set(thing, Math.max(earned.get(thing) ?? 0, sum))
    }
  }
  const exact = names.find(query.joined)
  if (exact !== null) award(names.at(exact), "exact", 1)
  if (query.joined.length > 1 || isHan(query.joined)) {
    const [first, end] = names.startingWith(query.joined)
    for (let at = first; at < end; at += 1) {
      award(names.at(at), "prefix", query.joined.length / names.words[at]!.length)
    }
  }
  for (const at of names.near(query.joined)) award(names.at(at), "slip", 0)
  for (const [thing, points] of earned) give(matches, thing, points, query)
}

/** Points for the whole query: the thing counts as one that has all of its words. */
function give(matches: Matches, thing: number, points: number, query: Query): void {
  if (matches.has[thing] === 0) matches.things.push(thing)
  matches.has[thing] = (1 << query.words.length) - 1
  matches.points[thing]! += points
}
