import "server-only"
import { createClient } from "@libsql/client"
import { type Ask, sqliteRows } from "./connection"
import { isBusy } from "./is-busy"

/** How long another process's short look at the file is waited for, in milliseconds. */
const patienceMs = 1500

/**
 * Does something with a SQLite file while no other process has it open, and keeps them all out meanwhile.
 *
 * @returns false, without having done it, when another process has the file open
 */
export async function asSoleOwner(path: string, action: (ask: Ask) => Promise<void>): Promise<boolean> {
  const client = createClient({ url: `file:${path}`, timeout: patienceMs, concurrency: 1 })
  try {
    // In this mode a connection holds the whole file, and refuses to share it with one that is there already.
    await client.executeMultiple("PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; COMMIT;")
    // What the write-ahead log still holds goes into the file itself.
    const [row] = await sqliteRows(client, "PRAGMA wal_checkpoint(TRUNCATE)", [])
    if (Number(row?.[0]) !== 0) throw new Error(`the write-ahead log of ${path} cannot be written into it`)
  } catch (error) {
    client.close()
    if (isBusy(error)) return false
    throw error
  }
  try {
    await action((sql, values = []) => sqliteRows(client, sql, values))
    return true
  } finally {
    client.close()
  }
}
