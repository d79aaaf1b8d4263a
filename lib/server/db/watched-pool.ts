import "server-only"
import type { SqlDriverAdapter, SqlQueryable, Transaction } from "@prisma/driver-adapter-utils"
import type { Pool } from "pg"
import { countDatabaseError, type DatabaseErrorKind } from "../watch/fault-counts"
import { tellPoolFigures } from "../watch/pool-figures"
import { faultSigns } from "./fault-signs"
import { isFull } from "./is-full"
import { isLost } from "./is-lost"
import { isWriteConflict } from "./is-write-conflict"

/**
 * An adapter whose failures are counted by their kind and whose pool says how it stands, for the metrics.
 *
 * @param pool what it takes its connections from
 */
export function watchedPool<Adapter extends SqlDriverAdapter>(adapter: Adapter, pool: Pool): Adapter {
  const forget = tellPoolFigures(() => ({
    busy: pool.totalCount - pool.idleCount,
    idle: pool.idleCount,
    waiting: pool.waitingCount,
  }))
  type Watched = "queryRaw" | "executeRaw" | "executeScript" | "startTransaction" | "dispose"
  const watch: Pick<SqlDriverAdapter, Watched> = {
    ...watchedQueries(adapter),
    dispose: () => {
      // Each large write has a pool of its own.
      forget()
      return adapter.dispose()
    },
    executeScript: (script) => counted(adapter.executeScript(script)),
    startTransaction: async (isolation) => {
      const transaction = await counted(adapter.startTransaction(isolation))
      const watch: Pick<Transaction, "queryRaw" | "executeRaw" | "commit"> = {
        ...watchedQueries(transaction),
        // Where a serializable transaction that another one crossed is often refused.
        commit: () => counted(transaction.commit()),
      }
      return Object.assign(Object.create(transaction) as Transaction, watch)
    },
  }
  return Object.assign(Object.create(adapter) as Adapter, watch)
}

function watchedQueries(asked: SqlQueryable): Pick<SqlQueryable, "queryRaw" | "executeRaw"> {
  return {
    queryRaw: (query) => counted(asked.queryRaw(query)),
    executeRaw: (query) => counted(asked.executeRaw(query)),
  }
}

async function counted<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    const kind = databaseErrorKind(error)
    if (kind !== null) countDatabaseError(kind)
    throw error
  }
}

/** Why a query failed; null where it was refused as a constraint of ours wants it. */
export function databaseErrorKind(error: unknown): DatabaseErrorKind | null {
  if (isWriteConflict(error)) return "conflict"
  if (isFull(error)) return "full"
  const signs = faultSigns(error)
  // Before what is lost: a statement that took too long has a connection.
  if (signs.some((sign) => /^(?:57014|55P03)$|statement timeout|SocketTimeout/.test(sign))) return "timeout"
  if (isLost(error)) return "unreachable"
  return signs.some((sign) => /^23\w{3}$|ConstraintViolation$/.test(sign)) ? null : "other"
}
