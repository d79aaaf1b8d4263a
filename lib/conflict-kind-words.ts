import { sentenceCase } from "./labels"

/** Kinds of contradiction by the word of the record: how the same thing came to be told in two ways. */
const words: Readonly<Record<string, string>> = {
  transposition: "figures swapped",
  scope: "whose it is, or of what",
  hedge_lost: "a hedge lost on the way",
  magnitude: "how much",
  translation: "lost in translation",
  denied: "said and denied",
  outlook: "outlooks that differ",
  date: "when",
}

/** "figures swapped"; a kind without words of its own is said as the record writes it. */
export function conflictKindWords(kind: string): string {
  return Object.hasOwn(words, kind) ? words[kind]! : kind.replaceAll("_", " ")
}

/** The same at the head of a line. */
export function conflictKindLabel(kind: string): string {
  return sentenceCase(conflictKindWords(kind))
}
