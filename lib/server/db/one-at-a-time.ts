import "server-only"
import { createClient, type Client, type Transaction } from "@libsql/client"
import { setTimeout as wait } from "node:timers/promises"
import { AppError } from "../errors"
import { isBusy } from "./is-busy"
import { oneAtATimeOnServer } from "./postgresql-server"
import { makeFolder } from "./sqlite-file"
import type { DatabaseTarget } from "./target"

const lookAgainMs = 100
/** A first import with its estimates takes under a minute; somebody's largest may take several. */
const patienceMs = 30 * 60_000

/**
 * Lets one process at a time prepare a database, so that of instances that start together one makes it and the others
 * find it made. Whoever is killed leaves no lock.
 *
 * @throws AppError with the cure where the database cannot be reached or written; else what `action` throws
 */
export function oneAtATime<T>(target: DatabaseTarget, action: () => Promise<T>): Promise<T> {
  return target.kind === "postgresql"
    ? oneAtATimeOnServer(target.url, action)
    : oneAtATimeOnFile(target.path, action)
}

/** The lock is SQLite's own, on a file beside the database, which itself must stay free for whoever reads and writes. */
async function oneAtATimeOnFile<T>(database: string, action: () => Promise<T>): Promise<T> {
  makeFolder(database)
  const path = `${database}-preparing`
  const client = createClient({ url: `file:${path}`, concurrency: 1 })
  try {
    const lock = await lockOf(client, path)
    try {
      return await action()
    } finally {
      lock.close()
    }
  } finally {
    client.close()
  }
}

async function lockOf(client: Client, path: string): Promise<Transaction> {
  const began = performance.now()
  for (;;) {
    try {
      return await client.transaction("write")
    } catch (cause) {
      if (!isBusy(cause)) throw cause
      if (performance.now() - began > patienceMs) {
        const words = `Another process has been preparing the database for half an hour: whoever holds ${path} open.`
        throw new AppError("not-ready", words, { cause })
      }
    }
    await wait(lookAgainMs)
  }
}
