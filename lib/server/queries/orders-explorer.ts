import "server-only"
import type { OrdersPage, OrdersView } from "@/lib/contracts/orders-explorer"
import { orderFacets } from "@/lib/contracts/orders-explorer"
import { now } from "@/lib/server/clock"
import { queryRows } from "@/lib/server/db/query-rows"
import { rowsOf } from "@/lib/server/orders-explorer/list-facts"
import { sumsOf, toldSums, type OrderSums } from "@/lib/server/orders-explorer/order-sums"
import { today } from "@/lib/server/orders-explorer/order-world"
import type { Clocks, OrderFilter } from "@/lib/server/orders-explorer/orders-sql"
import { factsVersion, refreshFacts, sumsOfAll } from "@/lib/server/orders-explorer/refresh-facts"
import { newestSavedBy } from "./as-known"
import { loadCatalogue } from "./catalogue"

/** How often saves may come in between before a page is given up. */
const tries = 4

/**
 * The orders that a view shows: a page of rows with everything that stands around them.
 *
 * @throws AppError without data
 */
export async function listOrders(
  view: OrdersView,
  page: { offset: number; limit: number },
): Promise<OrdersPage> {
  for (let attempt = 1; ; attempt += 1) {
    const catalogue = await loadCatalogue()
    const { dataVersion, dataset } = catalogue
    if ((await factsVersion()) !== dataVersion) await refreshFacts()
    const clocks = await clocksOf(view.known)
    const sums = await keptSums(dataVersion, view, clocks)
    const rows = await rowsOf(queryRows, view, clocks, sums, page, catalogue)
    // Somebody saved between two statements: what they gave may be of two versions.
    if ((await factsVersion()) !== dataVersion && attempt < tries) continue
    const told = { ...toldSums(sums, catalogue), ...rows }
    return { dataVersion, asOf: dataset.asOf, known: view.known, offset: page.offset, ...told }
  }
}

/** Where the clocks stand: a past day is read from the records as they had been saved by its end. */
async function clocksOf(known: string | null): Promise<Clocks> {
  if (known === null || known >= now().toISOString().slice(0, 10)) return { recorded: null, known: today }
  return { recorded: await newestSavedBy(known), known }
}

/** Filters whose sums stay in memory. */
const mostKept = 200

const kept = new Map<string, Promise<OrderSums>>()

/** Sums are the same for every page, sort and column choice of a filter, as long as the data are. */
function keptSums(dataVersion: number, filter: OrderFilter, clocks: Clocks): Promise<OrderSums> {
  const chosen = orderFacets.map((facet) => [...filter[facet]].sort())
  const key = JSON.stringify([dataVersion, clocks, chosen, filter.q, filter.contradictions])
  const found = kept.get(key)
  const sums = found ?? makeSums(dataVersion, filter, clocks)
  kept.delete(key)
  kept.set(key, sums)
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break
    kept.delete(oldest)
  }
  // A failed one must not be kept.
  if (!found) sums.catch(() => kept.get(key) === sums && kept.delete(key))
  return sums
}

async function makeSums(dataVersion: number, filter: OrderFilter, clocks: Clocks): Promise<OrderSums> {
  const all = clocks.known === today ? await sumsOfAll(dataVersion) : null
  return sumsOf(queryRows, filter, clocks, all)
}
