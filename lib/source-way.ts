/** The way by which a claim came to its page, without the last step where that is the page itself under another spelling. */
export function wayTo(publisher: string, chain: readonly string[]): readonly string[] {
  const last = chain.at(-1)
  if (last === undefined) return chain
  const named = new Set(wordsOf(publisher))
  const isThePage = /^mirror\b/i.test(last) || wordsOf(last).some((word) => named.has(word))
  return isThePage ? chain.slice(0, -1) : chain
}

function wordsOf(name: string): string[] {
  return name
    .toLowerCase()
    .replace(/\.(com|org|net|cn|ai)\b/g, "")
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter((word) => word.length >= 3 && word !== "the")
}
