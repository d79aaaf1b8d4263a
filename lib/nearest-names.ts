/** Something a lost reader may have meant: its address, its name, and the words it may be typed as. */
export type Candidate = { href: string; name: string; keys: readonly string[] }

/**
 * The candidates whose keys come closest to what was typed, best first. A key that begins with the typed
 * text, or holds one of its words, counts as near; otherwise the edit distance may be at most half the
 * typed length, so that nonsense gets no suggestion.
 *
 * @param limit at most so many
 */
export function nearestNames(typed: string, candidates: readonly Candidate[], limit: number): Candidate[] {
  const wanted = plain(typed)
  if (wanted === "") return []
  return candidates
    .map((candidate) => ({
      candidate,
      cost: Math.min(...candidate.keys.map((key) => cost(wanted, plain(key)))),
    }))
    .filter(({ cost }) => cost <= 0.5)
    .sort((a, b) => a.cost - b.cost || a.candidate.name.localeCompare(b.candidate.name, "en"))
    .slice(0, limit)
    .map(({ candidate }) => candidate)
}

/** Edits per typed character; starting alike and sharing a word are cheap, but not as cheap as being equal. */
function cost(wanted: string, key: string): number {
  // Lengths further apart than half the typed length are more edits than count as near.
  const mayBeNear = Math.abs(wanted.length - key.length) <= wanted.length / 2
  const edits = mayBeNear ? editDistance(wanted, key) / wanted.length : Infinity
  const startsAlike = wanted.length >= 2 && (key.startsWith(wanted) || wanted.startsWith(key))
  const wantedWords = new Set(wanted.split("-").filter((word) => word.length >= 3))
  const shared = key.split("-").filter((word) => wantedWords.has(word)).length
  const sharedCost = shared === 0 ? Infinity : 0.45 - 0.3 * (shared / Math.max(wantedWords.size, 1))
  return Math.min(edits, startsAlike ? 0.1 : Infinity, sharedCost)
}

function plain(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, "-")
    .replaceAll(/^-|-$/g, "")
}

/** Insertions, deletions, replacements and swaps of neighbours that turn `a` into `b` (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  let earlier: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1]
      let edits = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (isSame ? 0 : 1))
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (isSwapped) edits = Math.min(edits, earlier[j - 2]! + 1)
      row.push(edits)
    }
    earlier = above
    above = row
  }
  return above[b.length]!
}
