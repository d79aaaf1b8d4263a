import "server-only"
import type { OrderColumn, OrderFacet, OrdersView } from "@/lib/contracts/orders-explorer"
import { orderFacets } from "@/lib/contracts/orders-explorer"
import { codedFacets, listedFacets, maskOf, placesOf } from "./fact-codes"
import { isWalked, sortColumn, stillRecorded } from "./fact-rows"
import { today } from "./known-order"
import { soughtIn, wordsOf } from "./plain-text"
import { Statement } from "./statement"

/**
 * Where both clocks stand: the data version whose records are read (null: the newest), and the ISO day of what was
 * published by then, or `today`.
 */
export type Clocks = { recorded: number | null; known: string }

/** What is chosen of a view; the rest is how it is shown. */
export type OrderFilter = Pick<OrdersView, OrderFacet | "q" | "contradictions">

/** The facts that a filter lets through, where they are few: then they are named instead of looked for again. */
export type Hits = readonly number[] | null

export type Sql = { sql: string; values: readonly unknown[] }

/** The columns of a row, as they stand or as something that no index is chosen for. */
type Way = { number: (column: string) => string; text: (column: string) => string }

const seeking: Way = { number: (column) => column, text: (column) => column }

/**
 * An index in the order of the sort is passed until a page is full. Both databases would rather look up all that
 * match and sort it, if their conditions had an index.
 */
const walking: Way = { number: (column) => `${column} + 0`, text: (column) => `${column} || ''` }

/** Both clocks as conditions on a row. Of now, they are equalities that begin an index. */
function atClocks(
  statement: Statement,
  { recorded, known }: Clocks,
  row: string,
  way: Way = seeking,
): string {
  const until = way.number(`${row}."recordedUntil"`)
  const version =
    recorded === null
      ? `${until} = ${statement.value(stillRecorded)}`
      : `${until} > ${statement.value(recorded)} AND ${row}."recordedFrom" <= ${statement.value(recorded)}`
  const knownUntil = way.text(`${row}."knownUntil"`)
  const day =
    known === today
      ? `${knownUntil} = ${statement.value(today)}`
      : `${knownUntil} >= ${statement.value(known)} AND ${row}."knownFrom" <= ${statement.value(known)}`
  return `${version} AND ${day}`
}

/** Conditions on a fact `f`. */
function chosen(statement: Statement, filter: OrderFilter, clocks: Clocks, hits: Hits, way: Way): string {
  if (hits !== null) {
    const ids = `f."id" IN (${hits.length > 0 ? hits.join(", ") : "-1"})`
    return `${ids} AND ${atClocks(statement, clocks, "f", walking)}`
  }
  const conditions = [atClocks(statement, clocks, "f", way)]
  for (const facet of orderFacets) {
    if (filter[facet].length > 0) conditions.push(withValue(statement, clocks, facet, filter[facet]))
  }
  if (filter.contradictions) conditions.push(`f."contradictions" > 0`)
  const words = wordsOf(filter.q)
  if (words.length > 0) {
    // Most that are passed have such words: then each is looked at, and the search ends where the page is full.
    const own = `SELECT 1 FROM "OrderText" t WHERE t."factId" = f."id" AND ${withWords(statement, words)}`
    conditions.push(`EXISTS (${own})`)
  }
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
        `f."id" + 0 IN (SELECT v."factId" FROM "OrderFacet" v WHERE v."facet" = ${statement.value(facet)} AND ` +
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

/** The bare words first: few texts have them, and the blank that begins most others is in every text many times. */
function withWords(statement: Statement, words: readonly string[]): string {
  const sought = words.map(soughtIn)
  return [...words, ...sought.filter((one) => !words.includes(one))]
    .map((text) => `t."text" LIKE ${statement.value(containing(text))} ESCAPE '!'`)
    .join(" AND ")
}

function containing(text: string): string {
  return `%${text.replace(/[!%_]/g, "!$&")}%`
}

/** Ids of the facts that have all words, in one text with commas; null where none has. */
export function textHits(words: readonly string[], clocks: Clocks): Sql {
  const statement = new Statement()
  const conditions = `${atClocks(statement, clocks, "t")} AND ${withWords(statement, words)}`
  const sql = `SELECT string_agg(CAST(t."factId" AS TEXT), ',') AS "ids" FROM "OrderText" t WHERE ${conditions}`
  return { sql, values: statement.values }
}

/**
 * Ids of the facts that a view shows, sorted; equal ones by the order's id, so that pages never overlap.
 *
 * @param group only those that have this value too
 */
export function rowIds(
  { filter, clocks, hits }: { filter: OrderFilter; clocks: Clocks; hits: Hits },
  { sort, descending }: { sort: OrderColumn; descending: boolean },
  { offset, limit }: { offset: number; limit: number },
  group: { facet: OrderFacet; value: string } | null = null,
): Sql {
  const statement = new Statement()
  const column = sortColumn(sort, descending)
  const matching = chosen(statement, filter, clocks, hits, isWalked(column) ? walking : seeking)
  const inGroup = group ? ` AND ${withValue(statement, clocks, group.facet, [group.value])}` : ""
  const direction = descending ? "DESC" : "ASC"
  const sql =
    `SELECT f."id", f."orderId" FROM "OrderFact" f WHERE ${matching}${inGroup} ` +
    `ORDER BY f."${column}" ${direction}, f."orderId" ${direction} ` +
    `LIMIT ${statement.value(limit)} OFFSET ${statement.value(offset)}`
  return { sql, values: statement.values }
}

/** What some facts are shown as. */
export function shownRows(ids: readonly number[]): Sql {
  const statement = new Statement()
  const sql = `SELECT "factId", "shown" FROM "OrderShown" WHERE "factId" IN (${oneAtLeast(statement, ids)})`
  return { sql, values: statement.values }
}

/** Whether a filter lets every order through. */
export function isUnfiltered(filter: OrderFilter): boolean {
  const isOpen = [...codedFacets, ...listedFacets].every((facet) => filter[facet].length === 0)
  return isOpen && !filter.contradictions && wordsOf(filter.q).length === 0
}
