import "server-only"
import { faultSigns } from "./fault-signs"

/** Whether PostgreSQL refused a text with a character that none of its texts may hold, as U+0000; SQLite takes it. */
export function isUnwritable(error: unknown): boolean {
  return faultSigns(error).some((sign) => sign === "22021")
}
