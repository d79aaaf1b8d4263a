import "server-only"
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils"
import { PostgresqlAdapterFactory, type PostgresqlOptions } from "./postgresql"
import { SqliteAdapterFactory } from "./sqlite"
import type { DatabaseTarget } from "./target"

/** Opens connections to one database, for Prisma's client, its schema engine and for writing much. */
export type AdapterFactory = SqlMigrationAwareDriverAdapterFactory

/** What a server is opened with is nothing to a file. */
type Options = PostgresqlOptions & {
  /** See `writingInTurn`; SQLite only. */
  onBusy?: () => void
}

export function adapterFactory(
  target: DatabaseTarget,
  { onBusy, ...postgresql }: Options = {},
): AdapterFactory {
  return target.kind === "sqlite"
    ? new SqliteAdapterFactory(target.path, onBusy)
    : new PostgresqlAdapterFactory(target.url, postgresql)
}

/** Rows of a statement without parameters, for the few questions asked before Prisma's client exists. */
export async function rowsOf(adapter: SqlDriverAdapter, sql: string): Promise<unknown[][]> {
  return (await adapter.queryRaw({ sql, args: [], argTypes: [] })).rows
}
