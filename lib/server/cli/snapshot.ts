import "server-only"
import { parseArgs } from "node:util"
import { closeDatabase } from "../db/client"
import { migrate } from "../db/migrate"
import { AppError } from "../errors"
import { runCommand } from "./run-command"
import { reproduceFile, reproduceStored } from "./snapshot-reproduce"
import { verifyAll, verifyFile, verifyStored } from "./snapshot-verify"

const usage = `npm run -s snapshot -- verify ID                    a snapshot of this database
npm run -s snapshot -- verify FILE.json [--id ID]     a file of it, without a database
npm run -s snapshot -- verify --all                   every snapshot of this database
npm run -s snapshot -- reproduce ID                   runs the engine of today on the frozen inputs
npm run -s snapshot -- reproduce FILE.json --inputs DIR   the same from files, without a database`

// Ends with status 0 when everything is as it was frozen, 1 when something is not, 2 for a wrong argument.
await runCommand(async () => {
  const { command, what, id, inputs, isAll } = readArguments()
  const isFile = what !== undefined && /[./\\]/.test(what)
  let isGood: boolean
  if (command === "verify" && isAll && what === undefined) isGood = await withDatabase(verifyAll)
  else if (isAll || what === undefined) throw new AppError("invalid-input", usage)
  else if (command === "verify" && isFile) isGood = await verifyFile(what, id)
  else if (command === "verify") isGood = await withDatabase(() => verifyStored(what))
  else if (command === "reproduce" && isFile) isGood = await reproduceFile(what, inputs)
  else if (command === "reproduce") isGood = await withDatabase(() => reproduceStored(what))
  else throw new AppError("invalid-input", usage)
  if (!isGood) process.exitCode = 1
})

async function withDatabase<Result>(act: () => Promise<Result>): Promise<Result> {
  await migrate()
  try {
    return await act()
  } finally {
    await closeDatabase()
  }
}

function readArguments() {
  const text = { type: "string" } as const
  try {
    const { values, positionals } = parseArgs({
      options: { all: { type: "boolean", default: false }, id: text, inputs: text },
      allowPositionals: true,
    })
    const [command, what, ...more] = positionals
    if (more.length > 0) throw new Error(`"${more.join(" ")}" is more than one thing to look at`)
    return { command, what, id: values.id, inputs: values.inputs, isAll: values.all }
  } catch (error) {
    throw new AppError("invalid-input", `${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
}
