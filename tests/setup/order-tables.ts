import { PGlite } from "@electric-sql/pglite"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { migrationsFolder } from "@/lib/server/db/migrations"
import { queryRows, type QueryRows } from "@/lib/server/db/query-rows"
import { writeTransaction, type Execute } from "@/lib/server/db/write-transaction"

/** A database with the tables of order facts, by the statements that a test asks of it and writes to it. */
export type OrderTables = {
  name: string
  query: QueryRows
  write: (action: (execute: Execute) => Promise<void>) => Promise<void>
}

/** The database of the test file, which `useFreshDatabase` gave it. */
export const sqliteTables: OrderTables = {
  name: "SQLite",
  query: queryRows,
  write: (action) => writeTransaction(action),
}

/** A PostgreSQL of its own, in memory, with the tables as our migration makes them. */
export async function postgresTables(): Promise<OrderTables> {
  const database = await PGlite.create()
  await database.exec(orderTablesSql())
  return {
    name: "PostgreSQL",
    query: async (sql, values) => (await database.query<Record<string, unknown>>(sql, [...values])).rows,
    write: (action) =>
      database.transaction((tx) =>
        action(async (sql, values) => {
          let place = 0
          const { affectedRows } = await tx.query(
            sql.replace(/\?/g, () => `$${(place += 1)}`),
            values,
          )
          return affectedRows ?? 0
        }),
      ),
  }
}

/** What the migrations say of these tables, in PostgreSQL's names for the same types. */
function orderTablesSql(): string {
  const folder = migrationsFolder()
  const names = readdirSync(folder).filter((one) => /_order_(?:fact|text)/.test(one))
  if (names.length === 0) throw new Error("no migration makes the tables of order facts")
  return names
    .sort()
    .map((name) => readFileSync(join(folder, name, "migration.sql"), "utf8"))
    .join("\n")
    .replaceAll(" AUTOINCREMENT", "")
    .replaceAll(" REAL", " DOUBLE PRECISION")
    .replaceAll(" DATETIME", " TIMESTAMP")
}
