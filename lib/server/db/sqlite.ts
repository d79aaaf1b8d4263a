import "server-only"
import { PrismaLibSql } from "@prisma/adapter-libsql"
import type { SqlDriverAdapter } from "@prisma/driver-adapter-utils"

/**
 * How long a statement waits for another process's write, in milliseconds. Without a wait, one
 * SQLITE_BUSY reaches Prisma as a lost connection and every later query of the client fails too.
 */
const busyTimeoutMs = 5000

/** Readers never wait for a writer; a commit is on disk when it returns; no reference points nowhere. */
const pragmas = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"

/**
 * libSQL behind Prisma. The adapter serialises its statements, so one connection of the driver's pool
 * serves them all, and the settings made on it here hold for every query and transaction.
 */
export class SqliteAdapterFactory extends PrismaLibSql {
  constructor(path: string) {
    super({ url: `file:${path}`, timeout: busyTimeoutMs })
  }

  override async connect(): ReturnType<PrismaLibSql["connect"]> {
    const adapter = await super.connect()
    await adapter.executeScript(pragmas)
    return adapter
  }

  /**
   * The schema engine replays migrations in an empty database to compare tables. It hands over a whole
   * migration as one statement, of which the driver would run only the first.
   */
  override async connectToShadowDb(): ReturnType<PrismaLibSql["connectToShadowDb"]> {
    const adapter = await super.connectToShadowDb()
    adapter.executeRaw = async ({ sql }) => {
      await adapter.executeScript(sql)
      return 0
    }
    return adapter
  }
}

/** Rows of a statement without parameters, for the few questions asked before Prisma's client exists. */
export async function rowsOf(adapter: SqlDriverAdapter, sql: string): Promise<unknown[][]> {
  return (await adapter.queryRaw({ sql, args: [], argTypes: [] })).rows
}
