import "server-only"
import type { OrdersPage, OrdersView } from "@/lib/contracts/orders-explorer"
import { orderRowSchema } from "@/lib/contracts/orders-explorer"
import type { QueryRows } from "../db/query-rows"
import { facetLabel, inGroupOrder, type Names } from "./facet-labels"
import type { OrderSums } from "./order-sums"
import { rowIds, shownRows, type Clocks, type Sql } from "./orders-sql"

/** A page of rows with its groups. Where rows are grouped, an order stands in the group of each of its values. */
export async function rowsOf(
  query: QueryRows,
  view: OrdersView,
  clocks: Clocks,
  sums: OrderSums,
  { offset, limit }: { offset: number; limit: number },
  names: Names,
): Promise<Pick<OrdersPage, "rows" | "groups">> {
  const { group } = view
  const among = { filter: view, clocks, hits: sums.hits }
  if (group === null) {
    const ids = await idsOf(query, rowIds(among, view, { offset, limit }))
    const found = ids.map((id) => ({ id, group: null }))
    return { rows: await shown(query, found), groups: [] }
  }
  const counts = sums.own[group].map((one) => ({ ...one, label: facetLabel(group, one.value, names) }))
  const groups = inGroupOrder(group, counts)
  const found: Found[] = []
  let before = 0
  for (const { value, count } of groups) {
    const from = Math.max(0, offset - before)
    const wanted = Math.min(count - from, limit - found.length)
    before += count
    if (wanted <= 0) continue
    const place = { offset: from, limit: wanted }
    const ids = await idsOf(query, rowIds(among, view, place, { facet: group, value }))
    found.push(...ids.map((id) => ({ id, group: value })))
    if (found.length >= limit) break
  }
  return { rows: await shown(query, found), groups }
}

type Found = { id: number; group: string | null }

async function shown(query: QueryRows, found: readonly Found[]): Promise<OrdersPage["rows"]> {
  if (found.length === 0) return []
  const { sql, values } = shownRows([...new Set(found.map(({ id }) => id))])
  const byId = new Map((await query(sql, values)).map((row) => [Number(row["factId"]), String(row["shown"])]))
  return found.map(({ id, group }) => {
    const json = byId.get(id)
    if (json === undefined) throw new Error(`the fact ${id} has nothing to show`)
    return { ...orderRowSchema.parse(JSON.parse(json)), group }
  })
}

async function idsOf(query: QueryRows, { sql, values }: Sql): Promise<number[]> {
  return (await query(sql, values)).map((row) => Number(row["id"]))
}
