import "server-only"
import { existsSync } from "node:fs"
import { join, relative } from "node:path"
import { closeDatabase, db } from "../db/client"
import { currentDataVersion } from "../db/data-version"
import { migrate } from "../db/migrate"
import { oneAtATime } from "../db/one-at-a-time"
import { databaseName, databaseTarget } from "../db/target"
import { refreshEstimates } from "../estimates/refresh"
import { describeImport } from "../import/describe"
import { importData, isImported } from "../import/import-data"
import { refreshFacts } from "../orders-explorer/refresh-facts"
import { authSecret } from "../secrets"
import { runCommand } from "./run-command"

// The part of `npm start`, `npm run dev`, `npm run build` and `npm run setup` that needs the database.
// Says each step. A database that holds data is never overwritten.
await runCommand(async () => {
  try {
    await prepareDatabase()
    // Of instances that start together on an empty database, one imports and the others find it done.
    await oneAtATime(databaseTarget(), async () => {
      await prepareData()
      await refreshFacts()
    })
    console.log(`Estimates: ready for ${await refreshEstimates()} firms`)
    await sayWithoutAdmin()
  } finally {
    await closeDatabase()
  }
})

async function prepareDatabase(): Promise<void> {
  // Said before anything is made: where it must be set, nothing goes without it. A file has its own, in a folder that may
  // not be there yet.
  const target = databaseTarget()
  if (target.kind === "postgresql") authSecret()
  const { isNew, applied } = await (target.kind === "postgresql"
    ? migrate()
    : oneAtATime(target, () => migrate()))
  const state = isNew
    ? "created"
    : applied.length > 0
      ? `brought up to date (${applied.join(", ")})`
      : "up to date"
  console.log(`Database: ${shortName()} ${state}`)
}

/** A file in this folder is told by its path from here. */
function shortName(): string {
  const target = databaseTarget()
  if (target.kind === "postgresql") return databaseName(target)
  const inside = relative(process.cwd(), target.path)
  return inside.startsWith("..") ? target.path : inside
}

async function prepareData(): Promise<void> {
  const folder = join(process.cwd(), "data")
  const version = await currentDataVersion()
  if (version === null) {
    console.log("Data: importing data/ …")
    const imported = await importData(folder, { editor: "import", reason: "first import of data" })
    for (const line of describeImport(imported, false)) console.log(`Data: ${line}`)
  } else if (existsSync(folder) && !(await isImported(folder))) {
    console.log(
      `Data: version ${version}; data/ differs from what was last imported: npm run import brings it in`,
    )
  } else {
    console.log(`Data: version ${version}`)
  }
}

async function sayWithoutAdmin(): Promise<void> {
  if ((await db().user.count({ where: { role: "admin", disabledAt: null } })) > 0) return
  console.log("Accounts: no admin yet; npm run -s admin -- create you@example.org prints a link for one")
}
