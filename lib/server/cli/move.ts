import "server-only"
import { parseArgs } from "node:util"
import { databaseName, databaseTarget } from "../db/target"
import { AppError } from "../errors"
import { moveDatabase } from "../keep/move"
import { runCommand } from "./run-command"

// `npm run move -- --from file:… --to postgresql:… [--restart]`, and the other way: everything, proven table by table.
// Ended half way, the same command goes on where it stopped.
await runCommand(async () => {
  const { from, to, isRestarted } = readArguments()
  const [source, target] = [databaseTarget(from), databaseTarget(to)]
  console.log(`Moving ${databaseName(source)} to ${databaseName(target)} …`)
  const moved = await moveDatabase(source, target, {
    isRestarted,
    onProgress: (table, written, of) => {
      // Small tables are told in the table at the end.
      if (of >= 10_000 || written === of) console.log(`  ${table}: ${written} of ${of}`)
    },
  })
  const begun = { nothing: "", part: " (gone on with)", all: " (was there already)" }[moved.found]
  console.log(`\nThe same in both${begun}:`)
  for (const [table, { rows, sha256 }] of Object.entries(moved.tables)) {
    console.log(`  ${table.padEnd(24)} ${String(rows).padStart(10)}  ${sha256.slice(0, 16)}`)
  }
  const version = moved.dataVersion === null ? "no data" : `data version ${moved.dataVersion}`
  console.log(`${version}; ${moved.snapshots} snapshots and inputs hash to their names`)
  console.log(
    `Not moved: ${moved.leftOut.join(", ")}, and work that was waiting in the queue. npm start makes what is derived anew.`,
  )
  console.log(
    "Give the instances the same secret: AUTH_SECRET, which is the content of the file auth-secret beside a SQLite " +
      "database where none was set. With another one nobody's second factor works.",
  )
})

function readArguments(): { from: string; to: string; isRestarted: boolean } {
  const text = { type: "string" } as const
  try {
    const { values } = parseArgs({
      options: { from: text, to: text, restart: { type: "boolean", default: false } },
    })
    if (values.from === undefined || values.to === undefined)
      throw new Error("--from URL and --to URL are needed")
    return { from: values.from, to: values.to, isRestarted: values.restart }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new AppError("invalid-input", `${why}\nUsage: npm run move -- --from URL --to URL [--restart]`)
  }
}
