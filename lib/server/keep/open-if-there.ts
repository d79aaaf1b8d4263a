import "server-only"
import { existsSync } from "node:fs"
import { connectTo, type Connection } from "../db/connection"
import { migrationHistory, requireKnown, type MigrationHistory } from "../db/migration-history"
import { openFile } from "../db/sqlite-file"
import type { DatabaseTarget } from "../db/target"

/**
 * Does something with a database that is to be written to, before it is touched in any way.
 *
 * @returns null where there is none yet, or nothing of ours in it. A server that cannot be reached is left to
 *   `migrate`, which tells the cure
 * @throws AppError where it is newer than this version or a file that is no database
 */
export async function ifThere<T>(
  target: DatabaseTarget,
  action: (connection: Connection, history: MigrationHistory) => Promise<T>,
): Promise<T | null> {
  const connection = await openIfThere(target)
  if (connection === null) return null
  try {
    const history = await migrationHistory(connection)
    if (!history.isOurs) return null
    requireKnown(history, connection.name)
    return await action(connection, history)
  } finally {
    await connection.close()
  }
}

async function openIfThere(target: DatabaseTarget): Promise<Connection | null> {
  // SQLite would make an empty one.
  if (target.kind === "sqlite") return existsSync(target.path) ? openFile(target.path) : null
  return connectTo(target).catch(() => null)
}
