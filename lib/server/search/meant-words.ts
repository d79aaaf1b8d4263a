import "server-only"
import type { Matches } from "./match"
import type { Query } from "./read-query"

/**
 * What was understood where no record has all words as they were typed; null where one has.
 *
 * @param has the words that the best of the things found has, a bit each
 * @param first what the best is called
 */
export function meantWords(query: Query, matches: Matches, has: number, first: string | null): string | null {
  if (matches.named === "exact" || matches.named === "prefix") return null
  if (matches.named === "slip" && first !== null) return `Nothing is called that; “${first}” is near.`
  const taken = query.words.flatMap((word, bit) => {
    const near = matches.takenFor.get(word)
    return near && near.length > 0 && has & (1 << bit) ? [{ word, near: near.slice(0, 3) }] : []
  })
  const left = query.words.filter((_, bit) => !(has & (1 << bit)))
  const sentences = [
    ...taken.map(({ word, near }) => `No record says “${word}”; these say ${orList(near)}.`),
    ...(left.length > 0 ? [`No record has all of the words; these lack ${orList(left)}.`] : []),
  ]
  return sentences.length > 0 ? sentences.join(" ") : null
}

function orList(words: readonly string[]): string {
  const quoted = words.map((word) => `“${word}”`)
  const last = quoted.pop() ?? ""
  return quoted.length > 0 ? `${quoted.join(", ")} or ${last}` : last
}
