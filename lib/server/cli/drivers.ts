import "server-only"
import { closeDatabase } from "../db/client"
import { loadCatalogue } from "../queries/catalogue"
import { drivenFirms } from "../queries/open-questions"
import { runCommand } from "./run-command"

// Works out what drives each estimate before a reader asks. What is kept already is left as it is.
await runCommand(async () => {
  try {
    const driven = await drivenFirms(await loadCatalogue())
    console.log(`What drives the estimates: ready for ${driven.length} firms`)
  } finally {
    await closeDatabase()
  }
})
