import "server-only"
import { parseArgs } from "node:util"
import { closeDatabase } from "../db/client"
import { migrate } from "../db/migrate"
import { env } from "../env"
import { AppError } from "../errors"
import { makeExport } from "../keep/export"
import { recorded } from "../keep/runs"
import { runCommand } from "./run-command"

// `npm run export [-- --to DIR]`: the whole public data set as one zip, as /data.zip hands it out.
await runCommand(async () => {
  const to = readArguments()
  await migrate()
  try {
    const { file, bytes, sha256, dataVersion } = await recorded("export", () => makeExport(to))
    console.log(`Export of data version ${dataVersion}: ${file}`)
    console.log(`  ${(bytes / 1e6).toFixed(1)} MB, SHA-256 ${sha256}`)
  } finally {
    await closeDatabase()
  }
})

function readArguments(): string {
  try {
    const { values } = parseArgs({ options: { to: { type: "string" } } })
    const to = values.to ?? env().EXPORT_DIR
    if (to === undefined) throw new Error("--to DIR is missing, and EXPORT_DIR is not set")
    return to
  } catch (error) {
    if (error instanceof AppError) throw error
    const why = error instanceof Error ? error.message : String(error)
    throw new AppError("invalid-input", `${why}\nUsage: npm run export -- [--to DIR]`)
  }
}
