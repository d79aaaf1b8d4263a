import { orderFacets, type OrderColumn, type OrderFacet, type OrderGroup } from "./contracts/order-lists"
import type { OrdersPage, OrdersView } from "./contracts/orders-explorer"
import { dayWords } from "./day-words"
import { confidenceLabels, orderStatusLabels, sentenceCase, supplyClassLabels } from "./labels"

export const orderColumnLabels: Record<OrderColumn, string> = {
  order: "Order",
  buyers: "Buyers",
  chips: "Chips",
  maker: "Maker",
  kind: "Kind",
  quantity: "How many",
  cost: "Cost",
  price: "A card",
  ordered: "Ordered",
  delivery: "Delivery",
  status: "Status",
  counts: "Counts",
  reports: "Reports",
  sources: "Who says so",
  confidence: "Confidence",
  contradictions: "Contradictions",
}

export const orderFacetLabels: Record<OrderFacet, string> = {
  firm: "Firm",
  chip: "Chip",
  maker: "Maker",
  kind: "Kind",
  status: "Status",
  year: "Year",
  source: "Source",
  confidence: "Confidence",
}

/** What a filter's name does not say by itself. */
export const orderFacetHints: Partial<Record<OrderFacet, string>> = {
  year: "Of delivery, else of the order; what is delivered over years stands in each.",
}

export const orderGroupLabels: Record<OrderGroup, string> = {
  firm: "firm",
  chip: "chip",
  maker: "maker",
  kind: "kind",
  status: "status",
  year: "year",
}

/** A facet's value in words, by the page that counts it; its own text where no order has it. */
export function orderValueLabel(facet: OrderFacet, value: string, page: Pick<OrdersPage, "facets">): string {
  const counted = page.facets[facet].find((one) => one.value === value)
  if (counted) return counted.label
  const closed: Partial<Record<OrderFacet, Record<string, string>>> = {
    kind: supplyClassLabels,
    status: orderStatusLabels,
    confidence: confidenceLabels,
    year: { unknown: "year not known" },
  }
  const words = closed[facet]
  return words && Object.hasOwn(words, value) ? sentenceCase(words[value] ?? value) : value
}

/** One condition that a view sets, in words, and the view without it. */
export type SetCondition = { key: string; label: string; without: OrdersView }

/** Everything that narrows a view, in the order of the filters. */
export function conditionsOf(view: OrdersView, page: Pick<OrdersPage, "facets">): SetCondition[] {
  const conditions: SetCondition[] = []
  if (view.q.trim() !== "") {
    conditions.push({ key: "q", label: `Words: ${view.q.trim()}`, without: { ...view, q: "" } })
  }
  for (const facet of orderFacets) {
    for (const value of view[facet]) {
      conditions.push({
        key: `${facet}.${value}`,
        label: `${orderFacetLabels[facet]}: ${orderValueLabel(facet, value, page)}`,
        without: { ...view, [facet]: view[facet].filter((one) => one !== value) },
      })
    }
  }
  if (view.contradictions) {
    conditions.push({
      key: "contradictions",
      label: "Reports contradict each other",
      without: { ...view, contradictions: false },
    })
  }
  if (view.known !== null) {
    conditions.push({
      key: "known",
      label: `As known on ${dayWords(view.known)}`,
      without: { ...view, known: null },
    })
  }
  return conditions
}

/** The view with nothing filtered, and sorted, grouped and laid out as it is. */
export function withoutConditions(view: OrdersView): OrdersView {
  const none = Object.fromEntries(orderFacets.map((facet) => [facet, []]))
  return { ...view, ...none, q: "", contradictions: false, known: null }
}

/** "All 63 orders on record", "12 of 63 orders on record" */
export function orderCountWords({ count, of, known }: Pick<OrdersPage, "count" | "of" | "known">): string {
  const said = (value: number) => value.toLocaleString("en-US")
  const when = known === null ? "on record" : "known then"
  if (of === 0) return known === null ? "No order is on record" : "No order was known then"
  if (count === of) return of === 1 ? `The one order ${when}` : `All ${said(of)} orders ${when}`
  return `${count === 0 ? "None" : said(count)} of ${said(of)} orders ${when}`
}
