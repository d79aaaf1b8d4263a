import "server-only"
import { PrismaPg } from "@prisma/adapter-pg"
import { randomUUID } from "node:crypto"
import type { Pool, PoolConfig, QueryResult } from "pg"
import { env } from "../env"
import { logError } from "../log"
import { guardedAdapter } from "./guarded-adapter"
import { watchedPool } from "./watched-pool"

/** How long a connection is waited for before a query gives up, in milliseconds. */
const connectMs = 5000

/** How long a connection that nobody uses is kept, in milliseconds. */
const idleMs = 30_000

/** How long a transaction may stand idle before PostgreSQL takes its locks away, in milliseconds. */
const idleInTransactionMs = 60_000

/**
 * How long a statement waits for what another connection writes, in milliseconds, as SQLite waits for another process's
 * write. Without an end, whoever saves beside a long import would wait as long as that takes.
 */
const lockWaitMs = 5000

/** PostgreSQL behind Prisma: a pool of connections, each with the limits of the settings. */
export class PostgresqlAdapterFactory extends PrismaPg {
  readonly #url: string
  readonly #isReplica: boolean

  /**
   * @param statementMs how long a statement may take; 0: as long as it likes, as migrations and moves may
   * @param lockMs      how long it may wait for others' writes; 0: as long as it takes, as migrations do
   * @param poolSize    connections at most
   * @param isReplica   whether it is a copy, of which no outage of the database itself is to be learned
   */
  constructor(
    url: string,
    {
      statementMs = env().DATABASE_STATEMENT_TIMEOUT_MS,
      lockMs = lockWaitMs,
      poolSize = env().DATABASE_POOL_SIZE,
      isReplica = false,
    }: { statementMs?: number; lockMs?: number; poolSize?: number; isReplica?: boolean } = {},
  ) {
    const schema = schemaOf(url)
    super(poolConfig(url, { statementMs, lockMs, poolSize }), {
      ...(schema === null ? {} : { schema }),
      // A connection that breaks while nobody uses it; the pool opens another. Unheard, it would end the process.
      onPoolError: (error) => logError(error, "a connection to the database that nobody used"),
    })
    this.#url = url
    this.#isReplica = isReplica
  }

  override async connect(): ReturnType<PrismaPg["connect"]> {
    const adapter = await super.connect()
    const pool = adapter.underlyingDriver()
    charAsText(pool)
    // Prisma cuts a script at every semicolon, those within a function's body too. Sent whole, it is one transaction.
    adapter.executeScript = async (script) => {
      await adapter.executeRaw({ sql: script, args: [], argTypes: [] })
    }
    const watched = watchedPool(adapter, pool)
    return this.#isReplica ? watched : guardedAdapter(watched)
  }

  /**
   * The schema engine replays migrations in an empty database to compare tables. Prisma's own way to one names it
   * beside the address, which wins over it: the migrations would be replayed in the database itself.
   */
  override async connectToShadowDb(): ReturnType<PrismaPg["connectToShadowDb"]> {
    const name = `chip_runway_shadow_${randomUUID().replaceAll("-", "")}`
    const owner = await this.connect()
    await owner.executeScript(`CREATE DATABASE "${name}"`)
    const address = new URL(withoutSchema(this.#url))
    address.pathname = `/${name}`
    const shadow = await new PostgresqlAdapterFactory(address.href, { statementMs: 0, poolSize: 1 }).connect()
    const close = shadow.dispose.bind(shadow)
    let isClosed = false
    // The engine closes it, and so does who started the engine.
    shadow.dispose = async () => {
      if (isClosed) return
      isClosed = true
      await close()
      await owner.executeScript(`DROP DATABASE IF EXISTS "${name}"`)
      await owner.dispose()
    }
    return shadow
  }
}

/** Types of the wire: PostgreSQL's own one-letter "char", and text. */
const charType = 18
const textType = 25

/** The schema engine asks PostgreSQL's own tables for columns of "char", a type that Prisma's adapter refuses. */
function charAsText(pool: Pool): void {
  const query = pool.query.bind(pool) as (...asked: unknown[]) => Promise<QueryResult | QueryResult[]>
  pool.query = (async (...asked: unknown[]) => {
    const results = await query(...asked)
    for (const { fields } of [results].flat()) {
      for (const field of fields) if (field.dataTypeID === charType) field.dataTypeID = textType
    }
    return results
  }) as Pool["query"]
}

/** What every connection of ours is opened with. */
export function poolConfig(
  url: string,
  { statementMs, lockMs = lockWaitMs, poolSize }: { statementMs: number; lockMs?: number; poolSize: number },
): PoolConfig {
  const schema = schemaOf(url)
  return {
    connectionString: withoutSchema(url),
    max: poolSize,
    // A build makes pages on every core at once; nobody waits for one of them in particular.
    connectionTimeoutMillis: process.env.NEXT_PHASE === "phase-production-build" ? 6 * connectMs : connectMs,
    idleTimeoutMillis: idleMs,
    statement_timeout: statementMs,
    lock_timeout: lockMs,
    idle_in_transaction_session_timeout: idleInTransactionMs,
    keepAlive: true,
    application_name: "chip-runway",
    // Statements written by hand name no schema.
    ...(schema === null ? {} : { options: `-c search_path="${schema}"` }),
  }
}

/** The schema that an address names as `?schema=…`; null: the usual one. */
function schemaOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).searchParams.get("schema") : null
}

/** The driver warns of parameters that it does not know. */
function withoutSchema(url: string): string {
  if (!URL.canParse(url)) return url
  const address = new URL(url)
  address.searchParams.delete("schema")
  return address.href
}
