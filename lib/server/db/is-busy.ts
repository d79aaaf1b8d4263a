import "server-only"
import { faultSigns } from "./fault-signs"
import { connectionTimeout } from "./is-lost"

const codes = new Set([
  // The adapters call SQLite's "busy" a socket timeout; Prisma's client makes P1008 of that.
  ...["SocketTimeout", "P1008"],
  // PostgreSQL: too many connections, no memory, a lock not had, a statement that took too long.
  ...["53300", "53200", "55P03", "57014", "TooManyConnections"],
  // Others crossed a transaction again and again.
  ...["40001", "40P01", "TransactionWriteConflict", "P2034"],
  // No connection of the pool became free.
  ...["P2024", "P2028"],
])

const patterns = [connectionTimeout, /^SQLITE_BUSY/, /^timeout exceeded when trying to connect/]

/** Whether something failed because others keep the database at work: asked again, it may well pass. */
export function isBusy(error: unknown): boolean {
  return faultSigns(error).some((sign) => codes.has(sign) || patterns.some((pattern) => pattern.test(sign)))
}
