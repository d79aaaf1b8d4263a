import "server-only"
import type { Transaction } from "@prisma/driver-adapter-utils"

/**
 * Ends a transaction of a driver adapter. Some adapters say it to the database themselves; others only hand the
 * connection back, and leave the word to us.
 */
export async function endTransaction(transaction: Transaction, word: "COMMIT" | "ROLLBACK"): Promise<void> {
  try {
    if (!transaction.options.usePhantomQuery) {
      await transaction.executeRaw({ sql: word, args: [], argTypes: [] })
    }
  } catch (error) {
    await transaction.rollback()
    throw error
  }
  await (word === "COMMIT" ? transaction.commit() : transaction.rollback())
}
