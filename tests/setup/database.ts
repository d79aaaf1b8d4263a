import { copyFileSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest"
import { closeDatabase } from "@/lib/server/db/client"
import { importData } from "@/lib/server/import/import-data"
import { estimatedTemplate, migratedTemplate } from "./database-templates"

type Options = {
  /** Import data/ into it; otherwise it is empty. */
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
 * built on it read it.
 *
 * @returns the path of the database's file, once tests run
 */
export function useFreshDatabase({
  withData = false,
  withEstimates = false,
  forEachTest = false,
}: Options = {}): () => string {
  let folder = ""
  const path = () => join(folder, "test.db")
  const make = async () => {
    folder = mkdtempSync(join(tmpdir(), "chip-runway-db-"))
    copyFileSync(await (withEstimates ? estimatedTemplate() : migratedTemplate()), path())
    process.env.DATABASE_URL = `file:${path()}`
    if (withData && !withEstimates) await importData("data", { editor: "tests", reason: "data for tests" })
  }
  const remove = async () => {
    await closeDatabase()
    rmSync(folder, { recursive: true, force: true })
  }
  if (forEachTest) {
    beforeEach(make, patience)
    afterEach(remove)
  } else {
    beforeAll(make, patience)
    afterAll(remove)
  }
  return path
}
