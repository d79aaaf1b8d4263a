import "server-only"
import type { Order, Report } from "@/lib/domain/order"
import type { Records } from "@/lib/domain/record"
import type { Catalogue } from "@/lib/server/queries/catalogue"
import { replacedIn } from "@/lib/server/replaced-in-list"

export type Reported = { order: Order; report: Report }
type ById = ReadonlyMap<string, Reported>

type Kept = {
  /** Made once for a catalogue. */
  of: WeakMap<Catalogue, ById>
  /** The last one made, and of what: the next follows it. The list of orders lives as long as others hold it. */
  last: { conflict: Records["conflict"]; order: WeakRef<Records["order"]>; byId: ById } | null
}

// On globalThis, because the server bundles this module more than once.
const holder = globalThis as typeof globalThis & { chipRunwayContradictingReports?: Kept }
const kept: Kept = (holder.chipRunwayContradictingReports ??= { of: new WeakMap(), last: null })

/** A report that stands in a contradiction, with its order; null where the claim is none, or stands in none. */
export function reportOf(catalogue: Catalogue, id: string): Reported | null {
  let byId = kept.of.get(catalogue)
  if (!byId) kept.of.set(catalogue, (byId = reportsOf(catalogue.records)))
  return byId.get(id) ?? null
}

/** Of a hundred thousand orders a save changes one: the others' reports are taken over. */
function reportsOf({ conflict, order }: Records): ById {
  const before = kept.last?.conflict === conflict ? kept.last.order.deref() : undefined
  const replaced = before ? replacedIn(before, order) : null
  const byId = new Map(replaced && kept.last?.byId)
  for (const { was } of replaced ?? []) for (const { id } of was.reports) byId.delete(id)
  const contradicting = new Set(conflict.flatMap(({ claimIds }) => claimIds))
  for (const one of replaced ? replaced.map(({ is }) => is) : order) {
    for (const report of one.reports) {
      if (contradicting.has(report.id)) byId.set(report.id, { order: one, report })
    }
  }
  kept.last = { conflict, order: new WeakRef(order), byId }
  return byId
}
