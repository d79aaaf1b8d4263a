import "server-only"
import { closeDatabase } from "../db/client"
import { workOutContradictions } from "../queries/contradictions"
import { runCommand } from "./run-command"

// Works out what hangs on each contradiction before a reader asks, and says nothing. What is kept stays as it is.
await runCommand(async () => {
  try {
    await workOutContradictions()
  } finally {
    await closeDatabase()
  }
})
