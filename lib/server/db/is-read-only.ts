import "server-only"
import { faultSigns } from "./fault-signs"

/** Whether something failed because the database may only be read: its file, its folder, or a server that follows. */
export function isReadOnly(error: unknown): boolean {
  return faultSigns(error).some((sign) =>
    /^25006$|^SQLITE_READONLY|^EROFS$|attempt to write a readonly database/.test(sign),
  )
}
