import "server-only"
import { foundKinds, type FoundKind } from "@/lib/contracts/found-kind"
import type { Thing } from "./things"
import { WordIndexBuilder, type WordIndex } from "./word-index"
import { joined, wordsOf } from "./words"

/** All that can be found, ready to be asked. Things are numbered kind by kind, best kind first. */
export type SearchIndex = {
  kindOf(thing: number): FoundKind
  ids: readonly string[]
  /** The first thing of an id. */
  byId: ReadonlyMap<string, number>
  /** Every word of every thing. */
  words: WordIndex
  /** Whole names without spaces, of all but orders and sources, whose titles are sentences. */
  names: WordIndex
}

/** Milliseconds of work between two turns of others. */
const turn = 8

/** Builds the index in steps: between them other requests have their turn. */
export async function buildIndex(things: Iterable<Thing>): Promise<SearchIndex> {
  const kinds: number[] = []
  const ids: string[] = []
  const byId = new Map<string, number>()
  const words = new WordIndexBuilder()
  const names = new WordIndexBuilder()
  let began = performance.now()
  for (const thing of things) {
    const number = ids.length
    ids.push(thing.id)
    if (!byId.has(thing.id)) byId.set(thing.id, number)
    kinds.push(foundKinds.indexOf(thing.kind))
    words.add(number, "name", thing.names.flatMap(wordsOf))
    words.add(number, "alias", thing.aliases.flatMap(wordsOf))
    words.add(number, "text", thing.texts.flatMap(wordsOf))
    if (isNamed(thing.kind)) {
      names.add(number, "name", thing.names.map(joined).filter(Boolean))
      names.add(number, "alias", thing.aliases.map(joined).filter(Boolean))
    }
    if (performance.now() - began > turn) {
      await othersFirst()
      began = performance.now()
    }
  }
  const kindOf = (thing: number) => foundKinds[kinds[thing]!]!
  return { kindOf, ids, byId, names: await names.build(othersFirst), words: await words.build(othersFirst) }
}

function isNamed(kind: FoundKind): boolean {
  return kind !== "order" && kind !== "source"
}

function othersFirst(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
