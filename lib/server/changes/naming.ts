import "server-only"
import type { NamedKind, Naming } from "@/lib/forms/public-changes"
import { recordTitle } from "@/lib/record-title"
import type { Catalogue } from "@/lib/server/queries/catalogue"

const kept = new WeakMap<Catalogue, Naming>()

/** What people call what an id names, by the records of today as everybody may have them. */
export function namingOf(catalogue: Catalogue): Naming {
  let naming = kept.get(catalogue)
  if (!naming) kept.set(catalogue, (naming = makeNaming(catalogue)))
  return naming
}

function makeNaming(catalogue: Catalogue): Naming {
  const claims = new Map<string, string>()
  const { order, statement, note, designation } = catalogue.records
  const publisherOf = (sourceId: string) =>
    catalogue.source.get(sourceId)?.publisher ?? "a source that is no longer on record"
  for (const { title, reports } of order) {
    for (const { id, sourceId } of reports) claims.set(id, `${publisherOf(sourceId)} on “${title}”`)
  }
  for (const claim of [...statement, ...note, ...designation])
    claims.set(claim.id, recordTitle(claim, claim.id))
  const names: Record<NamedKind, (id: string) => string | undefined> = {
    company: (id) => catalogue.company.get(id)?.name,
    chip: (id) => catalogue.chip.get(id)?.name,
    source: (id) => {
      const source = catalogue.source.get(id)
      // The id of a source that was taken out may tell who it is.
      return source ? `${source.publisher}, “${source.title}”` : "a source that is no longer on record"
    },
    publisher: publisherOf,
    order: (id) => catalogue.order.get(id)?.title,
    assumption: (id) => catalogue.assumption.get(id)?.meaning,
    control: (id) => (catalogue.control.get(id) ?? catalogue.proposal.get(id))?.name,
    claim: (id) => claims.get(id),
  }
  return (kind, id) => names[kind](id) ?? id
}
