import "server-only"

/** Text as it is searched: one width, small letters, single spaces. */
export function plainText(text: string): string {
  return text.normalize("NFKC").toLowerCase().replaceAll(/\s+/g, " ").trim()
}

const unspaced = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}`

/** A number with its separators, letters of a script that puts no spaces between words, or letters and digits. */
const word = new RegExp(
  String.raw`\d+(?:,\d{3})*(?:\.\d+)?(?![\p{L}\p{M}\p{N}])|[${unspaced}]+|(?:(?![${unspaced}])[\p{L}\p{M}\p{N}])+`,
  "gu",
)

/** The words of a search, each once. Signs part words; a search of signs alone is one word, which no text has. */
export function wordsOf(text: string): string[] {
  const plain = plainText(text)
  const words = [...new Set(plain.match(word) ?? [])]
  return words.length > 0 || plain === "" ? words : [plain]
}

/**
 * All words of a text, each once with a blank on either side, as `soughtIn` looks for them. A word with letters after
 * its digits stands there up to its digits too: "H20s" and "910B" are found as H20 and 910.
 */
export function searchedText(texts: readonly string[]): string {
  const words = texts.flatMap((text) => plainText(text).match(word) ?? [])
  const all = words.flatMap((one) => [
    one,
    ...[...one.matchAll(/\d(?=\p{L})/gu)].map(({ index }) => one.slice(0, index + 1)),
  ])
  return all.length === 0 ? "" : ` ${[...new Set(all)].join(" ")} `
}

/**
 * What a searched text contains where it has a word: its beginning, or all of it where it ends in a digit, since
 * H20 is not H200. Words of scripts without spaces are found anywhere.
 */
export function soughtIn(word: string): string {
  if (new RegExp(`^[${unspaced}]+$`, "u").test(word)) return word
  return /\d$/.test(word) ? ` ${word} ` : ` ${word}`
}
