// `npm run setup`: database client, database and its data, ready for every other command.
import "./require-node.mjs"
import { fileURLToPath } from "node:url"
import { generate } from "./generate.mjs"
import { runCommand } from "./run.mjs"

/** Makes what the application reads: the database client, the database, its data, the estimates. */
export async function prepare() {
  generate()
  await runCommand("prepare")
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await prepare()
