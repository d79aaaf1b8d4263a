import "server-only"
import { isDriverAdapterError } from "@prisma/driver-adapter-utils"

/** Whether something failed because another process held the database's write lock for too long. */
export function isBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  // The adapter calls SQLite's "busy" a socket timeout; Prisma's client makes P1008 of that.
  if (isDriverAdapterError(error)) return error.cause.kind === "SocketTimeout"
  const { code } = error as { code?: unknown }
  if (code === "P1008" || (typeof code === "string" && code.startsWith("SQLITE_BUSY"))) return true
  return isBusy(error.cause)
}
