import "server-only"
import { readFile } from "node:fs/promises"
import { parseArgs } from "node:util"
import { closeDatabase } from "@/lib/server/db/client"
import { AppError } from "@/lib/server/errors"
import { lawOfRecords } from "@/lib/server/estimates/law-of-records"
import { loadCatalogue } from "@/lib/server/queries/catalogue"
import { classify, printed } from "./classify-answers"
import { readQueries } from "./classify-queries"
import { ensureData } from "./ensure-data"
import { runCommand } from "./run-command"

const usage = "npm run -s classify -- --file queries.json"

// Whether parts were controlled on given days, under which paragraph and why: JSON in, JSON alone on stdout.
await runCommand(async () => {
  try {
    const { file } = readOptions()
    if (file === undefined) throw new AppError("invalid-input", `--file: name a JSON file\n${usage}`)
    const text = await readText(file)
    await ensureData()
    const { chip: chips, records } = await loadCatalogue()
    const law = lawOfRecords(records)
    // All queries are read before the first is answered: bad input prints nothing.
    const queries = readQueries(text, file, chips, law)
    for (const piece of printed(classify(queries, chips, law))) process.stdout.write(piece)
  } finally {
    await closeDatabase()
  }
})

function readOptions() {
  try {
    return parseArgs({ options: { file: { type: "string" } } }).values
  } catch (error) {
    throw new AppError("invalid-input", `${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8")
  } catch (error) {
    throw new AppError(
      "invalid-input",
      `${file}: cannot be read (${error instanceof Error ? error.message : String(error)})`,
    )
  }
}
