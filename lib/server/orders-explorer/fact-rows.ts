import "server-only"
import type { OrderColumn } from "@/lib/contracts/orders-explorer"
import type { KnownFact } from "./facts-of-order"
import { codesOf, listedFacets } from "./fact-codes"
import type { OrderSorts } from "./order-fact"
import { stageOf } from "./order-total"

/** `recordedUntil` of what the newest data version has. */
export const stillRecorded = 2_147_483_647

/** The facet under which a fact names the orders that contain it. */
export const aroundFacet = "around"

/** The facet of a fact whose highest number of chips is "at least" so many. */
export const openFacet = "open"

/** Values that what is not known is sorted by: after everything that goes up, before everything that goes down. */
const unknownNumber = { asc: 1e300, desc: -1 }
const unknownText = { asc: "~", desc: "" }

type Stored = { id: number; fact: KnownFact; recordedFrom: number }

/** The rows of a fact in the tables of orders. */
export function rowsOfFact({ id, fact, recordedFrom }: Stored) {
  const { knownFrom, knownUntil } = fact
  const clocks = { recordedFrom, recordedUntil: stillRecorded, knownFrom, knownUntil }
  const facets = [
    ...listedFacets.flatMap((facet) => [...new Set(fact.facets[facet])].map((value) => ({ facet, value }))),
    ...fact.around.map((value) => ({ facet: aroundFacet, value })),
    ...(fact.total?.isOpen ? [{ facet: openFacet, value: "above" }] : []),
  ]
  return {
    fact: {
      id,
      orderId: fact.orderId,
      ...clocks,
      totalKind: fact.totalKind,
      stage: stageOf(fact.totalKind),
      totalLow: fact.total?.low ?? null,
      totalHigh: fact.total?.high ?? null,
      ...codesOf(fact.facets),
      ...sortColumns(fact.sorts),
    },
    facets: facets.map((one) => ({ factId: id, ...one, ...clocks })),
    text: { factId: id, ...clocks, text: fact.text },
    shown: { factId: id, shown: JSON.stringify(fact.shown) },
  }
}

function sortColumns({ title, buyer, counts, reports, contradictions, ...sorts }: OrderSorts) {
  return {
    ...{ title, buyer, counts, reports, contradictions },
    ...bothWays("chip", sorts.chip, unknownText),
    ...bothWays("maker", sorts.maker, unknownText),
    ...bothWays("quantity", sorts.quantity, unknownNumber),
    ...bothWays("cost", sorts.cost, unknownNumber),
    ...bothWays("price", sorts.price, unknownNumber),
    ...bothWays("ordered", sorts.ordered, unknownText),
    ...bothWays("delivery", sorts.delivery, unknownText),
    ...bothWays("source", sorts.source, unknownText),
  }
}

function bothWays<Name extends string, V>(name: Name, value: V | null, unknown: { asc: V; desc: V }) {
  return { [`${name}Asc`]: value ?? unknown.asc, [`${name}Desc`]: value ?? unknown.desc }
}

/** What each column of the table is sorted by. */
const sortOf: Record<OrderColumn, keyof OrderSorts> = {
  ...{ order: "title", buyers: "buyer", chips: "chip", maker: "maker", kind: "kind", quantity: "quantity" },
  ...{ cost: "cost", price: "price", ordered: "ordered", delivery: "delivery", status: "status" },
  ...{ counts: "counts", reports: "reports", sources: "source", confidence: "confidence" },
  contradictions: "contradictions",
}

/** Sorts with one column, because every order has them. Of the confidence, none at all is less than low. */
const alwaysKnown: ReadonlySet<keyof OrderSorts> = new Set([
  ...(["title", "buyer", "kind", "status", "counts", "reports", "confidence", "contradictions"] as const),
])

/** The column of the table of facts for a sort; names come from here, never from a reader. */
export function sortColumn(column: OrderColumn, descending: boolean): string {
  const name = sortOf[column]
  return alwaysKnown.has(name) ? name : `${name}${descending ? "Desc" : "Asc"}`
}

/** Sorts whose column has an index of its own in the table of facts. */
const walked: ReadonlySet<string> = new Set([
  ...["title", "buyer"],
  ...["chip", "maker", "quantity", "cost", "price", "ordered", "delivery", "source"].flatMap((name) => [
    `${name}Asc`,
    `${name}Desc`,
  ]),
])

/** Whether an index has a sort's order, so that it can be passed until a page is full. */
export function isWalked(column: string): boolean {
  return walked.has(column)
}
