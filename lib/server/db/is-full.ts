import "server-only"
import { faultSigns } from "./fault-signs"

/** Whether something failed because the disk, or the room a database is allowed, is full. */
export function isFull(error: unknown): boolean {
  return faultSigns(error).some((sign) =>
    /^53100$|SQLITE_FULL|database or disk is full|ENOSPC|No space left on device/.test(sign),
  )
}
