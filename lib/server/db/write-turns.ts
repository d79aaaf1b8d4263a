import "server-only"
import type { SqlDriverAdapter, SqlQuery, Transaction } from "@prisma/driver-adapter-utils"
import { isBusy } from "./is-busy"

// On globalThis, because the server bundles this module more than once.
const holder = globalThis as typeof globalThis & { chipRunwayWrites?: Map<string, Promise<void>> }

/** Waits until nobody in this process writes to the file; resolves to what gives the turn to the next. */
async function takeTurn(path: string): Promise<() => void> {
  const turns = (holder.chipRunwayWrites ??= new Map())
  const before = turns.get(path) ?? Promise.resolve()
  let give = (): void => {}
  const mine = new Promise<void>((resolve) => (give = resolve))
  turns.set(
    path,
    before.then(() => mine),
  )
  await before
  return give
}

/**
 * Lets one write at a time reach a file from this process. The driver waits for another connection's write by
 * standing still with the whole process in it: if that connection is our own, its write never ends while we wait,
 * and both fail. Here the second write waits its turn while the process goes on.
 *
 * @param onBusy called when another process held the lock too long all the same: SQLite then leaves the statement
 *   open until it is collected, and commits of this connection fail meanwhile, so it should be given up
 */
export function writingInTurn(adapter: SqlDriverAdapter, path: string, onBusy: () => void): SqlDriverAdapter {
  const told = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      if (isBusy(error)) onBusy()
      throw error
    }
  }
  const inTurn = async <T>(query: SqlQuery, work: () => Promise<T>): Promise<T> => {
    if (isReading(query.sql)) return told(work)
    const give = await takeTurn(path)
    try {
      return await told(work)
    } finally {
      give()
    }
  }
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    queryRaw: (query) => inTurn(query, () => adapter.queryRaw(query)),
    executeRaw: (query) => inTurn(query, () => adapter.executeRaw(query)),
    executeScript: (script) => adapter.executeScript(script),
    getConnectionInfo: () => adapter.getConnectionInfo?.() ?? { supportsRelationJoins: false },
    dispose: () => adapter.dispose(),
    async startTransaction(isolation) {
      const give = await takeTurn(path)
      try {
        return transactionInTurn(await told(() => adapter.startTransaction(isolation)), give, told)
      } catch (error) {
        give()
        throw error
      }
    },
  }
}

/** A transaction that gives its turn to the next when it ends, one way or the other. */
function transactionInTurn(
  transaction: Transaction,
  give: () => void,
  told: <T>(work: () => Promise<T>) => Promise<T>,
): Transaction {
  const end = async (work: () => Promise<void>) => {
    try {
      await told(work)
    } finally {
      give()
    }
  }
  return {
    provider: transaction.provider,
    adapterName: transaction.adapterName,
    options: transaction.options,
    queryRaw: (query) => told(() => transaction.queryRaw(query)),
    executeRaw: (query) => told(() => transaction.executeRaw(query)),
    commit: () => end(() => transaction.commit()),
    rollback: () => end(() => transaction.rollback()),
    createSavepoint: (name) => told(async () => transaction.createSavepoint?.(name)),
    rollbackToSavepoint: (name) => told(async () => transaction.rollbackToSavepoint?.(name)),
    releaseSavepoint: (name) => told(async () => transaction.releaseSavepoint?.(name)),
  }
}

function isReading(sql: string): boolean {
  return /^\s*(?:SELECT|PRAGMA|EXPLAIN)\b/i.test(sql)
}
