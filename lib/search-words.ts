import { foundKinds, type FoundKind } from "./contracts/found-kind"
import type { SearchAnswer } from "./contracts/search"

const kindWords: Record<FoundKind, { one: string; many: string }> = {
  firm: { one: "firm", many: "firms" },
  chip: { one: "chip", many: "chips" },
  order: { one: "order", many: "orders" },
  rule: { one: "rule", many: "rules" },
  page: { one: "page", many: "pages" },
  source: { one: "source", many: "sources" },
}

const grouped = new Intl.NumberFormat("en-GB")

/** What one thing found is: "Firm". */
export function foundKindLabel(kind: FoundKind): string {
  const { one } = kindWords[kind]
  return one.charAt(0).toUpperCase() + one.slice(1)
}

/** "14 orders", "1 firm". */
export function foundCountWords(kind: FoundKind, count: number): string {
  return `${grouped.format(count)} ${count === 1 ? kindWords[kind].one : kindWords[kind].many}`
}

/** What was found, kind by kind: "1 firm, 14 orders and 18 sources"; "Nothing" where there is none. */
export function foundWords(counts: SearchAnswer["counts"]): string {
  const parts = foundKinds
    .filter((kind) => counts[kind] > 0)
    .map((kind) => foundCountWords(kind, counts[kind]))
  const last = parts.pop()
  if (last === undefined) return "Nothing"
  return parts.length > 0 ? `${parts.join(", ")} and ${last}` : last
}
