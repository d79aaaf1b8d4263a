import "server-only"
import type { Designation } from "@/lib/domain/designation"
import type { Note } from "@/lib/domain/note"
import type { Order, Report } from "@/lib/domain/order"
import type { Statement } from "@/lib/domain/statement"
import type { Catalogue } from "@/lib/server/queries/catalogue"

export type FoundClaim =
  | { kind: "report"; claim: Report; order: Order }
  | { kind: "statement"; claim: Statement }
  | { kind: "note"; claim: Note }
  | { kind: "designation"; claim: Designation }

/** The claims of a catalogue by id, made once: a catalogue never changes. */
const indexes = new WeakMap<Catalogue, ReadonlyMap<string, FoundClaim>>()

/** A report, statement, note or designation by its id. */
export function findClaim(catalogue: Catalogue, id: string): FoundClaim | undefined {
  let index = indexes.get(catalogue)
  if (!index) {
    index = indexOf(catalogue)
    indexes.set(catalogue, index)
  }
  return index.get(id)
}

function indexOf({ records }: Catalogue): ReadonlyMap<string, FoundClaim> {
  const index = new Map<string, FoundClaim>()
  for (const order of records.order)
    for (const claim of order.reports) index.set(claim.id, { kind: "report", claim, order })
  for (const claim of records.statement) index.set(claim.id, { kind: "statement", claim })
  for (const claim of records.note) index.set(claim.id, { kind: "note", claim })
  for (const claim of records.designation) index.set(claim.id, { kind: "designation", claim })
  return index
}
