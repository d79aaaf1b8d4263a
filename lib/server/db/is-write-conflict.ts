import "server-only"
import { isDriverAdapterError } from "@prisma/driver-adapter-utils"

/** Whether PostgreSQL refused a transaction because another one crossed it: run again, it may well pass. */
export function isWriteConflict(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (isDriverAdapterError(error)) return error.cause.kind === "TransactionWriteConflict"
  return (error as { code?: unknown }).code === "P2034" || isWriteConflict(error.cause)
}
