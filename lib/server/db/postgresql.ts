import "server-only"
import { PrismaPg } from "@prisma/adapter-pg"
import { randomUUID } from "node:crypto"
import type { Pool, QueryResult } from "pg"
import { env } from "../env"
import { logError } from "../log"
import { takesBackOnlyClean } from "./clean-connections"
import { guardedAdapter } from "./guarded-adapter"
import { isGivenUp, OpenSockets } from "./open-sockets"
import { poolConfig, schemaOf, withoutSchema } from "./pool-config"
import { watchedPool } from "./watched-pool"

export type PostgresqlOptions = {
  statementMs?: number
  lockMs?: number
  poolSize?: number
  isReplica?: boolean
  sockets?: OpenSockets
}

/** PostgreSQL behind Prisma: a pool of connections, each with the limits of the settings. */
export class PostgresqlAdapterFactory extends PrismaPg {
  readonly #url: string
  readonly #isReplica: boolean
  readonly #sockets: OpenSockets

  /**
   * @param statementMs how long a statement may take; 0: as long as it likes, as migrations and moves may
   * @param lockMs      how long it may wait for others' writes; 0: as long as it takes, as migrations do
   * @param poolSize    connections at most
   * @param isReplica   whether it is a copy, of which no outage of the database itself is to be learned
   * @param sockets     where its sockets are kept
   */
  constructor(
    url: string,
    {
      statementMs = env().DATABASE_STATEMENT_TIMEOUT_MS,
      lockMs,
      poolSize = env().DATABASE_POOL_SIZE,
      isReplica = false,
      sockets = new OpenSockets(),
    }: PostgresqlOptions = {},
  ) {
    const schema = schemaOf(url)
    super(poolConfig(url, { statementMs, ...(lockMs !== undefined && { lockMs }), poolSize, sockets }), {
      ...(schema === null ? {} : { schema }),
      // A connection that breaks while nobody uses it; the pool opens another. Unheard, it would end the process.
      onPoolError: (error) => {
        if (!isGivenUp(error)) logError(error, "a connection to the database that nobody used")
      },
    })
    this.#url = url
    this.#isReplica = isReplica
    this.#sockets = sockets
  }

  override async connect(): ReturnType<PrismaPg["connect"]> {
    const adapter = await super.connect()
    const pool = adapter.underlyingDriver()
    charAsText(pool)
    takesBackOnlyClean(pool)
    // Prisma cuts a script at every semicolon, those within a function's body too. Sent whole, it is one transaction.
    adapter.executeScript = async (script) => {
      await adapter.executeRaw({ sql: script, args: [], argTypes: [] })
    }
    const watched = watchedPool(adapter, pool)
    if (this.#isReplica) return watched
    // Whoever waits on one of its connections was told; the connection would hang on in the pool.
    const forget = this.#sockets.giveUpWhenLost()
    const close = watched.dispose.bind(watched)
    watched.dispose = () => close().finally(forget)
    return guardedAdapter(watched)
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
