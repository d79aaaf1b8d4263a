import "server-only"
import { parseArgs } from "node:util"
import { databaseName, databaseTarget } from "../db/target"
import { moveDatabase } from "../keep/move"
import { givenAddress, readCommandLine } from "./command-line"
import { runCommand } from "./run-command"

// `npm run move -- --from file:… --to postgresql:… [--restart]`, and the other way: everything, proven table by table.
// Ended half way, the same command goes on where it stopped.
await runCommand(async () => {
  const { from, to, isRestarted } = readArguments()
  sayHowToGoOn()
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
  return readCommandLine("npm run move -- --from URL --to URL [--restart]", () => {
    const { values } = parseArgs({
      options: { from: text, to: text, restart: { type: "boolean", default: false } },
    })
    if (values.from === undefined || values.to === undefined)
      throw new Error("--from URL and --to URL are needed")
    return { from: givenAddress(values.from), to: givenAddress(values.to), isRestarted: values.restart }
  })
}

/** What was copied stays when somebody stops the command, and is good for the next time. */
function sayHowToGoOn(): void {
  for (const [signal, status] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const) {
    process.once(signal, () => {
      console.error("Interrupted. The same command goes on where it stopped; with --restart it begins anew.")
      process.exit(status)
    })
  }
}
