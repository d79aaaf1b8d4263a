import "server-only"

/** The symbols in words on a listing: "NASDAQ: BIDU; HKEX: 0700" → "BIDU", "0700", "700". */
export function tickersOf(listing: string | null): string[] {
  if (listing === null) return []
  return [...listing.matchAll(/[A-Z]{3,}:\s*([A-Z]{1,5}|\d{3,6})\b/g)].flatMap(([, symbol = ""]) => {
    const short = symbol.replace(/^0+/, "")
    return short === symbol ? [symbol] : [symbol, short]
  })
}
