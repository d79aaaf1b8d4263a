import "server-only"
import type { SqlDriverAdapter } from "@prisma/driver-adapter-utils"
import { existsSync, readFileSync } from "node:fs"
import { AppError } from "../errors"
import { adapterFactory, rowsOf, type AdapterFactory } from "./adapter"
import { migrationList, migrationNames, migrationsFolder, schemaPath } from "./migrations"
import { requireWhole } from "./require-whole"
import { makeFile, openFile } from "./sqlite-file"
import { oneAtATime, openServer } from "./postgresql-server"
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
 * Safe to call at every start, by several processes at once: the schema engine is loaded only when a migration is
 * pending.
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
  return {
    isNew,
    applied: await oneAtATime(target.url, () => bringUpToDate(target, options)),
  }
}

async function bringUpToDate(
  target: DatabaseTarget,
  { folder = migrationsFolder(target.kind), waitMs = patienceMs, mayBePartOfMove = false }: Options,
): Promise<string[]> {
  const factory = adapterFactory(target, { statementMs: 0, lockMs: 0, poolSize: 2 })
  const adapter = await connectTo(target, factory)
  try {
    if (!mayBePartOfMove) await requireWhole(adapter, target)
    await begunMigrationEnded(adapter, waitMs)
    const pending = await pendingMigrations(adapter, folder)
    if (pending.length === 0) return []
  } finally {
    await adapter.dispose()
  }
  const { noFilters, withSchemaEngine } = await import("./schema-engine")
  const schema = readFileSync(schemaPath(target.kind), "utf8")
  const migrationsList = migrationList(folder)
  const { appliedMigrationNames } = await withSchemaEngine(schema, factory, (engine) =>
    engine.applyMigrations({ migrationsList, filters: noFilters }),
  )
  return appliedMigrationNames
}

function connectTo(target: DatabaseTarget, factory: AdapterFactory): Promise<SqlDriverAdapter> {
  return target.kind === "sqlite" ? openFile(factory, target.path) : factory.connect()
}

/** Waits while a migration is under way, as of another process that prepares the same database; not for ever. */
async function begunMigrationEnded(adapter: SqlDriverAdapter, waitMs: number): Promise<void> {
  const begun = "SELECT 1 FROM _prisma_migrations WHERE rolled_back_at IS NULL AND finished_at IS NULL"
  for (let waited = 0; waited < waitMs; waited += lookAgainMs) {
    if (!(await hasMigrations(adapter)) || (await rowsOf(adapter, begun)).length === 0) return
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs))
  }
}

async function hasMigrations(adapter: SqlDriverAdapter): Promise<boolean> {
  const list =
    adapter.provider === "sqlite"
      ? "SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'"
      : "SELECT 1 FROM information_schema.tables WHERE table_name = '_prisma_migrations' AND table_schema = current_schema()"
  const tables = await rowsOf(adapter, list)
  return tables.length > 0
}

/** Migrations of the folder that the database has not had, oldest first. */
async function pendingMigrations(adapter: SqlDriverAdapter, folder: string): Promise<string[]> {
  const known = migrationNames(folder)
  if (!(await hasMigrations(adapter))) return known
  const rows = await rowsOf(
    adapter,
    "SELECT migration_name, CASE WHEN finished_at IS NULL THEN 0 ELSE 1 END " +
      "FROM _prisma_migrations WHERE rolled_back_at IS NULL",
  )
  const applied = new Set(rows.map(([name]) => String(name)))
  const unknown = [...applied].filter((name) => !known.includes(name)).sort()
  if (unknown.length > 0) {
    throw new AppError(
      "database-newer",
      `The database comes from a newer version of Chip Runway (it has the migration ${unknown.at(-1)}). ` +
        "Update this checkout, or set DATABASE_URL to another database.",
    )
  }
  const begun = rows.find(([, isFinished]) => Number(isFinished) === 0)
  if (begun) {
    throw new AppError(
      "database-unreadable",
      `The migration ${String(begun[0])} has begun and has not ended: another process may be preparing this ` +
        "database. Wait for it and start again. If there is none, the migration broke off half way: restore the " +
        "database from a copy made before it, or start afresh with another one.",
    )
  }
  return known.filter((name) => !applied.has(name))
}
