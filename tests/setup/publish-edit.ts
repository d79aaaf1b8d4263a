import { isAppError } from "@/lib/server/errors"
import { publishPendingEdit } from "@/lib/server/mutations/pending-edits"

// A program that publishes an edit as a reviewer, and says what came of it. With a third word it is killed while the save
// is being written.
const [id = "", reviewer = "", isKilled] = process.argv.slice(2)
let asked = 0
const actor = {
  ...{ id: reviewer, email: `${reviewer}@example.org`, role: "editor" as const },
  // Whatever writes the reviewer's name for the second time has written something before.
  get name() {
    asked += 1
    if (isKilled !== undefined && asked === 2) process.kill(process.pid, "SIGKILL")
    return reviewer
  },
}
try {
  const { dataVersion } = await publishPendingEdit(actor, id, "looked at it")
  console.log(`published ${dataVersion}`)
} catch (error) {
  if (!isAppError(error)) throw error
  console.log(error.message)
}
process.exit()
