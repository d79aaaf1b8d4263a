import "server-only"
import type { SqlDriverAdapter } from "@prisma/driver-adapter-utils"
import { accessSync, closeSync, constants, existsSync, mkdirSync, openSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { AppError } from "../errors"
import { migrationList, migrationNames, migrationsFolder } from "./migrations"
import { rowsOf, SqliteAdapterFactory } from "./sqlite"

/** How long a migration may take that another process began; ours take well under a second. */
const patienceMs = 10_000
const lookAgainMs = 250

export type Migrated = { isNew: boolean; applied: string[] }

/**
 * Brings the database at `path` to this version's tables, creating file and folder where they lack.
 * Safe to call at every start: the schema engine is loaded only when a migration is pending.
 *
 * @param waitMs how long a migration that another process has begun is waited for, in milliseconds
 * @throws AppError when the folder cannot be written, a migration broke off half way, or the database
 *   holds migrations that this version does not know
 */
export async function migrate(
  path: string,
  folder = migrationsFolder(),
  waitMs = patienceMs,
): Promise<Migrated> {
  const isNew = !existsSync(path)
  makeFile(path)
  const factory = new SqliteAdapterFactory(path)
  const adapter = await openDatabase(factory, path)
  try {
    await begunMigrationEnded(adapter, waitMs)
    const pending = await pendingMigrations(adapter, folder)
    if (pending.length === 0) return { isNew, applied: [] }
  } finally {
    await adapter.dispose()
  }
  const { noFilters, withSchemaEngine } = await import("./schema-engine")
  const schema = readFileSync(join(folder, "..", "..", "schema.prisma"), "utf8")
  const migrationsList = migrationList(folder)
  const { appliedMigrationNames } = await withSchemaEngine(schema, factory, (engine) =>
    engine.applyMigrations({ migrationsList, filters: noFilters }),
  )
  return { isNew, applied: appliedMigrationNames }
}

/** For its owner's eyes alone: it holds sessions and hashes. SQLite gives the files beside it the same rights. */
function makeFile(path: string): void {
  const folder = dirname(path)
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK | constants.X_OK)
    if (existsSync(path)) accessSync(path, constants.R_OK | constants.W_OK)
    else closeSync(openSync(path, "a", 0o600))
  } catch (cause) {
    throw unwritable(path, cause)
  }
}

async function openDatabase(factory: SqliteAdapterFactory, path: string): Promise<SqlDriverAdapter> {
  try {
    return await factory.connect()
  } catch (cause) {
    const text = cause instanceof Error ? `${cause.message} ${String(cause.cause ?? "")}` : String(cause)
    if (/not a database|malformed/i.test(text)) {
      throw new AppError(
        "database-unreadable",
        `The file ${path} is not a SQLite database or is damaged. Move it away or set DATABASE_URL to another file.`,
        { cause },
      )
    }
    if (/readonly|unable to open|disk i\/o/i.test(text)) throw unwritable(path, cause)
    throw cause
  }
}

function unwritable(path: string, cause: unknown): AppError {
  return new AppError(
    "database-unwritable",
    `The database ${path} cannot be written. Give this user write permission to ${dirname(path)}, ` +
      "or set DATABASE_URL to another place, for example file:/tmp/chip-runway.db.",
    { cause },
  )
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
  const tables = await rowsOf(adapter, "SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'")
  return tables.length > 0
}

/** Migrations of the folder that the database has not had, oldest first. */
async function pendingMigrations(adapter: SqlDriverAdapter, folder: string): Promise<string[]> {
  const known = migrationNames(folder)
  if (!(await hasMigrations(adapter))) return known
  const rows = await rowsOf(
    adapter,
    "SELECT migration_name, finished_at IS NOT NULL FROM _prisma_migrations WHERE rolled_back_at IS NULL",
  )
  const applied = new Set(rows.map(([name]) => String(name)))
  const unknown = [...applied].filter((name) => !known.includes(name)).sort()
  if (unknown.length > 0) {
    throw new AppError(
      "database-newer",
      `The database comes from a newer version of Chip Runway (it has the migration ${unknown.at(-1)}). ` +
        "Update this checkout, or set DATABASE_URL to another file.",
    )
  }
  const begun = rows.find(([, isFinished]) => Number(isFinished) === 0)
  if (begun) {
    throw new AppError(
      "database-unreadable",
      `The migration ${String(begun[0])} has begun and has not ended: another process may be preparing this ` +
        "database. Wait for it and start again. If there is none, the migration broke off half way: restore the " +
        "database from a copy made before it, or move the file away to start afresh.",
    )
  }
  return known.filter((name) => !applied.has(name))
}
