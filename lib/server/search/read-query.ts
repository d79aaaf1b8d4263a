import "server-only"
import { joined, wordsOf } from "./words"

/** Words that say nothing of what is looked for; they count where there are no others. */
const littleWords = new Set(
  "a an and are as at by did do does for from had has have how in is it its many much of on or said says that the their to was were what when which who with".split(
    " ",
  ),
)

/** More words are not looked at: a name has fewer, and each costs time. */
export const mostWords = 12

/** A query as the index is asked it. */
export type Query = { typed: string; words: string[]; joined: string }

export function readQuery(text: string): Query {
  const all = [...new Set(wordsOf(text))]
  const telling = all.filter((word) => !littleWords.has(word))
  const words = (telling.length > 0 ? telling : all).slice(0, mostWords)
  return { typed: text.trim(), words, joined: joined(text) }
}
