import "server-only"
import { join, resolve } from "node:path"
import { parseArgs } from "node:util"
import { closeDatabase } from "../db/client"
import { migrate } from "../db/migrate"
import { AppError } from "../errors"
import { describeImport } from "../import/describe"
import { importData } from "../import/import-data"
import { makeReady } from "../jobs/make-ready"
import { holdSaves } from "../jobs/ready-at-save"
import { runCommand } from "./run-command"

// `npm run import [-- --from DIR] [--dry-run]`: brings data/ (or DIR) into the database.
await runCommand(async () => {
  const { from, isDryRun } = readArguments()
  await migrate()
  try {
    const by = { editor: "import", reason: `import of ${from}` }
    // A server may be showing the version before: it goes on with it until the estimates are made.
    holdSaves()
    const imported = await importData(resolve(from), by, { isDryRun })
    for (const line of describeImport(imported, isDryRun)) console.log(line)
    if (!isDryRun && imported.dataVersion !== imported.before) {
      const firms = await makeReady()
      console.log(`estimates of ${firms} firms are ready`)
    }
  } finally {
    await closeDatabase()
  }
})

function readArguments(): { from: string; isDryRun: boolean } {
  try {
    const { values } = parseArgs({
      options: { from: { type: "string", default: "data" }, "dry-run": { type: "boolean", default: false } },
    })
    return { from: join(values.from), isDryRun: values["dry-run"] }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new AppError("invalid-input", `${why}\nUsage: npm run import -- [--from DIR] [--dry-run]`)
  }
}
