import "server-only"
import { z } from "zod"
import { orderFacets, type OrderFacet, type OrdersPage } from "@/lib/contracts/orders-explorer"
import type { QueryRows } from "../db/query-rows"
import { codedFacets, listedFacets, valuesOfCodes } from "./fact-codes"
import { byFrequency, facetLabel, type Names } from "./facet-labels"
import { allTotalKinds, totalLabel } from "./order-total"
import {
  countAll,
  isUnfiltered,
  liftedCounts,
  sums,
  textHits,
  type Clocks,
  type OrderFilter,
  type Sql,
  type TextHits,
} from "./orders-sql"
import { wordsOf } from "./plain-text"

const countsSchema = z.array(z.object({ value: z.string(), count: z.number().int() }))
type Counts = z.infer<typeof countsSchema>

/** What is the same for every page, sort and grouping of a filter. */
export const orderSumsSchema = z.object({
  /** Orders that match. */
  count: z.number().int(),
  /** Orders on record at all. */
  of: z.number().int(),
  /** Values of the orders that match. */
  own: z.record(z.enum(orderFacets), countsSchema),
  /** The same, were each facet's own filter lifted. */
  lifted: z.record(z.enum(orderFacets), countsSchema),
  totals: z.array(
    z.object({
      kind: z.enum(allTotalKinds),
      orders: z.number().int(),
      withoutNumber: z.number().int(),
      notAddedTwice: z.number().int(),
      low: z.number(),
      high: z.number(),
    }),
  ),
  /** Facts with all words of the filter, where they are few. */
  text: z.array(z.number().int()).nullable(),
})
export type OrderSums = z.infer<typeof orderSumsSchema>

/** Fewer than this share of all orders: their values are looked up one by one. */
const fewShare = 0.15

/** As many facts with all words of a search are named in every statement instead of searched for again. */
const mostNamed = 5000

/**
 * Counts and sums of the orders that a filter lets through.
 *
 * @param all the sums without a filter, where they are known
 */
export async function sumsOf(
  query: QueryRows,
  filter: OrderFilter,
  clocks: Clocks,
  all: OrderSums | null,
): Promise<OrderSums> {
  if (all !== null && isUnfiltered(filter)) return all
  const text = await hitsOf(query, filter, clocks)
  const among = { filter, clocks, text }
  const of = all?.count ?? Number((await run(query, countAll(clocks)))[0]?.["count"] ?? 0)
  const isFew = (text !== null && text.length < fewShare * of) || isNarrow(filter)
  const rows = await run(query, sums(among, isFew))
  const totals = totalsIn(rows)
  const own = countsIn(rows)
  const lifted = { ...own }
  for (const facet of orderFacets) {
    if (filter[facet].length === 0) continue
    const isOpen = isUnfiltered(filter, facet)
    lifted[facet] =
      all && isOpen ? all.own[facet] : countsIn(await run(query, liftedCounts(among, facet, isFew)))[facet]
  }
  const count = totals.reduce((sum, { orders }) => sum + orders, 0)
  return { count, of, own, lifted, totals, text: text && [...text] }
}

/** Two filters at once, or one of a thing that most orders have not: a guess, which costs time where it is wrong. */
function isNarrow(filter: OrderFilter): boolean {
  const filters = orderFacets.filter((facet) => filter[facet].length > 0).length
  return filter.contradictions || filter.chip.length > 0 || filters > 2
}

async function hitsOf(query: QueryRows, { q }: OrderFilter, clocks: Clocks): Promise<TextHits> {
  if (wordsOf(q).length === 0) return null
  const ids = (await run(query, textHits(q, clocks, mostNamed + 1))).map((row) => Number(row["factId"]))
  return ids.length > mostNamed ? null : ids
}

/** As a reader gets them. */
export function toldSums({ count, of, lifted, totals }: OrderSums, names: Names) {
  const inOrder = allTotalKinds.flatMap((kind) => totals.filter((one) => one.kind === kind))
  const facets = Object.fromEntries(
    orderFacets.map((facet) => [
      facet,
      byFrequency(lifted[facet].map((one) => ({ ...one, label: facetLabel(facet, one.value, names) }))),
    ]),
  ) as OrdersPage["facets"]
  return {
    count,
    of,
    facets,
    totals: inOrder.map(({ kind, ...sums }) => ({ label: totalLabel(kind), ...sums })),
  }
}

/** Lines of sums from rows of orders, one a kind. */
function totalsIn(rows: readonly Record<string, unknown>[]): OrderSums["totals"] {
  const totals = new Map<string, OrderSums["totals"][number]>()
  for (const row of rows) {
    if (row["of"] !== "orders") continue
    const kind = allTotalKinds.find((one) => one === row["value"])
    if (!kind) throw new Error(`"${String(row["value"])}" is no kind of total`)
    const total = totals.get(kind) ?? { kind, orders: 0, withoutNumber: 0, notAddedTwice: 0, low: 0, high: 0 }
    total.orders += Number(row["count"])
    total.withoutNumber += Number(row["withoutNumber"])
    total.notAddedTwice += Number(row["notAddedTwice"])
    total.low += Number(row["low"])
    total.high += Number(row["high"])
    totals.set(kind, total)
  }
  return [...totals.values()]
}

/** Counts by facet from rows of codes and of listed facets. */
function countsIn(rows: readonly Record<string, unknown>[]): Record<OrderFacet, Counts> {
  const found = Object.fromEntries(orderFacets.map((facet) => [facet, new Map<string, number>()])) as Record<
    OrderFacet,
    Map<string, number>
  >
  const add = (facet: OrderFacet, value: string, count: number) =>
    found[facet].set(value, (found[facet].get(value) ?? 0) + count)
  for (const row of rows) {
    const count = Number(row["count"])
    const listed = listedFacets.find((facet) => facet === row["of"])
    if (listed) add(listed, String(row["value"]), count)
    if (row["of"] !== "orders") continue
    const values = valuesOfCodes(Number(row["codes"]))
    for (const facet of codedFacets) for (const value of values[facet]) add(facet, value, count)
  }
  return Object.fromEntries(
    orderFacets.map((facet) => [facet, [...found[facet]].map(([value, count]) => ({ value, count }))]),
  ) as Record<OrderFacet, Counts>
}

function run(query: QueryRows, { sql, values }: Sql): Promise<Record<string, unknown>[]> {
  return query(sql, values)
}
