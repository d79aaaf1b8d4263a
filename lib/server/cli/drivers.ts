import "server-only"
import { closeDatabase } from "../db/client"
import { loadCatalogue } from "../queries/catalogue"
import { drivenFirms } from "../queries/open-questions"
import { runCommand } from "./run-command"

// Works out what drives each estimate before a reader asks, and says nothing. What is kept already is left as it is.
await runCommand(async () => {
  try {
    await drivenFirms(await loadCatalogue())
  } finally {
    await closeDatabase()
  }
})
