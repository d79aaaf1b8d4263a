import "server-only"
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { connectTo } from "../db/connection"
import { migrate } from "../db/migrate"
import { migrationsFolder } from "../db/migrations"

/**
 * Makes an empty SQLite database that has had these migrations and no later ones.
 *
 * @param path where none is yet
 */
export async function makeDraft(path: string, migrations: readonly string[]): Promise<void> {
  const folder = mkdtempSync(`${path}-migrations-`)
  try {
    for (const name of [...migrations, "migration_lock.toml"]) {
      cpSync(join(migrationsFolder("sqlite"), name), join(folder, name), { recursive: true })
    }
    await migrate(`file:${join(folder, "migrated.db")}`, { folder })
    await copyWhole(join(folder, "migrated.db"), path)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Copies a SQLite file that nobody writes to: the copy has no write-ahead log beside it, and no connection of this
 * process holds it. The driver ends a connection only when its memory is collected.
 */
export async function copyWhole(from: string, to: string): Promise<void> {
  // An empty file may be written to, and has the rights that the copy is to have.
  writeFileSync(to, "", { flag: "wx", mode: 0o600 })
  const connection = await connectTo({ kind: "sqlite", path: from })
  try {
    await connection.ask(`VACUUM INTO '${to.replaceAll("'", "''")}'`)
  } finally {
    await connection.close()
  }
}
