import "server-only"
import { db } from "./client"
import { migrationHistory } from "./migration-history"
import { databaseKind } from "./target"

/** Names of the migrations that this process's database has had, and of those of this version that it has not, oldest first. */
export async function migrationStates(): Promise<{ applied: string[]; pending: string[] }> {
  const ask = async (sql: string) =>
    (await db().$queryRawUnsafe<Record<string, unknown>[]>(sql)).map((row) => Object.values(row))
  const { applied, pending } = await migrationHistory({ kind: databaseKind(), ask })
  return { applied, pending }
}

/** Names of this version's migrations that the database has not had, oldest first. */
export async function pendingMigrationNames(): Promise<string[]> {
  return (await migrationStates()).pending
}
