import "server-only"
import { AppError } from "../errors"
import type { Connection } from "./connection"
import { migrationNames, migrationsFolder } from "./migrations"

/**
 * Names of the migrations that a database has had, oldest first.
 *
 * @throws AppError where it has no tables of ours, one broke off half way, or it has one that this version does not know
 */
export async function appliedMigrations({ kind, name, ask }: Connection): Promise<string[]> {
  const rows = await ask(
    `SELECT migration_name, CASE WHEN finished_at IS NULL THEN 0 ELSE 1 END
     FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name`,
  ).catch((cause: unknown) => {
    if (!(cause instanceof Error) || !/no such table|does not exist/.test(cause.message)) throw cause
    throw new AppError("not-ready", `There is no database of Chip Runway in ${name}.`, { cause })
  })
  const begun = rows.find(([, isFinished]) => Number(isFinished) === 0)
  if (begun) {
    throw new AppError(
      "database-unreadable",
      `${name}: the migration ${String(begun[0])} broke off half way.`,
    )
  }
  const applied = rows.map(([migration]) => String(migration))
  const known = new Set(migrationNames(migrationsFolder(kind)))
  const unknown = applied.filter((migration) => !known.has(migration)).at(-1)
  if (unknown !== undefined) {
    throw new AppError(
      "database-newer",
      `${name} comes from a newer version of Chip Runway (it has the migration ${unknown}). Update this one first.`,
    )
  }
  return applied
}

/** The migrations of this version that are not among those that a database of this kind has had. */
export function pendingInFolder(kind: Connection["kind"], applied: readonly string[]): string[] {
  return migrationNames(migrationsFolder(kind)).filter((name) => !applied.includes(name))
}

/**
 * The migrations of SQLite that make the tables of a database: its own ones, or for PostgreSQL those up to the same
 * moment. A migration bears the same date in both folders; PostgreSQL's first one stands for all that were before it.
 */
export function sqliteMigrationsLike(kind: Connection["kind"], applied: readonly string[]): string[] {
  if (kind === "sqlite") return [...applied]
  const newest = applied.at(-1) ?? ""
  const date = (name: string) => name.slice(0, name.indexOf("_"))
  return migrationNames(migrationsFolder("sqlite")).filter((name) => date(name) <= date(newest))
}
