import "server-only"
import { createClient, type Client, type Config } from "@libsql/client"
import { PrismaLibSql } from "@prisma/adapter-libsql"
import type { SqlDriverAdapter } from "@prisma/driver-adapter-utils"
import { guardedAdapter } from "./guarded-adapter"
import { writingInTurn } from "./write-turns"

/**
 * How long a statement waits for another process's write, in milliseconds. Without a wait, one
 * SQLITE_BUSY reaches Prisma as a lost connection and every later query of the client fails too.
 */
const busyTimeoutMs = 5000

/** Readers never wait for a writer; a commit is on disk when it returns; no reference points nowhere. */
const pragmas = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"

/**
 * libSQL behind Prisma, on one connection. Prisma's adapter lets one statement or transaction in at a
 * time, so more would serve nobody, and settings made on one hold for all. The driver is given here,
 * because the older one that the adapter brings opens a new connection after every transaction, without
 * our settings, and leaves the old one open.
 */
export class SqliteAdapterFactory extends PrismaLibSql {
  readonly #path: string
  readonly #onBusy: () => void

  /** @param onBusy see `writingInTurn` */
  constructor(path: string, onBusy = () => {}) {
    super({ url: `file:${path}`, timeout: busyTimeoutMs, concurrency: 1 })
    this.#path = path
    this.#onBusy = onBusy
  }

  override createClient(config: Config): Client {
    return createClient(config)
  }

  override async connect(): Promise<SqlDriverAdapter> {
    const adapter = await super.connect()
    await adapter.executeScript(pragmas)
    return guardedAdapter(writingInTurn(adapter, this.#path, this.#onBusy))
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
