import "server-only"
import type { OrderFacet, OrderRow } from "@/lib/contracts/orders-explorer"
import { confidenceSchema, type Confidence } from "@/lib/domain/evidence"
import { orderStatuses, type Order, type Report } from "@/lib/domain/order"
import { middleOf } from "@/lib/domain/range"
import { supplyClasses } from "@/lib/domain/supply-line"
import { impliedUnitPrice } from "@/lib/estimation/claims"
import { datedWords, windowWords } from "@/lib/format"
import { countingReports, readingsOf } from "@/lib/readings"
import { costOf, quantityOf, unitPriceOf } from "@/lib/report-figures"
import { totalKindOf, totalOf, type OrderChips, type TotalKind } from "./order-total"
import { conflictsOn, ordersAround } from "./known-order"
import type { OrderWorld } from "./order-world"
import { searchedText } from "./plain-text"

/** The value of a facet that an order has nothing of: no chip named, no year known. */
export const unknownValue = "unknown"

/** What orders are sorted by; null: not known, which stands last whichever way the rest is sorted. */
export type OrderSorts = {
  title: string
  buyer: string
  chip: string | null
  maker: string | null
  kind: number
  status: number
  quantity: number | null
  cost: number | null
  price: number | null
  ordered: string | null
  delivery: string | null
  counts: number
  reports: number
  source: string | null
  /** 0: no report */
  confidence: number
  contradictions: number
}

/** One order as it is known at a time: what it is shown as, found by and sorted by. */
export type OrderFact = {
  orderId: string
  sorts: OrderSorts
  facets: Record<OrderFacet, string[]>
  /** Orders that contain this one or stand instead of it. */
  around: string[]
  totalKind: TotalKind
  total: OrderChips | null
  /** All words that the order and its reports say of themselves, see `searchedText` */
  text: string
  shown: OrderRow
}

type Weighed = Report & { weight: number; impliedUnitPriceUsd: number | null }

/**
 * The facts of an order.
 *
 * @param order the order as known on the day, see `orderOn`
 * @param day   an ISO day, or `today`
 */
export function factOf(world: OrderWorld, order: Order, day: string): OrderFact {
  const reports: Weighed[] = order.reports.map((report) => ({
    ...report,
    weight: world.weightOf(order, report),
    impliedUnitPriceUsd: impliedUnitPrice(report),
  }))
  const shown = shownRow(world, order, reports, day)
  const weightiest = [...countingReports(reports)].sort((a, b) => b.weight - a.weight)
  const first = <T>(valueOf: (report: Weighed) => T | null) =>
    weightiest.reduce<T | null>((found, report) => found ?? valueOf(report), null)
  const ordered = first(({ orderedOn }) => orderedOn?.date ?? null)
  const delivery = order.deliveryWindow?.start ?? null
  const kind = totalKindOf(
    order,
    order.buyers.some((slug) => world.companies.get(slug)?.isPseudo),
  )
  const kinds = [...new Set(reports.map(({ sourceKind }) => sourceKind))]
  return {
    orderId: order.id,
    sorts: {
      title: order.title.toLowerCase(),
      buyer: (shown.buyers[0]?.name ?? "").toLowerCase(),
      chip: shown.chips[0]?.name.toLowerCase() ?? null,
      maker: shown.makers[0]?.toLowerCase() ?? null,
      kind: supplyClasses.indexOf(order.class),
      status: orderStatuses.indexOf(order.status),
      quantity: first(({ unit, quantity }) => (unit === "chips" ? middleOf(quantity) : null)),
      cost: first(({ cost }) => cost && middleOf(cost.usd)),
      price: first(({ impliedUnitPriceUsd }) => impliedUnitPriceUsd),
      ordered,
      delivery,
      counts: shown.counts ? 1 : 0,
      reports: reports.length,
      source: newestDate(world, reports),
      confidence: shown.confidence === null ? 0 : confidenceRank(shown.confidence),
      contradictions: shown.contradictions.length,
    },
    facets: {
      firm: order.buyers,
      chip: orUnknown(order.chips),
      maker: orUnknown(shown.makers),
      kind: [order.class],
      status: [order.status],
      year: yearsOf(order.deliveryWindow, ordered),
      source: kinds,
      confidence: shown.confidence === null ? [] : [shown.confidence],
    },
    around: ordersAround(world, order, day),
    totalKind: kind,
    total: totalOf(reports, kind),
    text: textOf(world, order),
    shown,
  }
}

/** Higher is more trusted. */
export function confidenceRank(confidence: Confidence): number {
  return confidenceSchema.options.length - confidenceSchema.options.indexOf(confidence)
}

function orUnknown(values: string[]): string[] {
  return values.length > 0 ? values : [unknownValue]
}

function shownRow(world: OrderWorld, order: Order, reports: readonly Weighed[], day: string): OrderRow {
  const counting = countingReports(reports)
  const readings = (textOf: (report: Weighed) => string | null) =>
    readingsOf(counting, textOf).map(({ text, weight }) => ({ text, weight }))
  const chips = order.chips.map((id) => ({ id, name: world.chips.get(id)?.name ?? id }))
  const makers = order.chips.flatMap((id) => world.chips.get(id)?.vendor ?? [])
  const trusted = reports.map(({ confidence }) => confidence)
  return {
    id: order.id,
    title: order.title,
    buyers: order.buyers.map((id) => ({ id, name: world.companies.get(id)?.name ?? id })),
    chips,
    familyNote: order.familyNote,
    makers: [...new Set(makers)],
    kind: order.class,
    status: order.status,
    quantity: readings(quantityOf),
    cost: readings(costOf),
    price: readings(unitPriceOf),
    ordered: readings(({ orderedOn }) => orderedOn && datedWords(orderedOn)).map(({ text }) => text),
    delivery: windowWords(order.deliveryWindow),
    counts: order.counting !== null,
    reportCount: reports.length,
    sources: weightiestFirst(world, reports).map(({ id, publisher, published }) => ({
      id,
      publisher,
      published,
    })),
    confidence: trusted.sort((a, b) => confidenceRank(b) - confidenceRank(a))[0] ?? null,
    contradictions: conflictsOn(world, reports, day).map(({ id, title }) => ({ id, title })),
  }
}

/** The sources of some reports, each once, the weightiest first and of equal weight the newest. */
function weightiestFirst(world: OrderWorld, reports: readonly Weighed[]) {
  const weights = new Map<string, number>()
  for (const { sourceId, weight } of reports)
    weights.set(sourceId, Math.max(weight, weights.get(sourceId) ?? 0))
  return [...weights]
    .map(([id, weight]) => {
      const source = world.sources.get(id)
      const publishedOn = source?.publishedOn ?? null
      return {
        id,
        weight,
        publisher: source?.publisher ?? id,
        published: publishedOn && datedWords(publishedOn),
        date: publishedOn?.date ?? "",
      }
    })
    .sort(
      (a, b) => b.weight - a.weight || (a.date < b.date ? 1 : a.date > b.date ? -1 : a.id < b.id ? -1 : 1),
    )
}

function newestDate(world: OrderWorld, reports: readonly Report[]): string | null {
  const dates = reports.flatMap(({ sourceId }) => world.sources.get(sourceId)?.publishedOn?.date ?? [])
  return dates.sort().at(-1) ?? null
}

/** Years of a delivery that is told to take longer are counted up to here. */
export const mostYears = 10

/** Years of the delivery, from its first to its last; of the purchase where no delivery is told. */
function yearsOf(window: Order["deliveryWindow"], ordered: string | null): string[] {
  const start = window?.start ?? window?.end ?? ordered
  if (!start) return [unknownValue]
  const first = Number(start.slice(0, 4))
  const last = Number((window?.end ?? start).slice(0, 4))
  const years = Math.max(1, Math.min(last - first + 1, mostYears))
  return Array.from({ length: years }, (_, at) => String(first + at).padStart(4, "0"))
}

/**
 * What the order and its reports say of themselves. An editor's reasons, and contradictions, speak of other orders
 * too: whoever looks for a chip would find what was compared with it.
 */
function textOf(world: OrderWorld, order: Order): string {
  const firms = order.buyers.flatMap((slug) => {
    const firm = world.companies.get(slug)
    return [slug, ...(firm ? [firm.name, firm.nameZh, firm.legalName, ...firm.aliases] : [])]
  })
  const chips = order.chips.flatMap((id) => {
    const chip = world.chips.get(id)
    // "A800/H800" names another chip too; the report that says so has it in its own words.
    const labels = (chip?.labels ?? []).filter((label) => !label.includes("/"))
    return [id, ...(chip ? [chip.name, ...labels, chip.vendor] : [])]
  })
  const reports = order.reports.flatMap((report) => [
    ...[report.id, report.text, report.chipLabel],
    ...[world.sources.get(report.sourceId)?.publisher, ...report.reportingChain],
  ])
  const all = [order.id, order.title, order.familyNote, ...(order.sellers ?? []), ...firms, ...chips]
  return searchedText([...all, ...reports].filter((text) => text !== null && text !== undefined))
}
