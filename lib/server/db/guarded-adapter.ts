import "server-only"
import type { SqlDriverAdapter, Transaction } from "@prisma/driver-adapter-utils"
import { guarded, untilLost } from "../outage/guarded"
import { endTransaction } from "./end-transaction"

/** An adapter that asks a database no more once it is known to be out of reach, and waits for none of its answers. */
export function guardedAdapter<Adapter extends SqlDriverAdapter>(adapter: Adapter): Adapter {
  const guard: Pick<SqlDriverAdapter, "queryRaw" | "executeRaw" | "executeScript" | "startTransaction"> = {
    queryRaw: (query) => guarded(() => adapter.queryRaw(query)),
    executeRaw: (query) => guarded(() => adapter.executeRaw(query)),
    executeScript: (script) => guarded(() => adapter.executeScript(script)),
    startTransaction: async (isolation) =>
      guardedTransaction(
        await guarded(
          () => adapter.startTransaction(isolation),
          // Nobody waits for it any more: its connection goes back.
          (transaction) => void endTransaction(transaction, "ROLLBACK").catch(() => {}),
        ),
      ),
  }
  // Whatever else it can do, it does as before.
  return Object.assign(Object.create(adapter) as Adapter, guard)
}

/**
 * Its end is asked for in any case, or its connection would never go back. Statements are not, those included that
 * Prisma ends a transaction of a server with: they would wait for a server that does not answer, and a connection that
 * goes back without them is not used again.
 */
function guardedTransaction(transaction: Transaction): Transaction {
  return {
    provider: transaction.provider,
    adapterName: transaction.adapterName,
    options: transaction.options,
    queryRaw: (query) => guarded(() => transaction.queryRaw(query)),
    executeRaw: (query) => guarded(() => transaction.executeRaw(query)),
    commit: () => untilLost(() => transaction.commit()),
    rollback: () => untilLost(() => transaction.rollback()),
    createSavepoint: (name) => guarded(async () => transaction.createSavepoint?.(name)),
    rollbackToSavepoint: (name) => guarded(async () => transaction.rollbackToSavepoint?.(name)),
    releaseSavepoint: (name) => guarded(async () => transaction.releaseSavepoint?.(name)),
  }
}
