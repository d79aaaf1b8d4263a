import "server-only"

/** Whether something failed because the disk, or the room a database is allowed, is full. */
export function isFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, cause } = error as { code?: unknown; cause?: unknown }
  if (code === "SQLITE_FULL" || code === "ENOSPC") return true
  if (/SQLITE_FULL|database or disk is full|ENOSPC/.test(`${error.message} ${causeText(cause)}`)) return true
  return isFull(cause)
}

function causeText(cause: unknown): string {
  if (cause instanceof Error || cause === undefined) return ""
  return typeof cause === "object" ? JSON.stringify(cause) : String(cause)
}
