import "server-only"

/** Text as it is searched: one width, small letters, single spaces. */
export function plainText(text: string): string {
  return text.normalize("NFKC").toLowerCase().replaceAll(/\s+/g, " ").trim()
}

/** The words of a search, each once. */
export function wordsOf(text: string): string[] {
  return [...new Set(plainText(text).split(" ").filter(Boolean))]
}
