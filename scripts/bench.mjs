// `npm run bench [NAME …]`: the benches of tests/bench, one after the other, or those named ("import").
// `npm run -s bench -- --json engine`: one JSON object and nothing else on the standard output.
import "./require-node.mjs"
import { existsSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { generate } from "./generate.mjs"
import { root, runNode } from "./run.mjs"

/** The benches that can give JSON. */
const withJson = ["engine"]

const folder = join(root, "tests/bench")
// A bench is NAME.ts; NAME.something.ts and the folder NAME belong to one.
const all = readdirSync(folder)
  .map((file) => /^([^.]+)\.ts$/.exec(file)?.[1])
  .filter((name) => name !== undefined)
const given = process.argv.slice(2)
const json = given.includes("--json")
const flags = given.filter((word) => word.startsWith("-") && word !== "--json")
const asked = given.filter((word) => !word.startsWith("-"))
const unknown = asked.filter((name) => !existsSync(join(folder, `${name}.ts`)))

function refuse(why) {
  console.error(why)
  process.exit(2)
}

if (flags.length > 0) refuse(`There is no option ${flags.join(", ")}. There is: --json.`)
if (unknown.length > 0) refuse(`There is no bench ${unknown.join(", ")}. There are: ${all.join(", ")}.`)
if (json && (asked.length !== 1 || !withJson.includes(asked[0])))
  refuse(`--json needs the one bench that gives it: ${withJson.join(", ")}.`)
generate()
for (const name of asked.length > 0 ? asked : all) {
  if (!json) console.log(`\n── ${name}`)
  const program = join(folder, `${name}.ts`)
  await runNode(["--conditions=react-server", "--import", "tsx", program, ...(json ? ["--json"] : [])])
}
