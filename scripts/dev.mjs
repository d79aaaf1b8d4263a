// `npm run dev`: prepares the database and serves with reloading.
import "./require-node.mjs"
import { freePort } from "./port.mjs"
import { prepare } from "./prepare.mjs"
import { next, startNode, stopSignal } from "./run.mjs"

const port = await freePort()
await prepare()
const status = await startNode([next, "dev", "-p", String(port)])
process.exit(stopSignal() === "SIGINT" ? 0 : status)
