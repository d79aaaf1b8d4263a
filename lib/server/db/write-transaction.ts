import "server-only"
import { isDriverAdapterError, type ArgType } from "@prisma/driver-adapter-utils"
import { databasePath } from "../env"
import { SqliteAdapterFactory } from "./sqlite"

/** Runs one statement with its values in a transaction; resolves to the number of rows it touched. */
export type Execute = (sql: string, values: unknown[]) => Promise<number>

/** The driver sees what a value is by itself. */
const untyped: ArgType = { scalarType: "unknown", arity: "scalar" }

/**
 * A transaction on Prisma's driver adapter itself, for writing much: all of it stays or nothing does.
 * Prisma's own raw statements take three times as long for each value. Its first statement should write,
 * so that it waits its turn before it has read anything that another process changes.
 *
 * @param cacheMiB memory for pages of the file, for writing much into several indexes; usually 2 MiB
 */
export async function writeTransaction<T>(
  action: (execute: Execute) => Promise<T>,
  { cacheMiB }: { cacheMiB?: number } = {},
): Promise<T> {
  const adapter = await new SqliteAdapterFactory(databasePath()).connect()
  try {
    if (cacheMiB !== undefined) await adapter.executeScript(`PRAGMA cache_size = ${-cacheMiB * 1024}`)
    const transaction = await adapter.startTransaction()
    try {
      const result = await action(async (sql, values) => {
        const count = await transaction.executeRaw({
          sql,
          args: [...values],
          argTypes: values.map(() => untyped),
        })
        // The driver frees a statement's memory between two turns of the event loop, and its promises alone
        // never end a turn: without this, a large import holds all its values twice.
        await new Promise((resolve) => setImmediate(resolve))
        return count
      })
      await transaction.commit()
      return result
    } catch (error) {
      await transaction.rollback()
      throw error
    }
  } finally {
    await adapter.dispose()
  }
}

/** Whether a write failed because a row with its key is there already. */
export function isTaken(error: unknown): boolean {
  return isDriverAdapterError(error) && error.cause.kind === "UniqueConstraintViolation"
}
