import type { OrderColumn, OrderFacet, OrdersPage, OrdersView } from "@/lib/contracts/orders-explorer"
import { orderFacets } from "@/lib/contracts/orders-explorer"
import { byFrequency, facetLabel, inGroupOrder, type Names } from "@/lib/server/orders-explorer/facet-labels"
import type { OrderFact } from "@/lib/server/orders-explorer/order-fact"
import { allTotalKinds, isHeldBy, totalLabel } from "@/lib/server/orders-explorer/order-total"
import { wordsOf } from "@/lib/server/orders-explorer/plain-text"

type Answer = Omit<OrdersPage, "dataVersion" | "asOf" | "known">

/** What `listOrders` must answer, by looking at every order. */
export function listInMemory(
  facts: readonly OrderFact[],
  view: OrdersView,
  { offset, limit }: { offset: number; limit: number },
  names: Names,
): Answer {
  const hits = facts.filter((fact) => matches(fact, view, null)).sort(bySort(view))
  const { group } = view
  const counts = (facet: OrderFacet, of: readonly OrderFact[]) => {
    const found = new Map<string, number>()
    for (const fact of of)
      for (const value of fact.facets[facet]) found.set(value, (found.get(value) ?? 0) + 1)
    return [...found].map(([value, count]) => ({ value, label: facetLabel(facet, value, names), count }))
  }
  const groups = group === null ? [] : inGroupOrder(group, counts(group, hits))
  const rows =
    group === null
      ? hits.map(({ shown }) => ({ ...shown, group: null }))
      : groups.flatMap(({ value }) =>
          hits
            .filter(({ facets }) => facets[group].includes(value))
            .map(({ shown }) => ({ ...shown, group: value as string | null })),
        )
  const facets = Object.fromEntries(
    orderFacets.map((facet) => [
      facet,
      byFrequency(
        counts(
          facet,
          facts.filter((fact) => matches(fact, view, facet)),
        ),
      ),
    ]),
  ) as OrdersPage["facets"]
  return {
    count: hits.length,
    of: facts.length,
    offset,
    rows: rows.slice(offset, offset + limit),
    groups,
    facets,
    totals: totalsOf(hits, facts, view.firm),
  }
}

function matches(fact: OrderFact, view: OrdersView, lifted: OrderFacet | null): boolean {
  const isChosen = orderFacets.every((facet) => {
    const chosen: readonly string[] = view[facet]
    return (
      facet === lifted || chosen.length === 0 || fact.facets[facet].some((value) => chosen.includes(value))
    )
  })
  const isContradicted = !view.contradictions || fact.sorts.contradictions > 0
  return isChosen && isContradicted && wordsOf(view.q).every((word) => hasWord(fact.text, word))
}

/** A word is found by its beginning, one that ends in a digit whole, and one in Chinese anywhere. */
function hasWord(text: string, word: string): boolean {
  const isChinese = /^\p{Script=Han}+$/u.test(word)
  return text
    .split(" ")
    .some((one) => (isChinese ? one.includes(word) : /\d$/.test(word) ? one === word : one.startsWith(word)))
}

function totalsOf(
  hits: readonly OrderFact[],
  all: readonly OrderFact[],
  firms: readonly string[],
): OrdersPage["totals"] {
  const present = new Set(all.map(({ orderId }) => orderId))
  const byId = new Map(hits.map((fact) => [fact.orderId, fact]))
  const isHeld = ({ around, totalKind, total }: OrderFact) =>
    total !== null &&
    around.some((id) => {
      const outer = byId.get(id)
      return outer !== undefined && outer.total !== null && isHeldBy(totalKind, outer.totalKind)
    })
  return allTotalKinds.flatMap((kind) => {
    const of = hits.filter(({ totalKind }) => totalKind === kind)
    if (of.length === 0) return []
    const held = of.filter(isHeld)
    const counted = of.filter((fact) => fact.total !== null && !isHeld(fact))
    const added = counted.flatMap(({ total }) => total ?? [])
    return [
      {
        label: totalLabel(kind),
        orders: of.length,
        withoutNumber: of.filter(({ total }) => total === null).length,
        notAddedTwice: held.length,
        partsAlone: counted.filter(({ around }) => around.some((id) => present.has(id) && !byId.has(id)))
          .length,
        shared: counted.filter(
          ({ facets }) => firms.length > 0 && facets.firm.some((firm) => !firms.includes(firm)),
        ).length,
        isOpen: added.some(({ isOpen }) => isOpen),
        low: added.reduce((sum, { low }) => sum + low, 0),
        high: added.reduce((sum, { high }) => sum + high, 0),
      },
    ]
  })
}

const sortOf: Record<OrderColumn, keyof OrderFact["sorts"]> = {
  ...{ order: "title", buyers: "buyer", chips: "chip", maker: "maker", kind: "kind", quantity: "quantity" },
  ...{ cost: "cost", price: "price", ordered: "ordered", delivery: "delivery", status: "status" },
  ...{ counts: "counts", reports: "reports", sources: "source", confidence: "confidence" },
  contradictions: "contradictions",
}

/** Ascending or descending, equal ones by id the same way; what is not known last, by id, in both. */
function bySort({ sort, descending }: OrdersView) {
  const key = sortOf[sort]
  const sign = descending ? -1 : 1
  return (a: OrderFact, b: OrderFact): number => {
    const [left, right] = [a.sorts[key], b.sorts[key]]
    if (left === null && right !== null) return 1
    if (right === null && left !== null) return -1
    if (left !== null && right !== null && left !== right) return left < right ? -sign : sign
    return a.orderId < b.orderId ? -sign : sign
  }
}
