// `npm run bench [NAME …]`: the benches of tests/bench, one after the other, or those named ("import").
import "./require-node.mjs"
import { existsSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { generate } from "./generate.mjs"
import { root, runNode } from "./run.mjs"

const folder = join(root, "tests/bench")
// A bench is NAME.ts; NAME.something.ts belongs to one.
const all = readdirSync(folder)
  .map((file) => /^([^.]+)\.ts$/.exec(file)?.[1])
  .filter((name) => name !== undefined)
const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !existsSync(join(folder, `${name}.ts`)))
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(", ")}. There are: ${all.join(", ")}.`)
  process.exit(2)
}
generate()
for (const name of asked.length > 0 ? asked : all) {
  console.log(`\n── ${name}`)
  await runNode(["--conditions=react-server", "--import", "tsx", join(folder, `${name}.ts`)])
}
