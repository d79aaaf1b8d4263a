import "server-only"
import { AppError } from "../errors"
import type { Connection } from "./connection"
import { migrationNames, migrationsFolder } from "./migrations"
import type { DatabaseKind } from "./target"

/** Names of migrations, each list oldest first. */
export type MigrationHistory = {
  /** Whether there is a list of migrations in the database at all. */
  isOurs: boolean
  /** Those that the database has had. */
  applied: string[]
  /** Those that have begun in it and not ended. */
  begun: string[]
  /** Those that it has and this version does not know. */
  unknown: string[]
  /** Those of this version that it has not had. */
  pending: string[]
}

/**
 * Which migrations a database has had.
 *
 * @param ask    runs a question without values
 * @param folder this version's migrations of that kind of database
 */
export async function migrationHistory(
  { kind, ask }: { kind: DatabaseKind; ask: (sql: string) => Promise<unknown[][]> },
  folder = migrationsFolder(kind),
): Promise<MigrationHistory> {
  const known = migrationNames(folder)
  const tables = await ask(
    kind === "sqlite"
      ? "SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'"
      : "SELECT 1 FROM information_schema.tables WHERE table_name = '_prisma_migrations' AND table_schema = current_schema()",
  )
  if (tables.length === 0) return { isOurs: false, applied: [], begun: [], unknown: [], pending: known }
  const rows = await ask(
    `SELECT migration_name, CASE WHEN finished_at IS NULL THEN 0 ELSE 1 END
     FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name`,
  )
  const names = (wanted: 0 | 1) =>
    rows.filter(([, isFinished]) => Number(isFinished) === wanted).map(([name]) => String(name))
  const [applied, begun] = [names(1), names(0)]
  return {
    isOurs: true,
    applied,
    begun,
    unknown: [...applied, ...begun].filter((name) => !known.includes(name)).sort(),
    pending: known.filter((name) => !applied.includes(name)),
  }
}

/**
 * Refuses a database that is of a later version, or in which a migration has not ended.
 *
 * @param name of the database or the file, for the message
 */
export function requireKnown({ unknown, begun }: MigrationHistory, name: string): void {
  if (unknown.length > 0) {
    throw new AppError(
      "database-newer",
      `${name} comes from a newer version of Chip Runway (it has the migration ${unknown.at(-1)}). ` +
        "Update this one first, or name another database (DATABASE_URL).",
    )
  }
  if (begun.length > 0) {
    throw new AppError(
      "database-unreadable",
      `${name}: the migration ${begun[0]} has begun and has not ended: another process may be preparing this ` +
        "database. Wait for it and start again. If there is none, the migration broke off half way: restore the " +
        "database from a copy made before it, or start afresh with another one.",
    )
  }
}

/**
 * As `migrationHistory`, of a database that must be ours and whole.
 *
 * @throws AppError where it has no tables of ours, and as `requireKnown`
 */
export async function knownHistory(connection: Connection): Promise<MigrationHistory> {
  const history = await migrationHistory(connection)
  if (!history.isOurs) {
    throw new AppError("not-ready", `There is no database of Chip Runway in ${connection.name}.`)
  }
  requireKnown(history, connection.name)
  return history
}

/**
 * The migrations of SQLite that make the tables of a database: its own ones, or for PostgreSQL those up to the same
 * moment. A migration bears the same date in both folders; PostgreSQL's first one stands for all that were before it.
 */
export function sqliteMigrationsLike(kind: DatabaseKind, applied: readonly string[]): string[] {
  if (kind === "sqlite") return [...applied]
  const newest = applied.at(-1) ?? ""
  const date = (name: string) => name.slice(0, name.indexOf("_"))
  return migrationNames(migrationsFolder("sqlite")).filter((name) => date(name) <= date(newest))
}
