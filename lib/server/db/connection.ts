import "server-only"
import { createClient, type Client as SqliteClient, type Transaction } from "@libsql/client"
import { Client as PostgresqlClient, type ClientConfig } from "pg"
import { placed } from "./dialect"
import { poolConfig } from "./pool-config"
import { databaseName, databaseTarget, type DatabaseKind, type DatabaseTarget } from "./target"

/**
 * Asks for rows, or runs a statement that gives none. Values stand as `?`. What comes back is as the driver has it:
 * of PostgreSQL every value as text, so that nothing is rounded on the way.
 */
export type Ask = (sql: string, values?: readonly unknown[]) => Promise<unknown[][]>

/** One connection to any database of ours, for what reads or writes whole tables whatever they hold. */
export type Connection = {
  kind: DatabaseKind
  /** For messages: without user and password. */
  name: string
  /** A statement by itself. */
  ask: Ask
  /** Everything that `action` reads is as it was at one moment. Nobody who writes waits for it. */
  reading: <T>(action: (ask: Ask) => Promise<T>) => Promise<T>
  /** All that `action` writes stays, or nothing of it. */
  writing: <T>(action: (ask: Ask) => Promise<T>) => Promise<T>
  close: () => Promise<void>
}

/** How long a statement waits for another process's write to a file, in milliseconds. */
const busyTimeoutMs = 10_000

/**
 * Opens a connection of its own; whoever opens it closes it.
 *
 * @param isDraft a file of ours that nobody else knows yet: nothing is written twice, and references are looked at by
 *   whoever has filled it. Ended half way, it is worth nothing
 * @param lockMs  how long a statement waits for what others hold, on PostgreSQL; 0: as long as it takes
 */
export async function connectTo(
  target: DatabaseTarget = databaseTarget(),
  { isDraft = false, lockMs }: { isDraft?: boolean; lockMs?: number } = {},
): Promise<Connection> {
  return target.kind === "sqlite"
    ? sqliteConnection(target, isDraft)
    : postgresqlConnection(target, target.url, lockMs)
}

async function sqliteConnection(
  target: Extract<DatabaseTarget, { kind: "sqlite" }>,
  isDraft: boolean,
): Promise<Connection> {
  // One connection, so that settings made on it hold for whatever follows.
  const client = createClient({ url: `file:${target.path}`, timeout: busyTimeoutMs, concurrency: 1 })
  await client.executeMultiple(
    isDraft
      ? "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -65536;"
      : "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;",
  )
  return {
    kind: "sqlite",
    name: databaseName(target),
    ask: (sql, values = []) => sqliteRows(client, sql, values),
    reading: (action) => sqliteTransaction(client, "read", action),
    writing: (action) => sqliteTransaction(client, "write", action),
    close: () => Promise.resolve(client.close()),
  }
}

async function sqliteTransaction<T>(
  client: SqliteClient,
  mode: "read" | "write",
  action: (ask: Ask) => Promise<T>,
): Promise<T> {
  const transaction = await client.transaction(mode)
  try {
    const result = await action((sql, values = []) => sqliteRows(transaction, sql, values))
    await transaction.commit()
    return result
  } finally {
    // Rolls back what was not committed.
    transaction.close()
  }
}

/** Rows of one statement, on a connection of libSQL's or in a transaction of one. */
export async function sqliteRows(
  on: SqliteClient | Transaction,
  sql: string,
  values: readonly unknown[],
): Promise<unknown[][]> {
  const { rows, columns } = await on.execute({ sql, args: [...values] as never })
  // The driver stands still with the whole process while a statement runs: let others in between two of them.
  await new Promise((resolve) => setImmediate(resolve))
  return rows.map((row) => columns.map((_, at) => row[at]))
}

async function postgresqlConnection(
  target: DatabaseTarget,
  url: string,
  lockMs: number | undefined,
): Promise<Connection> {
  const client = new PostgresqlClient({
    ...(poolConfig(url, {
      statementMs: 0,
      poolSize: 1,
      ...(lockMs !== undefined && { lockMs }),
    }) as ClientConfig),
    // Between two statements of a transaction the other database may have to be waited for.
    idle_in_transaction_session_timeout: 0,
    types: { getTypeParser: () => (text: unknown) => text } as never,
  })
  // A connection that breaks between two statements is told by the next one.
  client.on("error", () => undefined)
  await client.connect()
  await client.query("SET TimeZone = 'UTC'; SET extra_float_digits = 3; SET bytea_output = 'hex'")
  const ask: Ask = async (sql, values = []) => {
    const answer = await client.query<unknown[]>({
      text: placed(sql, "postgresql"),
      values: [...values],
      rowMode: "array",
    })
    return answer.rows
  }
  const transaction = async <T>(begin: string, action: (ask: Ask) => Promise<T>): Promise<T> => {
    await ask(begin)
    try {
      const result = await action(ask)
      await ask("COMMIT")
      return result
    } catch (error) {
      await ask("ROLLBACK").catch(() => undefined)
      throw error
    }
  }
  return {
    kind: "postgresql",
    name: databaseName(target),
    ask,
    reading: (action) => transaction("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", action),
    writing: (action) => transaction("BEGIN", action),
    close: () => client.end().catch(() => undefined),
  }
}
