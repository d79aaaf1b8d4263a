import "server-only"
import { parseArgs } from "node:util"
import { closeDatabase, db } from "../db/client"
import { databaseName, databaseTarget } from "../db/target"
import { makeBackup, requireDatabase, type Backup } from "../keep/backup"
import { recorded } from "../keep/runs"
import { givenPath, readCommandLine } from "./command-line"
import { runCommand } from "./run-command"
import { wholeNumber } from "./whole-number"

// `npm run backup [-- --to FILE|DIR] [--keep N]`: a proven copy of the database, which may be in use meanwhile.
await runCommand(async () => {
  const { to, keep } = readArguments()
  requireDatabase(databaseTarget())
  try {
    let made: Backup | undefined
    const make = async () => {
      made = await makeBackup({ ...(to && { to }), ...(keep && { round: { name: "kept", keep } }) })
      const { file, bytes, sha256, manifest } = made
      return { file, bytes, sha256, dataVersion: manifest.dataVersion }
    }
    await ((await canBeRecorded()) ? recorded("backup", make) : make())
    if (made) describe(made)
  } finally {
    await closeDatabase()
  }
})

/** Before an upgrade, the database may not have the table yet in which backups are written down. */
async function canBeRecorded(): Promise<boolean> {
  try {
    await db().backupRun.count()
    return true
  } catch {
    return false
  }
}

function describe({ file, bytes, sha256, manifest, warnings, removed }: Backup): void {
  const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0)
  const version = manifest.dataVersion === null ? "no data yet" : `data version ${manifest.dataVersion}`
  console.log(`Backup of ${databaseName()}: ${version}`)
  console.log(`  ${file}`)
  console.log(`  ${(bytes / 1e6).toFixed(1)} MB, SHA-256 ${sha256}`)
  console.log(
    `  opened again and read through: ${rows.toLocaleString("en")} rows of ${Object.keys(manifest.tables).length} tables are those that were read`,
  )
  console.log(`  left out: ${manifest.leftOut.join(", ")}`)
  for (const name of removed) console.log(`  older one taken away: ${name}`)
  for (const warning of warnings) console.warn(`  DAMAGED ALREADY IN THE DATABASE: ${warning}`)
  console.log(
    "The secret is NOT in it (AUTH_SECRET, or the file auth-secret beside a SQLite database). Keep it elsewhere: without " +
      "it nobody's second factor works after a restore, and protected sources get new addresses. Everybody signs in anew.",
  )
}

function readArguments(): { to?: string; keep?: number } {
  return readCommandLine("npm run backup -- [--to FILE.db.gz|DIR] [--keep N]", () => {
    const { values } = parseArgs({ options: { to: { type: "string" }, keep: { type: "string" } } })
    const keep = values.keep === undefined ? undefined : wholeNumber("--keep", values.keep, 1)
    return {
      ...(values.to !== undefined && { to: givenPath(values.to) }),
      ...(keep !== undefined && { keep }),
    }
  })
}
