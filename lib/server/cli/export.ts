import "server-only"
import { parseArgs } from "node:util"
import { closeDatabase } from "../db/client"
import { migrate } from "../db/migrate"
import { env } from "../env"
import { makeExport } from "../keep/export"
import { recorded } from "../keep/runs"
import { givenPath, readCommandLine } from "./command-line"
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
  return readCommandLine("npm run export -- [--to DIR]", () => {
    const { values } = parseArgs({ options: { to: { type: "string" } } })
    if (values.to !== undefined) return givenPath(values.to)
    const to = env().EXPORT_DIR
    if (to === undefined) throw new Error("--to DIR is missing, and EXPORT_DIR is not set")
    return to
  })
}
