import "server-only"
import { z } from "zod"
import { queryRows } from "../db/query-rows"
import { databaseKind, type DatabaseKind } from "../db/target"
import type { Execute } from "../db/write-transaction"

// A build of many facts does without indexes and makes them at its end, each in one go: five seconds for a million
// rows, where keeping them up row by row takes several times as long and writes the same pages again and again.

const factIndexesSchema = z.array(z.object({ name: z.string(), sql: z.string() }))

/** An index with the statement that makes it. */
export type FactIndex = z.infer<typeof factIndexesSchema>[number]

const tables = `('OrderFact', 'OrderFacet', 'OrderText')`

const lists: Record<DatabaseKind, string> = {
  sqlite:
    `SELECT "name", "sql" FROM sqlite_master WHERE "type" = 'index' AND "sql" IS NOT NULL ` +
    `AND "tbl_name" IN ${tables} ORDER BY "name"`,
  postgresql:
    `SELECT indexname AS "name", indexdef AS "sql" FROM pg_indexes WHERE schemaname = current_schema() ` +
    `AND tablename IN ${tables} AND indexname NOT LIKE '%\\_pkey' ORDER BY indexname`,
}

/** Indexes of the tables of facts that are there, without those that belong to a key. */
export async function factIndexes(): Promise<FactIndex[]> {
  return factIndexesSchema.parse(await queryRows(lists[databaseKind()], []))
}

/** Indexes from the JSON of a build that was cut off. */
export function indexesIn(json: string): FactIndex[] {
  return factIndexesSchema.parse(JSON.parse(json))
}

export async function dropIndexes(execute: Execute, indexes: readonly FactIndex[]): Promise<void> {
  for (const { name } of indexes) await execute(`DROP INDEX IF EXISTS "${name}"`, [])
}

export async function makeIndexes(execute: Execute, indexes: readonly FactIndex[]): Promise<void> {
  for (const { sql } of indexes)
    await execute(sql.replace(/^CREATE INDEX (?!IF NOT EXISTS)/, "CREATE INDEX IF NOT EXISTS "), [])
}
