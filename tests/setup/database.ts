import { copyFileSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest"
import { closeDatabase } from "@/lib/server/db/client"
import { estimatedTemplate, importedTemplate, migratedTemplate } from "./database-templates"
import { copyOnServer, dropOnServer } from "./postgres-databases"
import { postgresServer } from "./tested-database"

type Options = {
  /** With data/ imported into it; otherwise it is empty. */
  withData?: boolean
  /** With data/ and the estimate of every firm, for tests of what is made from them. */
  withEstimates?: boolean
  /** A new one for each test instead of one for the file. */
  forEachTest?: boolean
}

/** The first file that wants estimates makes them for all. */
const patience = 300_000

/**
 * Gives the test file a migrated database of its own, and takes it away afterwards. `db()` and everything
 * built on it read it. SQLite or PostgreSQL: see vitest.config.ts.
 *
 * @returns the path of the database's file, once tests run; only what is listed in only-on.ts may ask for it
 */
export function useFreshDatabase({
  withData = false,
  withEstimates = false,
  forEachTest = false,
}: Options = {}): () => string {
  let made: Made | null = null
  const template = withEstimates ? estimatedTemplate : withData ? importedTemplate : migratedTemplate
  const make = async () => {
    made = await (postgresServer === null ? makeFile(await template()) : makeOn(postgresServer, template))
    process.env.DATABASE_URL = made.url
    // What a test before left at work may have opened the one that is gone.
    await closeDatabase()
  }
  const remove = async () => {
    await closeDatabase()
    await made?.remove()
  }
  if (forEachTest) {
    beforeEach(make, patience)
    afterEach(remove)
  } else {
    beforeAll(make, patience)
    afterAll(remove)
  }
  return () => {
    if (made?.file === undefined) throw new Error("there is no file: this test is for SQLite, see only-on.ts")
    return made.file
  }
}

type Made = { url: string; file?: string; remove: () => Promise<void> }

async function makeFile(template: string): Promise<Made> {
  const folder = mkdtempSync(join(tmpdir(), "chip-runway-db-"))
  const file = join(folder, "test.db")
  copyFileSync(template, file)
  const remove = () => Promise.resolve(rmSync(folder, { recursive: true, force: true }))
  return { url: `file:${file}`, file, remove }
}

async function makeOn(server: string, template: (server: string) => Promise<string>): Promise<Made> {
  const url = await copyOnServer(server, await template(server))
  return { url, remove: () => dropOnServer(server, url) }
}
