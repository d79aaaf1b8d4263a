import "server-only"
import { createClient, type Client, type Config, type Transaction } from "@libsql/client"

/**
 * The driver's client on one connection, which is opened anew after a statement waited in vain for another process's
 * write. The driver leaves such a statement unfinished until its memory is freed; as long as it is there the
 * connection reads the database as it was then, writes nothing, and can commit nothing. A connection that the
 * driver opens by itself would lack our settings, so they are made here, too.
 *
 * @param settings statements that a new connection begins with
 */
export function reopeningClient(config: Config, settings: string): Client {
  const client = createClient(config)
  let isSpoilt = false
  const watched = async <T>(act: () => Promise<T>): Promise<T> => {
    try {
      return await act()
    } catch (error) {
      if (isBusyError(error)) isSpoilt = true
      throw error
    }
  }
  // Prisma's adapter lets one statement or transaction in at a time: none is open when the next begins.
  const begun = async <T>(act: () => Promise<T>): Promise<T> => {
    if (isSpoilt) {
      client.reconnect()
      await client.executeMultiple(settings)
      isSpoilt = false
    }
    return watched(act)
  }
  const methods: Partial<Client> = {
    execute: ((...args: Parameters<Client["execute"]>) =>
      begun(() => client.execute(...args))) as Client["execute"],
    batch: (...args) => begun(() => client.batch(...args)),
    migrate: (...args) => begun(() => client.migrate(...args)),
    executeMultiple: (...args) => begun(() => client.executeMultiple(...args)),
    transaction: (async (...args: Parameters<Client["transaction"]>) =>
      watchedTransaction(await begun(() => client.transaction(...args)), watched)) as Client["transaction"],
  }
  return over(client, methods)
}

function watchedTransaction(
  transaction: Transaction,
  watched: <T>(act: () => Promise<T>) => Promise<T>,
): Transaction {
  return over(transaction, {
    execute: ((...args: Parameters<Transaction["execute"]>) =>
      watched(() => transaction.execute(...args))) as Transaction["execute"],
    batch: (...args) => watched(() => transaction.batch(...args)),
    executeMultiple: (...args) => watched(() => transaction.executeMultiple(...args)),
    commit: () => watched(() => transaction.commit()),
    rollback: () => watched(() => transaction.rollback()),
  })
}

/** `target` with some of its methods replaced. The others run on itself, since its fields are private. */
function over<T extends object>(target: T, methods: Partial<T>): T {
  return new Proxy(target, {
    get(_, name) {
      if (Object.hasOwn(methods, name)) return methods[name as keyof T]
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === "function" ? (value.bind(target) as unknown) : value
    },
  })
}

function isBusyError(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : null
  return typeof code === "string" && code.startsWith("SQLITE_BUSY")
}
