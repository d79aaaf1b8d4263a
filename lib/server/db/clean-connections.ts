import "server-only"
import type { Pool, PoolClient } from "pg"

/**
 * Has a pool take back no connection on which a transaction is still open or a statement unanswered. Prisma's adapter
 * ends a transaction by handing its connection back, whatever became of its COMMIT or ROLLBACK, and the pool gives it
 * to the next who asks without a look: that one's writes would be answered and never be saved.
 */
export function takesBackOnlyClean(pool: Pool): void {
  const connect = pool.connect.bind(pool) as (...asked: unknown[]) => Promise<PoolClient>
  pool.connect = ((...asked: unknown[]) => {
    // Single statements, which have no transaction.
    if (asked.length > 0) return connect(...asked)
    return connect().then((client) => {
      const release = client.release.bind(client)
      client.release = (error) => release(error ?? !isOutsideTransactions(client))
      return client
    })
  }) as Pool["connect"]
}

/** As the server said with its last answer: a COMMIT that it has not answered leaves the transaction open here. */
function isOutsideTransactions(client: PoolClient): boolean {
  return client.getTransactionStatus() === "I"
}
