import "server-only"
import { adapterFactory } from "./adapter"
import { PrismaClient } from "./generated/client"
import { PrismaClient as PostgresqlClient } from "./generated-postgresql/client"
import type { OpenSockets } from "./open-sockets"
import { databaseTarget, type DatabaseTarget } from "./target"

// On globalThis, because the server bundles this module more than once (pages, routes, instrumentation)
// and a development reload evaluates it again; each copy must find the same connection.
const holder = globalThis as typeof globalThis & {
  chipRunwayDatabase?: PrismaClient
  chipRunwayClosers?: Set<() => Promise<void>>
}

/** The database. The first call makes the client; its first query opens the file or a connection. */
export function db(): PrismaClient {
  holder.chipRunwayDatabase ??= openDatabase(databaseTarget(), giveUp)
  return holder.chipRunwayDatabase
}

/**
 * A client of its own, for what works on two databases. Whoever opens it calls `$disconnect`.
 *
 * @param onBusy hears when the connection should be given up, see `writingInTurn`
 */
export function openDatabase(
  target: DatabaseTarget,
  onBusy: (client: PrismaClient) => void = () => {},
): PrismaClient {
  if (target.kind === "postgresql") {
    // The models are the same, derived from one schema; what differs in the types is what we use of neither.
    return new PostgresqlClient({ adapter: adapterFactory(target) }) as unknown as PrismaClient
  }
  const client: PrismaClient = new PrismaClient({
    adapter: adapterFactory(target, { onBusy: () => onBusy(client) }),
  })
  return client
}

/**
 * A client of a copy that is only read from; whether the database itself can be reached is nothing to it.
 *
 * @param sockets where its connections are given up when the copy falls silent
 */
export function openReplica(url: string, sockets: OpenSockets): PrismaClient {
  const adapter = adapterFactory({ kind: "postgresql", url }, { isReplica: true, sockets })
  return new PostgresqlClient({ adapter }) as unknown as PrismaClient
}

/** The next `db()` opens the database anew; what still runs on this connection ends there. */
function giveUp(client: PrismaClient): void {
  if (holder.chipRunwayDatabase === client) delete holder.chipRunwayDatabase
}

/** Closes the database, for programs that end. The next `db()` opens it again. */
export async function closeDatabase(): Promise<void> {
  const open = holder.chipRunwayDatabase
  delete holder.chipRunwayDatabase
  await Promise.all([open?.$disconnect(), ...[...closers()].map((close) => close())])
}

/** What else ends with `closeDatabase`. */
export function closers(): Set<() => Promise<void>> {
  return (holder.chipRunwayClosers ??= new Set())
}

export type Database = PrismaClient

/** The client inside a transaction. */
export type Transaction = Parameters<Parameters<PrismaClient["$transaction"]>[0]>[0]
