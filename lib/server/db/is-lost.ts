import "server-only"
import { faultSigns } from "./fault-signs"

const codes = new Set([
  // The system's, of a connection.
  ...["ECONNREFUSED", "ECONNRESET", "ECONNABORTED", "EPIPE", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH"],
  ...["ENOTFOUND", "EAI_AGAIN"],
  // PostgreSQL ends, was killed, or is just starting.
  ...["57P01", "57P02", "57P03"],
  // Prisma's own, and those of its adapters.
  ...["P1001", "P1002", "P1017", "DatabaseNotReachable", "ConnectionClosed"],
  // What we said of it ourselves, on its way through Prisma's client.
  "database-unreachable",
  // A file that is no longer there, or whose disk does not answer.
  ...["SQLITE_CANTOPEN", "SQLITE_IOERR"],
])

// The driver's words have no codes; class 08 of SQLSTATE is about connections.
const patterns = [
  /^08[0-9A-Z]{3}$/,
  /^Connection terminated/,
  /^SQLITE_(?:CANTOPEN|IOERR)/,
  /Client has encountered a connection error/,
  // The server has ended the statement long since, and its answer does not come.
  /^Query read timeout/,
]

/** The pool gave up on a connection that it was opening. */
export const connectionTimeout = /^Connection terminated due to connection timeout/

/** Whether something failed because there was no database to ask, or it went away meanwhile. */
export function isLost(error: unknown): boolean {
  const signs = faultSigns(error)
  // A server at work may be as late, and so may we; whether there is one at all is found out by `watched`.
  if (signs.some((sign) => connectionTimeout.test(sign))) return false
  return signs.some((sign) => codes.has(sign) || patterns.some((pattern) => pattern.test(sign)))
}
