import "server-only"
import { parseArgs } from "node:util"
import { closeDatabase } from "../db/client"
import { databaseName, databaseTarget } from "../db/target"
import { restoreBackup } from "../keep/restore"
import { givenAddress, givenPath, readCommandLine } from "./command-line"
import { runCommand } from "./run-command"

// `npm run restore -- --from FILE [--to URL] [--force]`: makes a database of either kind what a backup holds.
await runCommand(async () => {
  const { from, to, isForced } = readArguments()
  const target = databaseTarget(to)
  try {
    const { manifest, migrated, before } = await restoreBackup(from, target, { isForced })
    const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0)
    const version = manifest.dataVersion === null ? "no data" : `data version ${manifest.dataVersion}`
    console.log(
      `${databaseName(target)} now holds the backup of ${manifest.madeAt}: ${version}, ${rows.toLocaleString("en")} rows`,
    )
    if (migrated.length > 0) console.log(`  brought up to date: ${migrated.join(", ")}`)
    if (before !== null) console.log(`  what was there before: ${before}`)
    console.log(
      "  Nobody is signed in, links of invitations and forgotten passwords are void, and what has been done since is " +
        "undone: look at tokens that were revoked and accounts that were closed since. The secret must be the one of that time (AUTH_SECRET, or the file auth-secret).",
    )
    console.log("  npm run setup makes what is derived anew; npm start does so too.")
  } finally {
    await closeDatabase()
  }
})

function readArguments(): { from: string; to: string | undefined; isForced: boolean } {
  return readCommandLine("npm run restore -- --from FILE [--to URL] [--force]", () => {
    const { values } = parseArgs({
      options: {
        from: { type: "string" },
        to: { type: "string" },
        force: { type: "boolean", default: false },
      },
    })
    if (values.from === undefined) throw new Error("--from FILE is missing")
    const to = values.to === undefined ? undefined : givenAddress(values.to)
    return { from: givenPath(values.from), to, isForced: values.force }
  })
}
