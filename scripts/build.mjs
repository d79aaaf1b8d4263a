// `npm run build`: prepares the database, which pages are made from, and builds.
import "./require-node.mjs"
import { rmSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { prepare } from "./prepare.mjs"
import { next, root, runNode } from "./run.mjs"
import { markBuilt, sourceFingerprint } from "./source-fingerprint.mjs"

/** Builds into .next and notes which source the build is of. */
export async function build() {
  // Taken before: a file edited during the build must lead to another one.
  const fingerprint = sourceFingerprint()
  // A build that breaks off must not look finished.
  rmSync(join(root, ".next/source-fingerprint"), { force: true })
  // What queries kept was made by the code before.
  rmSync(join(root, ".next/cache/fetch-cache"), { recursive: true, force: true })
  await runNode([next, "build"], { NODE_ENV: "production" })
  markBuilt(fingerprint)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await prepare()
  await build()
}
