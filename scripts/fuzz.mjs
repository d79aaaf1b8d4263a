// `npm run fuzz -- [--requests 100000] [--seed 1] [--only N] [--url http://…]`: hostile requests over every route.
import "./require-node.mjs"
import { join } from "node:path"
import { generate } from "./generate.mjs"
import { root, runNode } from "./run.mjs"

generate()
const program = join(root, "tests/fuzz/run.ts")
await runNode(["--conditions=react-server", "--import", "tsx", program, ...process.argv.slice(2)])
