import "server-only"
import type { Company } from "@/lib/domain/company"
import type { Order } from "@/lib/domain/order"
import { assembleFor } from "@/lib/server/estimates/compute-estimate"
import type { Catalogue } from "@/lib/server/queries/catalogue"

type Uses = { firms: Company[]; orders: Order[] }

/** By catalogue, made once: assembling every firm's input takes some tenths of a second. */
const kept = new WeakMap<Catalogue, ReadonlyMap<string, Uses>>()

/** Firms whose assembled input draws an assumption, and orders whose lines name it. */
export function assumptionUses(catalogue: Catalogue, id: string): Uses {
  let uses = kept.get(catalogue)
  if (!uses) {
    uses = usesOf(catalogue)
    kept.set(catalogue, uses)
  }
  return uses.get(id) ?? { firms: [], orders: [] }
}

function usesOf({ records, dataset }: Catalogue): ReadonlyMap<string, Uses> {
  const uses = new Map<string, Uses>()
  const of = (id: string) => {
    const known = uses.get(id) ?? { firms: [], orders: [] }
    uses.set(id, known)
    return known
  }
  for (const company of records.company) {
    if (company.isPseudo || company.compute.mode === "rents") continue
    for (const id of assembleFor(records, company, dataset.asOf).assumptionIds) of(id).firms.push(company)
  }
  for (const order of records.order) for (const id of namedBy(order)) of(id).orders.push(order)
  return uses
}

/** Assumptions that an order's line, split and control name; `{firm}` stands for each buyer. */
function namedBy({ counting, split, control, buyers }: Order): Set<string> {
  const names = [
    ...(counting ? varsOf(counting.line) : []),
    ...(split?.basis === "dirichlet" ? [split.assumption] : []),
    ...(control?.assumption ? [control.assumption] : []),
  ]
  return new Set(
    names.flatMap((name) =>
      name.includes("{firm}") ? buyers.map((firm) => name.replaceAll("{firm}", firm)) : [name],
    ),
  )
}

function varsOf(part: unknown): string[] {
  if (part === null || typeof part !== "object") return []
  if ("var" in part && typeof part.var === "string") return [part.var]
  return Object.values(part).flatMap(varsOf)
}
