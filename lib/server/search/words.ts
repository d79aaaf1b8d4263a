import "server-only"

/** Characters of a text that are looked at: more than any has. A word of more than 40 is split. */
const longestText = 4000

/** Small letters without accents or width: "Ｂáidù" → "baidu". */
export function plain(text: string): string {
  return text
    .slice(0, longestText)
    .normalize("NFKD")
    .replaceAll(/\p{Mark}+/gu, "")
    .toLowerCase()
}

/**
 * The words of a text in its order, as an index holds them and a query asks for them. Chinese has no spaces: a run
 * of its characters becomes each pair of neighbours, so that any part of it is found.
 */
export function wordsOf(text: string): string[] {
  // Most texts are plain English, and this is what an index is built of.
  if (isAscii(text))
    return (
      text
        .slice(0, longestText)
        .toLowerCase()
        .match(/[a-z0-9]{1,40}/g) ?? []
    )
  const words: string[] = []
  for (const [run] of plain(text).matchAll(/\p{Script=Han}+|[\p{Letter}\p{Number}]+/gu)) {
    for (const [part] of run.matchAll(/\p{Script=Han}+|\P{Script=Han}+/gu)) {
      if (isHan(part)) words.push(...pairsOf(part))
      else words.push(...(part.match(/.{1,40}/gu) ?? []))
    }
  }
  return words
}

/** A name without anything between its letters: "Moore Threads" and "moore-threads" → "moorethreads". */
export function joined(text: string): string {
  return plain(text).replaceAll(/[^\p{Letter}\p{Number}]+/gu, "")
}

function isAscii(text: string): boolean {
  return /^[\x00-\x7f]*$/.test(text)
}

export function isHan(text: string): boolean {
  return /^\p{Script=Han}/u.test(text)
}

function pairsOf(run: string): string[] {
  const characters = [...run]
  if (characters.length === 1) return characters
  return characters.slice(1).map((character, before) => characters[before]! + character)
}
