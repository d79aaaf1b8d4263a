import "server-only"
import type { OrdersPage, OrdersView } from "@/lib/contracts/orders-explorer"
import { orderFacets } from "@/lib/contracts/orders-explorer"
import type { Order } from "@/lib/domain/order"
import { now } from "@/lib/server/clock"
import { databaseName } from "@/lib/server/db/target"
import { AppError } from "@/lib/server/errors"
import { OneByOne } from "@/lib/server/one-by-one"
import { queryRows } from "@/lib/server/db/query-rows"
import { rowsOf } from "@/lib/server/orders-explorer/list-facts"
import { keptColumns, type FactsState } from "@/lib/server/orders-explorer/kept-columns"
import { sumsOf, toldSums, type OrderSums } from "@/lib/server/orders-explorer/order-sums"
import { today } from "@/lib/server/orders-explorer/known-order"
import { isUnfiltered, rowIds, type Clocks, type OrderFilter } from "@/lib/server/orders-explorer/orders-sql"
import { factsState, refreshFacts, sumsOfAll } from "@/lib/server/orders-explorer/refresh-facts"
import { catalogueKnownOn, newestSavedBy } from "./as-known"
import { loadCatalogue, type Catalogue } from "./catalogue"

/** How often saves may come in between before a page is given up. */
const tries = 4

/** The database answers one statement at a time; who comes when so many wait is told at once. */
const queue = new OneByOne(100)

/**
 * The orders that a view shows: a page of rows with everything that stands around them.
 *
 * @throws AppError without data, or when too many ask
 */
export async function listOrders(
  view: OrdersView,
  page: { offset: number; limit: number },
): Promise<OrdersPage> {
  return atOneVersion(async (catalogue, facts) => {
    const { dataVersion, dataset } = catalogue
    const clocks = await clocksOf(view.known, catalogue, facts)
    const sums = await keptSums(facts, view, clocks)
    const rows = await rowsOf(queryRows, view, clocks, sums, page, catalogue)
    const told = { ...toldSums(sums, catalogue), ...rows }
    return { dataVersion, asOf: dataset.asOf, known: view.known, offset: page.offset, ...told }
  })
}

/** All orders of a view with the records, of the same data version, that they are told from. */
export type OrdersFile = { catalogue: Catalogue; orders: Order[] }

/**
 * Every order that a view shows, sorted as it says; groups of a view are of no matter here.
 *
 * @throws AppError for a day that pages do not answer for, when too many ask, and when the records are again and again
 *   of another data version than the facts: no order is left out in silence
 */
export async function listWholeOrders(view: OrdersView): Promise<OrdersFile> {
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    const { catalogue, found } = await atOneVersion(async (newest, facts) => {
      const catalogue = view.known === null ? newest : await catalogueKnownOn(view.known)
      const ids = await orderIds(view, newest, facts)
      return { catalogue, found: ids.map((id) => catalogue.order.get(id)) }
    })
    const orders = found.filter((order) => order !== undefined)
    if (orders.length === found.length) return { catalogue, orders }
  }
  throw new AppError("busy", "The data are just being changed. Try again in a moment.")
}

async function orderIds(view: OrdersView, shown: Catalogue, facts: FactsState): Promise<string[]> {
  const clocks = await clocksOf(view.known, shown, facts)
  const { hits } = await keptSums(facts, view, clocks)
  const among = { filter: view, clocks, hits }
  const { sql, values } = rowIds(among, view, { offset: 0, limit: everyRow })
  return (await queryRows(sql, values)).map((row) => String(row["orderId"]))
}

/** More than there are. */
const everyRow = 100_000_000

type Ask<Answer> = (catalogue: Catalogue, facts: FactsState) => Promise<Answer>

/**
 * Facts that hold the data version shown, brought up to date; asked again where somebody saved between two statements.
 * They may be ahead of it: as of the shown version they are then asked for as of an earlier one.
 */
async function atOneVersion<Answer>(ask: Ask<Answer>): Promise<Answer> {
  const answer = queue.run(async () => {
    for (let attempt = 1; ; attempt += 1) {
      const catalogue = await loadCatalogue()
      if (((await factsState())?.dataVersion ?? -1) < catalogue.dataVersion) await refreshFacts()
      const facts = await factsState()
      if (facts === null)
        throw new AppError("busy", "The table of orders is just being made anew. Try again soon.")
      const answer = await ask(catalogue, facts)
      const after = await factsState()
      const isSame = after?.build === facts.build && after.dataVersion === facts.dataVersion
      if ((isSame && facts.dataVersion >= catalogue.dataVersion) || attempt >= tries) return answer
    }
  })
  if (answer === null)
    throw new AppError("busy", "Many readers ask for orders just now. Try again in a moment.")
  return answer
}

/** Where the clocks stand: a past day is read from the records as they had been saved by its end. */
async function clocksOf(known: string | null, shown: Catalogue, facts: FactsState): Promise<Clocks> {
  if (known === null || known >= now().toISOString().slice(0, 10)) {
    const isAhead = facts.dataVersion > shown.dataVersion
    return { recorded: isAhead ? shown.dataVersion : null, known: today }
  }
  return { recorded: await newestSavedBy(known), known }
}

/** Filters whose sums stay in memory. */
const mostKept = 200

const kept = new Map<string, Promise<OrderSums>>()

/** Sums are the same for every page, sort and column choice of a filter, as long as the data are. */
function keptSums(facts: FactsState, filter: OrderFilter, clocks: Clocks): Promise<OrderSums> {
  const chosen = orderFacets.map((facet) => [...filter[facet]].sort())
  const { build, dataVersion } = facts
  const key = JSON.stringify([
    databaseName(),
    build,
    dataVersion,
    clocks,
    chosen,
    filter.q,
    filter.contradictions,
  ])
  const found = kept.get(key)
  const sums = found ?? makeSums(facts, filter, clocks)
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

async function makeSums(facts: FactsState, filter: OrderFilter, clocks: Clocks): Promise<OrderSums> {
  const isAll = isUnfiltered(filter) && clocks.recorded === null && clocks.known === today
  const all = isAll ? await sumsOfAll(facts.dataVersion) : null
  return all ?? sumsOf(queryRows, await keptColumns(queryRows, facts), filter, clocks)
}
