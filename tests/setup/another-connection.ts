import { createClient } from "@libsql/client"
import pg from "pg"
import { placed } from "@/lib/server/db/dialect"

export type Value = string | number | null

/** A connection to the test's database as another process has one, past everything that our code does. */
export type AnotherConnection = {
  /** Runs a statement with `?` for each value, on both databases. */
  run: (sql: string, ...values: Value[]) => Promise<Record<string, unknown>[]>
  /** Keeps everybody else from writing to the database, as a long write does; reading goes on. */
  holdWrites: () => Promise<HeldWrites>
  close: () => Promise<void>
}

export type HeldWrites = {
  /** Writes while the others wait. */
  run: AnotherConnection["run"]
  commit: () => Promise<void>
  rollback: () => Promise<void>
}

/** @param url of the database; the test's own without it */
export function anotherConnection(url = process.env.DATABASE_URL!): Promise<AnotherConnection> {
  return url.startsWith("file:") ? Promise.resolve(toFile(url)) : toServer(url)
}

function toFile(url: string): AnotherConnection {
  const client = createClient({ url })
  const run: AnotherConnection["run"] = async (sql, ...args) =>
    (await client.execute({ sql, args })).rows.map((row) => ({ ...row }))
  return {
    run,
    async holdWrites() {
      const lock = await client.transaction("write")
      return {
        run: async (sql, ...args) => (await lock.execute({ sql, args })).rows.map((row) => ({ ...row })),
        commit: () => lock.commit(),
        rollback: () => lock.rollback(),
      }
    },
    close: () => Promise.resolve(client.close()),
  }
}

async function toServer(url: string): Promise<AnotherConnection> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const run: AnotherConnection["run"] = async (sql, ...values) =>
    (await client.query<Record<string, unknown>>(placed(sql, "postgresql"), values)).rows
  return {
    run,
    async holdWrites() {
      const tables = await run(
        "SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = current_schema()",
      )
      await run("BEGIN")
      await run(`LOCK TABLE ${tables.map(({ name }) => String(name)).join(", ")} IN EXCLUSIVE MODE`)
      return {
        run,
        commit: async () => void (await run("COMMIT")),
        rollback: async () => void (await run("ROLLBACK")),
      }
    },
    close: () => client.end(),
  }
}
