import "server-only"
import { db } from "./client"
import { migrationNames, migrationsFolder } from "./migrations"
import { databaseKind } from "./target"

/** Names of the migrations that the database has had to their end, oldest first. */
export async function appliedMigrationNames(): Promise<string[]> {
  const rows = await db().$queryRawUnsafe<{ migration_name: string }[]>(
    "SELECT migration_name FROM _prisma_migrations " +
      "WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name",
  )
  return rows.map((row) => row.migration_name)
}

/** Names of this version's migrations that the database has not had, oldest first. */
export async function pendingMigrationNames(): Promise<string[]> {
  const applied = new Set(await appliedMigrationNames())
  return migrationNames(migrationsFolder(databaseKind())).filter((name) => !applied.has(name))
}
