import "server-only"
import type { OrderFacet } from "@/lib/contracts/orders-explorer"
import { confidenceSchema, sourceKinds } from "@/lib/domain/evidence"
import { orderStatuses } from "@/lib/domain/order"
import { supplyClasses } from "@/lib/domain/supply-line"
import { confidenceLabels, orderStatusLabels, supplyClassLabels } from "@/lib/labels"
import { unknownValue } from "./order-fact"

/** Names of firms and chips, by id. */
export type Names = {
  company: ReadonlyMap<string, { name: string }>
  chip: ReadonlyMap<string, { name: string }>
}

/** What a reader calls a facet's value. */
export function facetLabel(facet: OrderFacet, value: string, names: Names): string {
  switch (facet) {
    case "firm":
      return names.company.get(value)?.name ?? value
    case "chip":
      return value === unknownValue ? "not named" : (names.chip.get(value)?.name ?? value)
    case "maker":
      return value === unknownValue ? "not named" : value
    case "kind":
      return labelIn(supplyClassLabels, value)
    case "status":
      return labelIn(orderStatusLabels, value)
    case "year":
      return value === unknownValue ? "not dated" : value
    case "source":
      return value
    case "confidence":
      return labelIn(confidenceLabels, value)
  }
}

function labelIn(labels: Readonly<Record<string, string>>, value: string): string {
  return labels[value] ?? value
}

const inTheirOrder: Partial<Record<OrderFacet, readonly string[]>> = {
  kind: supplyClasses,
  status: orderStatuses,
  source: sourceKinds,
  confidence: confidenceSchema.options,
}

export type FacetCount = { value: string; label: string; count: number }

/** Groups of rows one after the other: by their names, years from the first on, closed lists as they are told. */
export function inGroupOrder(facet: OrderFacet, counts: readonly FacetCount[]): FacetCount[] {
  const list = inTheirOrder[facet]
  const rank = ({ value, label }: FacetCount): string =>
    value === unknownValue ? "~" : list ? String(list.indexOf(value)).padStart(3, "0") : label.toLowerCase()
  return [...counts].sort((a, b) => compare(rank(a), rank(b)) || compare(a.value, b.value))
}

/** The most frequent first. */
export function byFrequency(counts: readonly FacetCount[]): FacetCount[] {
  return [...counts].sort((a, b) => b.count - a.count || compare(a.value, b.value))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
