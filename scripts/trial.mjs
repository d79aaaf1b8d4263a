// `npm run trial -- NAME …`: trials of what goes wrong in production, on the built site, one after the other. Each says
// what it did and what happened; docs/operations.md tells what that was. They stop databases, fill small disks and open
// thousands of connections, all of their own and in temporary folders.
import "./require-node.mjs"
import { existsSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { generate } from "./generate.mjs"
import { root, runNode } from "./run.mjs"

const folder = join(root, "tests/trials")
const all = readdirSync(folder)
  .map((file) => /^([^.]+)\.ts$/.exec(file)?.[1])
  .filter((name) => name !== undefined)
const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !existsSync(join(folder, `${name}.ts`)))

if (asked.length === 0 || unknown.length > 0) {
  const why = unknown.length > 0 ? `There is no trial ${unknown.join(", ")}.` : "Name a trial."
  console.error(`${why} There are: ${all.join(", ")}.`)
  process.exit(2)
}
generate()
for (const name of asked) {
  console.log(`\n── ${name}`)
  await runNode(["--conditions=react-server", "--import", "tsx", join(folder, `${name}.ts`)])
}
