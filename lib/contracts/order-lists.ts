/*
 * What a table of orders may be asked for. Plain lists, apart from the schemas made of them, so that a browser that only
 * shows the table need not load what checks it.
 */

/** What orders can be told apart by. Several values of one are "or", several of these are "and". */
export const orderFacets = [
  "firm",
  "chip",
  "maker",
  "kind",
  "status",
  "year",
  "source",
  "confidence",
] as const
export type OrderFacet = (typeof orderFacets)[number]

export const orderColumns = [
  "order",
  "buyers",
  "chips",
  "maker",
  "kind",
  "quantity",
  "cost",
  "price",
  "ordered",
  "delivery",
  "status",
  "counts",
  "reports",
  "sources",
  "confidence",
  "contradictions",
] as const
export type OrderColumn = (typeof orderColumns)[number]

/** Shown where nobody chose. */
export const usualOrderColumns: readonly OrderColumn[] = [
  "order",
  "buyers",
  "quantity",
  "cost",
  "price",
  "ordered",
  "delivery",
  "status",
  "sources",
]

export const orderGroups = ["firm", "chip", "maker", "kind", "status", "year"] as const
export type OrderGroup = (typeof orderGroups)[number]
