import "server-only"
import type { QueryRows } from "../db/query-rows"
import type { CountedFact, FactColumns } from "./fact-columns"
import { stillRecorded } from "./fact-rows"
import { Statement } from "./statement"

/** Facts read at a time, so that others have their turn between. */
const idsPerStep = 4000

/** Signs that stand in no text of ours: between the values of a row, and between rows. */
const [betweenValues, betweenRows] = ["\u001f", "\u001e"]

type Read = { fact: CountedFact; values: { facet: string; value: string }[] }

/**
 * Adds the facts that the tables have beyond those here, and ends those that ended.
 *
 * @param since the data version that the columns show
 */
export async function readColumns(query: QueryRows, columns: FactColumns, since: number): Promise<void> {
  const closed = columns.length === 0 ? [] : await closedSince(query, columns.lastId, since)
  const highest = Number((await query(`SELECT MAX("id") AS "id" FROM "OrderFact"`, []))[0]?.["id"] ?? 0)
  const isNew = columns.length === 0
  let waiting: Read[] = []
  const take = () => {
    for (const { fact, values } of waiting) columns.add(fact, values)
    waiting = []
  }
  for (let after = columns.lastId; after < highest; after += idsPerStep) {
    waiting.push(...(await readStep(query, after, after + idsPerStep)))
    // Nobody counts by columns that are only begun; others change at once, with all that belongs together.
    if (isNew) take()
  }
  for (const { id, recordedUntil } of closed) columns.close(id, recordedUntil)
  take()
}

async function readStep(query: QueryRows, after: number, upTo: number): Promise<Read[]> {
  const facts = await linesOf(query, "OrderFact", "id", after, upTo, [
    ...["id", "recordedFrom", "recordedUntil", "codes", "contradictions", "totalLow", "totalHigh"].map(
      asText,
    ),
    ...["orderId", "knownFrom", "knownUntil", "totalKind"].map((name) => `f."${name}"`),
  ])
  const values = new Map<number, Read["values"]>()
  const all = await linesOf(query, "OrderFacet", "factId", after, upTo, [
    asText("factId"),
    `f."facet"`,
    `f."value"`,
  ])
  for (const [id, facet, value] of all) {
    const own = values.get(Number(id))
    if (own) own.push({ facet: facet!, value: value! })
    else values.set(Number(id), [{ facet: facet!, value: value! }])
  }
  return facts.map((line) => {
    const [id, recordedFrom, recordedUntil, codes, contradictions] = line.slice(0, 5).map(Number) as [
      ...[number, number, number, number, number],
    ]
    const [low, high] = [line[5]!, line[6]!]
    const total = low === "" ? null : { low: Number(low), high: Number(high) }
    const [orderId, knownFrom, knownUntil, totalKind] = line.slice(7) as [string, string, string, string]
    const fact = {
      ...{ id, orderId, recordedFrom, recordedUntil, knownFrom, knownUntil },
      ...{ codes, contradictions, totalKind, total },
    }
    return { fact, values: values.get(id) ?? [] }
  })
}

function asText(name: string): string {
  return `COALESCE(CAST(f."${name}" AS TEXT), '')`
}

/** Many rows in one text: a driver takes ten times as long to hand them over one by one. */
async function linesOf(
  query: QueryRows,
  table: "OrderFact" | "OrderFacet",
  key: string,
  after: number,
  upTo: number,
  values: readonly string[],
): Promise<string[][]> {
  const statement = new Statement()
  const line = values.join(` || '${betweenValues}' || `)
  const sql =
    `SELECT string_agg(${line}, '${betweenRows}') AS "lines" FROM "${table}" f ` +
    `WHERE f."${key}" > ${statement.value(after)} AND f."${key}" <= ${statement.value(upTo)}`
  const lines = (await query(sql, statement.values))[0]?.["lines"]
  if (typeof lines !== "string") return []
  return lines.split(betweenRows).map((one) => one.split(betweenValues))
}

/** Facts up to an id that ended after a data version. */
async function closedSince(
  query: QueryRows,
  lastId: number,
  since: number,
): Promise<{ id: number; recordedUntil: number }[]> {
  const statement = new Statement()
  const sql =
    `SELECT "id", "recordedUntil" FROM "OrderFact" WHERE "recordedUntil" > ${statement.value(since)} ` +
    `AND "recordedUntil" < ${statement.value(stillRecorded)} AND "id" <= ${statement.value(lastId)}`
  return (await query(sql, statement.values)).map((row) => ({
    id: Number(row["id"]),
    recordedUntil: Number(row["recordedUntil"]),
  }))
}
