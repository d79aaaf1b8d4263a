import "server-only"
import { faultSigns } from "./fault-signs"

/** Whether something failed because a file is no SQLite database, or is damaged. */
export function isUnreadable(error: unknown): boolean {
  return faultSigns(error).some((sign) =>
    /^SQLITE_(?:NOTADB|CORRUPT)|file is not a database|database disk image is malformed|malformed database schema/.test(
      sign,
    ),
  )
}
