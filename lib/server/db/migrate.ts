import "server-only"
import { existsSync, readFileSync } from "node:fs"
import { adapterFactory } from "./adapter"
import { connectTo, type Connection } from "./connection"
import { migrationHistory, requireKnown, type MigrationHistory } from "./migration-history"
import { migrationList, migrationsFolder, schemaPath } from "./migrations"
import { oneAtATime } from "./one-at-a-time"
import { openServer } from "./postgresql-server"
import { requireWhole } from "./require-whole"
import { makeFile, openFile } from "./sqlite-file"
import { databaseTarget, type DatabaseTarget } from "./target"

/** How long a migration may take that another process began; ours take well under a second. */
const patienceMs = 10_000
const lookAgainMs = 250

export type Migrated = { isNew: boolean; applied: string[] }

type Options = {
  /** Where the migrations lie; without it those of this version. */
  folder?: string
  /** How long a migration that another process has begun is waited for, in milliseconds. */
  waitMs?: number
  /** Also a database that holds the first part of a move, for what goes on with it or throws it away. */
  mayBePartOfMove?: boolean
}

/**
 * Brings a database to this version's tables, creating file and folder, or the database on its server, where they lack.
 * Safe to call at every start; on a server by several processes at once, on a file by one (`oneAtATime`). The schema
 * engine is loaded only when a migration is pending.
 *
 * @param address see `databaseTarget`; without it the database of the settings
 * @throws AppError when the folder cannot be written, the server cannot be reached, a migration or a move
 *   broke off half way, or the database holds migrations that this version does not know
 */
export async function migrate(address?: string, options: Options = {}): Promise<Migrated> {
  const target = databaseTarget(address)
  if (target.kind === "sqlite") {
    const isNew = !existsSync(target.path)
    makeFile(target.path)
    return { isNew, applied: await bringUpToDate(target, options) }
  }
  const isNew = await openServer(target.url)
  return { isNew, applied: await oneAtATime(target, () => bringUpToDate(target, options)) }
}

async function bringUpToDate(
  target: DatabaseTarget,
  { folder = migrationsFolder(target.kind), waitMs = patienceMs, mayBePartOfMove = false }: Options,
): Promise<string[]> {
  const connection = target.kind === "sqlite" ? await openFile(target.path) : await connectTo(target)
  try {
    if (!mayBePartOfMove) await requireWhole(connection)
    const history = await historyWithoutBegun(connection, folder, waitMs)
    requireKnown(history, connection.name)
    if (history.pending.length === 0) return []
  } finally {
    await connection.close()
  }
  const { noFilters, withSchemaEngine } = await import("./schema-engine")
  const schema = readFileSync(schemaPath(target.kind), "utf8")
  const migrationsList = migrationList(folder)
  const factory = adapterFactory(target, { statementMs: 0, lockMs: 0, poolSize: 2 })
  const { appliedMigrationNames } = await withSchemaEngine(schema, factory, (engine) =>
    engine.applyMigrations({ migrationsList, filters: noFilters }),
  )
  return appliedMigrationNames
}

/** Waits while a migration is under way, as of another process that prepares the same database; not for ever. */
async function historyWithoutBegun(
  connection: Connection,
  folder: string,
  waitMs: number,
): Promise<MigrationHistory> {
  for (let waited = 0; ; waited += lookAgainMs) {
    const history = await migrationHistory(connection, folder)
    if (history.begun.length === 0 || waited >= waitMs) return history
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs))
  }
}
