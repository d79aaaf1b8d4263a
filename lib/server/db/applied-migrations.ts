import "server-only"
import { db } from "./client"
import { migrationNames, migrationsFolder } from "./migrations"
import { databaseKind } from "./target"

/** Names of the migrations that the database has had, and of those of this version that it has not, oldest first. */
export async function migrationStates(): Promise<{ applied: string[]; pending: string[] }> {
  const rows = await db().$queryRawUnsafe<{ migration_name: string }[]>(
    "SELECT migration_name FROM _prisma_migrations " +
      "WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name",
  )
  const applied = rows.map((row) => row.migration_name)
  const known = migrationNames(migrationsFolder(databaseKind()))
  return { applied, pending: known.filter((name) => !applied.includes(name)) }
}

/** Names of this version's migrations that the database has not had, oldest first. */
export async function pendingMigrationNames(): Promise<string[]> {
  return (await migrationStates()).pending
}
