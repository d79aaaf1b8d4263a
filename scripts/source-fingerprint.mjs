import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { root } from "./run.mjs"

// What a build is made from. The data are not in it: pages take them from the database while serving.
const parts = [
  "app",
  "components",
  "docs",
  "instrumentation.ts",
  "lib",
  "next.config.ts",
  "package-lock.json",
  "package.json",
  "postcss.config.mjs",
  "prisma/schema.prisma",
  "proxy.ts",
  "public",
  // Loaded by the server beside the build, and copied into it for a package.
  "scripts/kept-pages.mjs",
  "scripts/kept-on-disk.mjs",
  "scripts/kept-room.mjs",
  "scripts/script-policy.mjs",
  "tsconfig.json",
]
const generated = ["lib/server/db/generated", "lib/server/db/generated-postgresql"]
const stamp = join(root, ".next/source-fingerprint")

/** SHA-256 of the names and bytes of every source file. */
export function sourceFingerprint() {
  const hash = createHash("sha256")
  for (const file of parts.flatMap(filesOf)) hash.update(`${file}\0`).update(readFileSync(join(root, file)))
  return hash.digest("hex")
}

function filesOf(part) {
  const path = join(root, part)
  if (generated.includes(part) || !existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [part]
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesOf(`${part}/${name}`))
}

/** Whether .next holds a finished build of this source. */
export function isBuilt() {
  const isFinished = existsSync(join(root, ".next/BUILD_ID")) && existsSync(stamp)
  return isFinished && readFileSync(stamp, "utf8") === sourceFingerprint()
}

/** Notes that .next now holds a build of the source with this fingerprint. */
export function markBuilt(fingerprint) {
  writeFileSync(stamp, fingerprint)
}
