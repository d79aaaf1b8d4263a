// Imported first by every command, and plain enough for an old Node to read: it ends with one sentence
// instead of a syntax error from a file further down.
import { readFileSync } from "fs"

const { engines } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"))
const [neededMajor, neededMinor] = engines.node.match(/\d+/g).map(Number)
const [major, minor] = process.version.match(/\d+/g).map(Number)

if (major < neededMajor || (major === neededMajor && minor < neededMinor)) {
  console.error(
    `Chip Runway needs Node ${neededMajor}.${neededMinor} or newer, and this is Node ${process.version}. ` +
      "Install a newer one from https://nodejs.org and run the command again.",
  )
  process.exit(1)
}
