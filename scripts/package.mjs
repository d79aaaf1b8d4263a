// `npm run package [-- DIR]`: a folder that runs the site with Node alone, without npm, sources or a build: dist/, or DIR.
import "./require-node.mjs"
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { basename, dirname, join, resolve } from "node:path"
import { fileURLToPath } from "node:url"
import { build } from "./build.mjs"
import { bundleCommands, commandNames } from "./package-commands.mjs"
import { prepare } from "./prepare.mjs"
import { root } from "./run.mjs"
import { isBuilt } from "./source-fingerprint.mjs"

/** What the server and the commands read by path while they run, from the project's root. */
export const readWhileRunning = [
  "CHANGELOG.md",
  "LICENSE",
  "assets/fonts",
  "data",
  "docs/methodology.md",
  "lib/server/images/png-worker.mjs",
  "prisma",
  "public",
  "scripts/port.mjs",
  "scripts/require-node.mjs",
]

/**
 * Puts the commands, the libraries that they load and the files that are read by path into a folder, with the
 * program that starts them. The server is not in it: see `packageServer`.
 *
 * @param {string} to  absolute path of the folder
 */
export async function packageCommands(to) {
  const bundle = join(root, ".next/commands")
  const loaded = await bundleCommands(bundle)
  for (const file of [...readWhileRunning, ...loaded]) copy(file, to)
  cpSync(bundle, join(to, "commands"), { recursive: true })
  cpSync(join(root, "deploy/chip-runway.mjs"), join(to, "chip-runway.mjs"))
  const { name, version, license, type, engines } = JSON.parse(
    readFileSync(join(root, "package.json"), "utf8"),
  )
  // So that "npm run import" and the like, which messages name, mean the same here.
  const scripts = Object.fromEntries(
    commandNames().map((command) => [command, `node chip-runway.mjs ${command}`]),
  )
  const manifest = { name, version, private: true, license, type, engines }
  manifest.scripts = { start: "node chip-runway.mjs", setup: scripts.prepare, ...scripts }
  writeFileSync(join(to, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`)
}

/** What keeps pages, which Next's server loads by its path. */
const keepsPages = [
  "scripts/kept-pages.mjs",
  "scripts/kept-on-disk.mjs",
  "scripts/kept-room.mjs",
  "scripts/script-policy.mjs",
]

/**
 * Puts the built server into the folder, and what Next leaves to others to copy. Of what it traced only the server, the
 * build and the libraries: wherever a path is put together while running, it takes all of the sources along.
 */
function packageServer(to) {
  const standalone = join(root, ".next/standalone")
  for (const file of keepsPages) copy(file, to)
  for (const entry of ["server.js", ".next", "node_modules"]) {
    cpSync(join(standalone, entry), join(to, entry), {
      recursive: true,
      verbatimSymlinks: true,
      filter: isNeeded,
    })
  }
  cpSync(join(root, ".next/static"), join(to, ".next/static"), { recursive: true })
}

function copy(file, to) {
  const target = join(to, file)
  mkdirSync(dirname(target), { recursive: true })
  cpSync(join(root, file), target, { recursive: true, verbatimSymlinks: true, filter: isNeeded })
}

const isGlibc = "glibcVersionRuntime" in process.report.getReport().header

/**
 * Settings and their secrets belong to where the package runs, the server resizes no pictures and compiles nothing, and of the
 * database's driver one build fits this system.
 */
function isNeeded(path) {
  if (basename(path).startsWith(".env")) return false
  if (/\/node_modules\/(?:@img|sharp|typescript)(?:\/|$)/.test(path)) return false
  return !(isGlibc ? /\/@libsql\/[^/]+-musl(?:\/|$)/ : /\/@libsql\/[^/]+-gnu(?:\/|$)/).test(path)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const to = resolve(process.argv[2] ?? join(root, "dist"))
  if (existsSync(to) && readdirSync(to).length > 0 && !existsSync(join(to, "chip-runway.mjs"))) {
    console.error(`${to} holds something else. Name an empty folder, or one that an earlier package is in.`)
    process.exit(1)
  }
  await prepare()
  if (!isBuilt()) await build()
  rmSync(to, { recursive: true, force: true })
  packageServer(to)
  await packageCommands(to)
  console.log(`Package: ${to}; start it there with: node chip-runway.mjs`)
}
