import { databaseTarget } from "@/lib/server/db/target"
import { moveDatabase } from "@/lib/server/keep/move"

// A program that moves a database and is killed in the middle of a table.
const [from, to, killedIn] = process.argv.slice(2)
await moveDatabase(databaseTarget(from), databaseTarget(to), {
  onProgress: (table, written, of) => {
    if (table === killedIn && written < of) process.kill(process.pid, "SIGKILL")
  },
})
console.log("was not killed")
