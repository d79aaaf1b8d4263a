import "server-only"
import type { OrderColumn, OrderFacet, OrdersView } from "@/lib/contracts/orders-explorer"
import { orderFacets } from "@/lib/contracts/orders-explorer"
import { codedFacets, listedFacets, maskOf, placesOf, type ListedFacet } from "./fact-codes"
import { aroundFacet, sortColumn, stillRecorded } from "./fact-rows"
import { wayOfStages } from "./order-total"
import { today } from "./order-world"
import { wordsOf } from "./plain-text"
import { Statement } from "./statement"

/**
 * Where both clocks stand: the data version whose records are read (null: the newest), and the ISO day of what was
 * published by then, or `today`.
 */
export type Clocks = { recorded: number | null; known: string }

/** What is chosen of a view; the rest is how it is shown. */
export type OrderFilter = Pick<OrdersView, OrderFacet | "q" | "contradictions">

/** The facts that have all words of a filter, where they are few: then they are named instead of searched again. */
export type TextHits = readonly number[] | null

export type Sql = { sql: string; values: readonly unknown[] }

/** Both clocks as conditions on a row. Of now, they are equalities that begin an index. */
function atClocks(statement: Statement, { recorded, known }: Clocks, row: string): string {
  const version =
    recorded === null
      ? `${row}."recordedUntil" = ${statement.value(stillRecorded)}`
      : `${row}."recordedUntil" > ${statement.value(recorded)} AND ${row}."recordedFrom" <= ${statement.value(recorded)}`
  const day =
    known === today
      ? `${row}."knownUntil" = ${statement.value(today)}`
      : `${row}."knownUntil" >= ${statement.value(known)} AND ${row}."knownFrom" <= ${statement.value(known)}`
  return `${version} AND ${day}`
}

/** Conditions on a fact `f`; `lifted` is the facet whose own filter does not count. */
function chosen(
  statement: Statement,
  filter: OrderFilter,
  clocks: Clocks,
  text: TextHits,
  lifted: OrderFacet | null = null,
): string {
  const conditions = [atClocks(statement, clocks, "f")]
  for (const facet of orderFacets) {
    if (facet !== lifted && filter[facet].length > 0)
      conditions.push(withValue(statement, clocks, facet, filter[facet]))
  }
  if (filter.contradictions) conditions.push(`f."contradictions" > 0`)
  if (text !== null) conditions.push(`f."id" IN (${oneAtLeast(statement, text)})`)
  else if (wordsOf(filter.q).length > 0)
    conditions.push(`f."id" IN (${withWords(statement, filter.q, clocks)})`)
  return conditions.join(" AND ")
}

/** A fact that has one of these values. */
function withValue(
  statement: Statement,
  clocks: Clocks,
  facet: OrderFacet,
  values: readonly string[],
): string {
  switch (facet) {
    case "firm":
    case "chip":
    case "maker":
      return (
        `f."id" IN (SELECT v."factId" FROM "OrderFacet" v WHERE v."facet" = ${statement.value(facet)} AND ` +
        `${atClocks(statement, clocks, "v")} AND v."value" IN (${statement.list(values)}))`
      )
    case "source":
      return `(f."sources" & ${statement.value(maskOf(values))}) > 0`
    case "kind":
    case "status":
    case "year":
    case "confidence":
      return `f."${facet}" IN (${oneAtLeast(statement, placesOf(facet, values))})`
  }
}

/** A list for IN, which cannot be empty: no id and no place is below 0. */
function oneAtLeast(statement: Statement, values: readonly number[]): string {
  return statement.list(values.length > 0 ? values : [-1])
}

function withWords(statement: Statement, q: string, clocks: Clocks): string {
  const at = atClocks(statement, clocks, "t")
  const all = wordsOf(q).map((word) => `t."text" LIKE ${statement.value(containing(word))} ESCAPE '!'`)
  return `SELECT t."factId" FROM "OrderText" t WHERE ${[at, ...all].join(" AND ")}`
}

function containing(word: string): string {
  return `%${word.replace(/[!%_]/g, "!$&")}%`
}

/** Ids of the facts that have all words, up to a number of them. */
export function textHits(q: string, clocks: Clocks, limit: number): Sql {
  const statement = new Statement()
  const sql = `${withWords(statement, q, clocks)} LIMIT ${statement.value(limit)}`
  return { sql, values: statement.values }
}

/**
 * Ids of the facts that a view shows, sorted; equal ones by the order's id, so that pages never overlap.
 *
 * @param group only those that have this value too
 */
export function rowIds(
  { filter, clocks, text }: { filter: OrderFilter; clocks: Clocks; text: TextHits },
  { sort, descending }: { sort: OrderColumn; descending: boolean },
  { offset, limit }: { offset: number; limit: number },
  group: { facet: OrderFacet; value: string } | null = null,
): Sql {
  const statement = new Statement()
  const matching = chosen(statement, filter, clocks, text)
  const inGroup = group ? ` AND ${withValue(statement, clocks, group.facet, [group.value])}` : ""
  const way = descending ? "DESC" : "ASC"
  const sql =
    `SELECT f."id", f."orderId" FROM "OrderFact" f WHERE ${matching}${inGroup} ` +
    `ORDER BY f."${sortColumn(sort, descending)}" ${way}, f."orderId" ${way} ` +
    `LIMIT ${statement.value(limit)} OFFSET ${statement.value(offset)}`
  return { sql, values: statement.values }
}

/** What some facts are shown as. */
export function shownRows(ids: readonly number[]): Sql {
  const statement = new Statement()
  const sql = `SELECT "factId", "shown" FROM "OrderShown" WHERE "factId" IN (${oneAtLeast(statement, ids)})`
  return { sql, values: statement.values }
}

/** How many orders are on record as known. */
export function countAll(clocks: Clocks): Sql {
  const statement = new Statement()
  const sql = `SELECT COUNT(*) AS "count" FROM "OrderFact" f WHERE ${atClocks(statement, clocks, "f")}`
  return { sql, values: statement.values }
}

/**
 * Everything that is counted and summed of the matching orders, in one statement, so that they are looked for once:
 *
 * - "orders": one row a kind of sum and combination of the coded facets. An order whose chips an order around it has
 *   in its own number, where that one matches too, is counted and not added (`isHeldBy`).
 * - a listed facet: how many have each of its values.
 *
 * @param isFew whether few orders match: then their values are looked up, else all values are passed in their order
 */
export function sums(
  { filter, clocks, text }: { filter: OrderFilter; clocks: Clocks; text: TextHits },
  isFew: boolean,
): Sql {
  const statement = new Statement()
  const hit =
    `SELECT f."id", f."orderId", f."totalKind", f."stage", f."totalLow", f."totalHigh", f."codes" ` +
    `FROM "OrderFact" f WHERE ${chosen(statement, filter, clocks, text)}`
  const held =
    `SELECT DISTINCT c."id" FROM "OrderFacet" a ` +
    `JOIN "hit" c ON c."id" = a."factId" JOIN "hit" p ON p."orderId" = a."value" ` +
    `WHERE a."facet" = ${statement.value(aroundFacet)} AND ${atClocks(statement, clocks, "a")} ` +
    `AND c."totalLow" IS NOT NULL AND p."totalLow" IS NOT NULL ` +
    `AND p."stage" >= c."stage" AND p."stage" < c."stage" + ${wayOfStages / 2}`
  // Grouped once for both, as sorting the hits is what takes longest.
  const isHeld = `h."id" IN (SELECT "id" FROM "held")`
  const added = (column: string) => `SUM(CASE WHEN ${isHeld} THEN 0 ELSE COALESCE(h."${column}", 0) END)`
  const orders =
    `SELECT 'orders' AS "of", h."totalKind" AS "value", h."codes" AS "codes", COUNT(*) AS "count", ` +
    `SUM(CASE WHEN h."totalLow" IS NULL THEN 1 ELSE 0 END) AS "withoutNumber", ` +
    `SUM(CASE WHEN ${isHeld} THEN 1 ELSE 0 END) AS "notAddedTwice", ` +
    `${added("totalLow")} AS "low", ${added("totalHigh")} AS "high" ` +
    `FROM "hit" h GROUP BY h."codes", h."totalKind"`
  const facets = listedFacets.map((facet) => {
    const among = isUnfiltered(filter) ? null : `SELECT "id" FROM "hit"`
    return `SELECT '${facet}', c."value", 0, c."count", 0, 0, 0.0, 0.0 FROM (${counts(statement, facet, clocks, among, isFew)}) c`
  })
  const sql =
    `WITH "hit" AS MATERIALIZED (${hit}), "held" AS MATERIALIZED (${held}) ` +
    [orders, ...facets].join(" UNION ALL ")
  return { sql, values: statement.values }
}

/** How many of some facts have each value of a listed facet. */
function counts(
  statement: Statement,
  facet: ListedFacet,
  clocks: Clocks,
  among: string | null,
  isFew: boolean,
): string {
  const select = `SELECT g."value", COUNT(*) AS "count"`
  if (among !== null && isFew) {
    return (
      `${select} FROM (${among}) h CROSS JOIN "OrderFacet" g ` +
      `WHERE g."factId" = h."id" AND g."facet" = ${statement.value(facet)} GROUP BY g."value"`
    )
  }
  const at = `g."facet" = ${statement.value(facet)} AND ${atClocks(statement, clocks, "g")}`
  return `${select} FROM "OrderFacet" g WHERE ${at}${among === null ? "" : ` AND g."factId" IN (${among})`} GROUP BY g."value"`
}

/** The same counts of one facet, were its own filter lifted. */
export function liftedCounts(
  { filter, clocks, text }: { filter: OrderFilter; clocks: Clocks; text: TextHits },
  facet: OrderFacet,
  isFew: boolean,
): Sql {
  const statement = new Statement()
  const hit = `FROM "OrderFact" f WHERE ${chosen(statement, filter, clocks, text, facet)}`
  const listed = listedFacets.find((one) => one === facet)
  if (!listed) {
    const sql = `SELECT 'orders' AS "of", f."codes", COUNT(*) AS "count" ${hit} GROUP BY f."codes"`
    return { sql, values: statement.values }
  }
  const among = isUnfiltered(filter, facet) ? null : `SELECT "id" FROM "hit"`
  const sql =
    `WITH "hit" AS MATERIALIZED (SELECT f."id" ${hit}) ` +
    `SELECT '${listed}' AS "of", c."value", c."count" FROM (${counts(statement, listed, clocks, among, isFew)}) c`
  return { sql, values: statement.values }
}

/** Whether a filter lets every order through. */
export function isUnfiltered(filter: OrderFilter, lifted: OrderFacet | null = null): boolean {
  const isOpen = [...codedFacets, ...listedFacets].every(
    (facet) => facet === lifted || filter[facet].length === 0,
  )
  return isOpen && !filter.contradictions && wordsOf(filter.q).length === 0
}
