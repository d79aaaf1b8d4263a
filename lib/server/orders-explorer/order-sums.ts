import "server-only"
import { z } from "zod"
import { orderFacets, type OrdersPage } from "@/lib/contracts/orders-explorer"
import type { QueryRows } from "../db/query-rows"
import { countFacts } from "./count-facts"
import { byFrequency, facetLabel, type Names } from "./facet-labels"
import type { FactColumns } from "./fact-columns"
import { allTotalKinds, totalLabel } from "./order-total"
import { isUnfiltered, textHits, type Clocks, type OrderFilter } from "./orders-sql"
import { wordsOf } from "./plain-text"

const countsSchema = z.array(z.object({ value: z.string(), count: z.number().int() }))

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
      partsAlone: z.number().int(),
      shared: z.number().int(),
      low: z.number(),
      high: z.number(),
      isOpen: z.boolean(),
    }),
  ),
  /** Ids of the facts that match, where a filter leaves few. */
  hits: z.array(z.number().int()).nullable(),
})
export type OrderSums = z.infer<typeof orderSumsSchema>

/** As many facts are named when rows are asked for, instead of being looked for again. */
const mostNamed = 5000

/** Counts and sums of the orders that a filter lets through: its words by the tables, all else by the columns. */
export async function sumsOf(
  query: QueryRows,
  facts: FactColumns,
  filter: OrderFilter,
  clocks: Clocks,
): Promise<OrderSums> {
  const { ids, ...counted } = countFacts(facts, filter, clocks, await idsWithWords(query, filter, clocks))
  const isNamed = ids.length <= mostNamed && !isUnfiltered(filter)
  return { ...counted, hits: isNamed ? ids : null }
}

/** Ids of the facts that have all words of a filter; null where it has no words. */
async function idsWithWords(
  query: QueryRows,
  { q }: OrderFilter,
  clocks: Clocks,
): Promise<readonly number[] | null> {
  const words = wordsOf(q)
  if (words.length === 0) return null
  const { sql, values } = textHits(words, clocks)
  const ids = (await query(sql, values))[0]?.["ids"]
  return typeof ids === "string" ? ids.split(",").map(Number) : []
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
