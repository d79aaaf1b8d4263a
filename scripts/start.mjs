// `npm start`: from an empty clone (after `npm ci`) to a page. Creates the database and imports the data if
// they are not there, builds if this source has no build yet, and serves.
import "./require-node.mjs"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { build } from "./build.mjs"
import { freePort } from "./port.mjs"
import { prepare } from "./prepare.mjs"
import { next, root, startNode, stopSignal } from "./run.mjs"
import { isBuilt } from "./source-fingerprint.mjs"

const port = await freePort()
await prepare()
if (isBuilt()) {
  console.log("Build: there is one of this source")
} else {
  console.log("Build: none of this source yet; building takes a minute or so …")
  await build()
}
console.log("Server: starting …")
const ended = startNode([next, "start", "-p", String(port)], {
  NODE_ENV: "production",
  // As server.js of a package does. `next start` would serve the same, and say that it cannot.
  __NEXT_PRIVATE_STANDALONE_CONFIG: builtConfig(),
})
void announce(port)
const status = await ended
// Ended by Ctrl-C as asked: no failure.
process.exit(stopSignal() === "SIGINT" ? 0 : status)

/** Next's settings as the build took them. */
function builtConfig() {
  const { config } = JSON.parse(readFileSync(join(root, ".next/required-server-files.json"), "utf8"))
  return JSON.stringify(config)
}

/** Says the address once the server answers. */
async function announce(port) {
  const address = `http://localhost:${port}`
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    if (stopSignal()) return
    try {
      const answer = await fetch(`http://127.0.0.1:${port}/api/health`)
      await answer.arrayBuffer()
      if (!answer.ok) console.error(`The server runs, but reports a problem: ${address}/api/health`)
      console.log(`\nChip Runway is at ${address}`)
      return
    } catch {
      // Not listening yet.
    }
  }
}
