import "server-only"
import type { ImportTarget } from "@/lib/contracts/import"

/** Below this a header and a field have too little in common to be taken for each other. */
const leastLikeness = 0.6

/**
 * A likely field for each column, by how much the header is like a field's key or label; each field is guessed once.
 */
export function guessFields(columns: readonly string[], targets: readonly ImportTarget[]): (string | null)[] {
  const pairs = columns.flatMap((column, index) =>
    targets.map((target, rank) => ({
      index,
      rank,
      field: target.field,
      likeness: likenessOf(column, target),
    })),
  )
  // The likest pairs first; of equal ones the field that comes first in the form.
  pairs.sort((a, b) => b.likeness - a.likeness || a.rank - b.rank)
  const guessed: (string | null)[] = columns.map(() => null)
  const taken = new Set<string>()
  for (const { index, field, likeness } of pairs) {
    if (likeness < leastLikeness) break
    if (guessed[index] !== null || taken.has(field)) continue
    guessed[index] = field
    taken.add(field)
  }
  return guessed
}

function likenessOf(column: string, { field, label }: ImportTarget): number {
  const header = wordsOf(column)
  const isOfReport = field.startsWith("report.")
  const key = field.replace(/^report\./, "")
  const names = isOfReport ? [field, `report ${label}`, key, label] : [field, label]
  return Math.max(
    ...names.map((name, place) => {
      const words = wordsOf(name)
      if (words.join("") === header.join("") && header.length > 0) return 1 - place / 100
      return commonPart(header, words) - place / 100
    }),
  )
}

/** "chipLabel", "Chip label" and "chip_label" alike: chip, label. */
function wordsOf(text: string): string[] {
  const apart = text
    .slice(0, 200)
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
  return [...new Set(apart.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== ""))]
}

/** Dice's measure: words in common, twice, of all words. */
function commonPart(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0
  const common = a.filter((word) => b.includes(word)).length
  // Never quite a match: the same words in another order may mean another thing.
  return 0.95 * ((2 * common) / (a.length + b.length))
}
