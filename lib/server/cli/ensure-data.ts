import "server-only"
import { join } from "node:path"
import { currentDataVersion } from "../db/data-version"
import { migrate } from "../db/migrate"
import { importData } from "../import/import-data"

/**
 * Makes the database of a clone that was never started, for commands whose output is read by programs:
 * what it does is told on stderr. A database that holds data stays as it is.
 */
export async function ensureData(): Promise<void> {
  await migrate()
  if ((await currentDataVersion()) !== null) return
  console.error("No data yet: importing data/ …")
  await importData(join(process.cwd(), "data"), { editor: "import", reason: "first import of data" })
}
