import fileSystem from "node:fs/promises"
import { syncBuiltinESMExports } from "node:module"
import { databaseTarget } from "@/lib/server/db/target"
import { restoreBackup } from "@/lib/server/keep/restore"

// A program that restores a backup and is killed when a file is about to get the database's name.
const [file, to] = process.argv.slice(2)
const target = databaseTarget(to)
const { rename } = fileSystem
fileSystem.rename = (from, place) => {
  if (target.kind === "sqlite" && place === target.path) process.kill(process.pid, "SIGKILL")
  return rename(from, place)
}
syncBuiltinESMExports()
await restoreBackup(file!, target, { isForced: true })
console.log("was not killed")
