import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"

const [starting = ""] = readFileSync("instrumentation.ts", "utf8").split(
  "export async function onRequestError",
)
/** Modules that look at each request before Next does, in the order in which they are called when the server starts. */
const called = [...starting.matchAll(/import\("\.\/(lib\/server\/[\w/-]+)"\)/g)]
  .map(([, module = ""]) => `${module}.ts`)
  .filter(looksAtRequests)

function looksAtRequests(file: string): boolean {
  return readFileSync(file, "utf8").includes("Server.prototype.emit = ")
}

test("whatever looks at requests is put up once, when the server starts", () => {
  const written = readdirSync("lib/server", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => join("lib/server", file))
    .filter(looksAtRequests)
  expect([...called].sort()).toEqual(written.sort())
})

// Each wraps those before it, so a request meets them from the last to the first.
test("a request meets the log first, then its limits, then what refuses it, and what is kept last", () => {
  expect([...called].reverse()).toEqual([
    // Gives it its id, and a line whatever becomes of it.
    "lib/server/watch/note-requests.ts",
    // Takes from it what nobody may say, before anybody believes it; gives also refusals the headers of every answer.
    "lib/server/guard/guard-requests.ts",
    // What follows may fail because of the database, or refuse.
    "lib/server/outage/say-outage.ts",
    "lib/server/page-refusals.ts",
    "lib/server/limit-connections.ts",
    "lib/server/refuse-large-bodies.ts",
    "lib/server/ignore-upgrades.ts",
    "lib/server/refuse-public-posts.ts",
    "lib/server/refuse-inner-addresses.ts",
    "lib/server/refuse-broken-addresses.ts",
    "lib/server/one-spelling.ts",
    "lib/server/whole-answers.ts",
    // Writes down whence it came, for what the application counts by address.
    "lib/server/auth/client-address.ts",
    // Answers from memory: only what nobody refused.
    "lib/server/kept-answers/keep-answers.ts",
  ])
})
