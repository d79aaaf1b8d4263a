import "server-only"
import type { Pool } from "pg"
import { logWarning } from "../log"

/** What failed on connections of the queue. */
const failures = new WeakSet<object>()

/**
 * Has failures on a pool's connections known for `goOnAfterUnheardFailures`: the queue's library does not wait for its
 * word of what became of a job, so that nobody hears when it cannot be written.
 */
export function knowFailuresOf(pool: Pool): void {
  const connect = pool.connect.bind(pool) as (...asked: unknown[]) => unknown
  pool.connect = ((...asked: unknown[]) => known(connect(...asked))) as Pool["connect"]
  pool.on("connect", (client) => {
    const query = client.query.bind(client) as (...asked: unknown[]) => unknown
    client.query = ((...asked: unknown[]) => known(query(...asked))) as typeof client.query
  })
}

function known(answer: unknown): unknown {
  if (answer instanceof Promise) {
    answer.catch((error: unknown) => {
      if (typeof error === "object" && error !== null) failures.add(error)
    })
  }
  return answer
}

/**
 * Keeps a process that nobody else keeps alive from ending with such a failure: its job is found and freed once the
 * database is back (`PostgresqlQueue.freeLeftJobs`). Any other rejection that nobody heard ends it, as it would have.
 */
export function goOnAfterUnheardFailures(): void {
  process.on("unhandledRejection", (reason) => {
    if (typeof reason !== "object" || reason === null || !failures.has(reason)) throw reason
    logWarning(reason, "writing down what became of a job; it is done again once the database is back")
  })
}
