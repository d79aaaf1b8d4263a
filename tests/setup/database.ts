import { createClient } from "@libsql/client"
import { createHash } from "node:crypto"
import { copyFileSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest"
import { closeDatabase } from "@/lib/server/db/client"
import { migrate } from "@/lib/server/db/migrate"
import { migrationNames, migrationsFolder } from "@/lib/server/db/migrations"
import { importData } from "@/lib/server/import/import-data"

type Options = {
  /** Import data/ into it; otherwise it is empty. */
  withData?: boolean
  /** A new one for each test instead of one for the file. */
  forEachTest?: boolean
}

/**
 * Gives the test file a migrated database of its own, and takes it away afterwards. `db()` and everything
 * built on it read it.
 *
 * @returns the path of the database's file, once tests run
 */
export function useFreshDatabase({ withData = false, forEachTest = false }: Options = {}): () => string {
  let folder = ""
  const path = () => join(folder, "test.db")
  const make = async () => {
    folder = mkdtempSync(join(tmpdir(), "chip-runway-db-"))
    copyFileSync(await migratedTemplate(), path())
    process.env.DATABASE_URL = `file:${path()}`
    if (withData) await importData("data", { editor: "tests", reason: "data for tests" })
  }
  const remove = async () => {
    await closeDatabase()
    rmSync(folder, { recursive: true, force: true })
  }
  if (forEachTest) {
    beforeEach(make)
    afterEach(remove)
  } else {
    beforeAll(make)
    afterAll(remove)
  }
  return path
}

/** An empty database with every migration, made once for each state of the migrations folder. */
async function migratedTemplate(): Promise<string> {
  const migrations = migrationsFolder()
  const hash = createHash("sha256")
  for (const name of migrationNames(migrations))
    hash.update(readFileSync(join(migrations, name, "migration.sql")))
  const template = join(tmpdir(), `chip-runway-template-${hash.digest("hex").slice(0, 16)}.db`)
  if (!existsSync(template)) {
    const folder = mkdtempSync(join(tmpdir(), "chip-runway-template-"))
    await migrate(join(folder, "made.db"))
    // A copy without a write-ahead log beside it, put in place in one step, because test files run beside
    // each other and may all find it missing.
    const client = createClient({ url: `file:${join(folder, "made.db")}` })
    await client.execute(`VACUUM INTO '${join(folder, "whole.db")}'`)
    client.close()
    renameSync(join(folder, "whole.db"), template)
    rmSync(folder, { recursive: true, force: true })
  }
  return template
}
