// `npm run build`: prepares the database, which pages are made from, and builds.
import "./require-node.mjs"
import { createHmac } from "node:crypto"
import { rmSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { prepare } from "./prepare.mjs"
import { bringStaticBack, putStaticAside } from "./kept-static.mjs"
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
  const dist = join(root, ".next")
  putStaticAside(dist)
  await runNode([next, "build"], { NODE_ENV: "production", ...namesOf(fingerprint) })
  bringStaticBack(dist, new Date())
  markBuilt(fingerprint)
}

/**
 * What builds of one source share wherever they are made, so that several instances are one site: the build's name,
 * and with AUTH_SECRET the key by which Next names and seals what forms are sent to.
 */
function namesOf(fingerprint) {
  const { AUTH_SECRET, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: given } = process.env
  const sealed = AUTH_SECRET && createHmac("sha256", AUTH_SECRET).update("server actions").digest("base64")
  const key = given || sealed
  return {
    CHIP_RUNWAY_BUILD: fingerprint.slice(0, 20),
    ...(key ? { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key } : {}),
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await prepare()
  await build()
}
