import "server-only"
import { databasePath } from "../env"
import { PrismaClient } from "./generated/client"
import { SqliteAdapterFactory } from "./sqlite"

// On globalThis, because the server bundles this module more than once (pages, routes, instrumentation)
// and a development reload evaluates it again; each copy must find the same connection.
const holder = globalThis as typeof globalThis & { chipRunwayDatabase?: PrismaClient }

/** The database. The first call makes the client; its first query opens the file. */
export function db(): PrismaClient {
  holder.chipRunwayDatabase ??= open()
  return holder.chipRunwayDatabase
}

function open(): PrismaClient {
  const client: PrismaClient = new PrismaClient({
    adapter: new SqliteAdapterFactory(databasePath(), () => giveUp(client)),
  })
  return client
}

/** The next `db()` opens the database anew; what still runs on this connection ends there. */
function giveUp(client: PrismaClient): void {
  if (holder.chipRunwayDatabase === client) delete holder.chipRunwayDatabase
}

/** Closes the database, for programs that end. The next `db()` opens it again. */
export async function closeDatabase(): Promise<void> {
  const open = holder.chipRunwayDatabase
  delete holder.chipRunwayDatabase
  await open?.$disconnect()
}

/** The client inside a transaction. */
export type Transaction = Parameters<Parameters<PrismaClient["$transaction"]>[0]>[0]
