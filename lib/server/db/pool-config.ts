import "server-only"
import type { PoolConfig } from "pg"
import { unguardedSockets, type OpenSockets } from "./open-sockets"

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

/**
 * How much longer than a statement may take its answer is waited for, in milliseconds. By then the server has ended it
 * and said so: what did not come will not come on this connection.
 */
const answerMs = 10_000

/** How long a connection says nothing before the system asks whether the other end is there; its own way is two hours. */
const keepAliveMs = 10_000

type Limits = {
  /** How long a statement may take; 0: as long as it likes. */
  statementMs: number
  /** How long it may wait for others' writes; 0: as long as it takes. */
  lockMs?: number
  /** Connections at most. */
  poolSize: number
  /** Where its sockets are kept, by whoever gives them up when they hang. */
  sockets?: OpenSockets
}

/** What every connection of ours is opened with. */
export function poolConfig(
  url: string,
  { statementMs, lockMs = lockWaitMs, poolSize, sockets = unguardedSockets() }: Limits,
): PoolConfig {
  const schema = schemaOf(url)
  return {
    connectionString: withoutSchema(url),
    max: poolSize,
    // A build makes pages on every core at once; nobody waits for one of them in particular.
    connectionTimeoutMillis: process.env.NEXT_PHASE === "phase-production-build" ? 6 * connectMs : connectMs,
    idleTimeoutMillis: idleMs,
    statement_timeout: statementMs,
    ...(statementMs > 0 && { query_timeout: statementMs + answerMs }),
    lock_timeout: lockMs,
    idle_in_transaction_session_timeout: idleInTransactionMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: keepAliveMs,
    stream: sockets.open,
    application_name: "chip-runway",
    // Statements written by hand name no schema.
    ...(schema === null ? {} : { options: `-c search_path="${schema}"` }),
  }
}

/** The schema that an address names as `?schema=…`; null: the usual one. */
export function schemaOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).searchParams.get("schema") : null
}

/** The driver warns of parameters that it does not know. */
export function withoutSchema(url: string): string {
  if (!URL.canParse(url)) return url
  const address = new URL(url)
  address.searchParams.delete("schema")
  return address.href
}
