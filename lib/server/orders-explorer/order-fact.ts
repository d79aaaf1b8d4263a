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
import { totalKindOf, totalOf, type TotalKind } from "./order-total"
import { conflictsOn, ordersAround, type OrderWorld } from "./order-world"
import { wordsOf } from "./plain-text"

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
  total: { low: number; high: number } | null
  /** All words of the order and its reports, each once, as `plainText` has them. */
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
      source: newestFirst(world, reports)[0]?.date || null,
      confidence: shown.confidence === null ? 0 : confidenceRank(shown.confidence),
      contradictions: shown.contradictions.length,
    },
    facets: {
      firm: order.buyers,
      chip: orUnknown(order.chips),
      maker: orUnknown(shown.makers),
      kind: [order.class],
      status: [order.status],
      year: [(delivery ?? ordered)?.slice(0, 4) ?? unknownValue],
      source: kinds,
      confidence: shown.confidence === null ? [] : [shown.confidence],
    },
    around: ordersAround(world, order, day),
    totalKind: kind,
    total: totalOf(reports, kind),
    text: textOf(world, order, shown),
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
    sources: newestFirst(world, reports).map(({ id, publisher, published }) => ({
      id,
      publisher,
      published,
    })),
    confidence: trusted.sort((a, b) => confidenceRank(b) - confidenceRank(a))[0] ?? null,
    contradictions: conflictsOn(world, reports, day).map(({ id, title }) => ({ id, title })),
  }
}

/** The sources of some reports, each once, the newest first and those without a date last. */
function newestFirst(world: OrderWorld, reports: readonly Report[]) {
  return [...new Set(reports.map(({ sourceId }) => sourceId))]
    .map((id) => {
      const source = world.sources.get(id)
      const publishedOn = source?.publishedOn ?? null
      return {
        id,
        publisher: source?.publisher ?? id,
        published: publishedOn && datedWords(publishedOn),
        date: publishedOn?.date ?? "",
      }
    })
    .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.id < b.id ? -1 : 1))
}

function textOf(world: OrderWorld, order: Order, shown: OrderRow): string {
  const firms = order.buyers.flatMap((slug) => {
    const firm = world.companies.get(slug)
    return firm ? [firm.name, firm.nameZh, firm.legalName, ...firm.aliases] : [slug]
  })
  const chips = order.chips.flatMap((id) => {
    const chip = world.chips.get(id)
    return chip ? [chip.name, ...chip.labels, chip.vendor] : [id]
  })
  const reports = order.reports.flatMap((report) => {
    const source = world.sources.get(report.sourceId)
    return [report.text, report.chipLabel, source?.publisher, source?.title, ...report.reportingChain]
  })
  // What stands for it on an earlier day names that day, and no order is looked for by it.
  const why = order.why === world.orders.get(order.id)?.why ? order.why : null
  const all = [order.title, order.familyNote, why, ...(order.sellers ?? []), ...firms, ...chips, ...reports]
  const told = [...all, ...shown.contradictions.map(({ title }) => title)]
  return wordsOf(told.filter((text) => text !== null && text !== undefined).join(" ")).join(" ")
}
