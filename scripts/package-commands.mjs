import { build } from "esbuild"
import { readdirSync, readFileSync, rmSync } from "node:fs"
import { readFile } from "node:fs/promises"
import { createRequire } from "node:module"
import { join, relative } from "node:path"
import { root } from "./run.mjs"

const { nodeFileTrace } = createRequire(import.meta.url)("next/dist/compiled/@vercel/nft")

const folder = join(root, "lib/server/cli")

/** Read by name while the program runs, where no trace of an import leads. */
const readByName = [
  "lib/server/images/png-worker.mjs",
  "node_modules/@resvg/resvg-wasm/index_bg.wasm",
  "node_modules/@prisma/schema-engine-wasm/schema_engine_bg.wasm",
]

/** Commands that change the source; there is none where the package runs. */
const ofTheSource = ["new-migration"]

/** Names of the commands that a package brings: the programs of lib/server/cli. */
export function commandNames() {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".ts"))
    .map((file) => file.replace(/\.ts$/, ""))
    .filter((name) => /^await runCommand\(/m.test(readFileSync(join(folder, `${name}.ts`), "utf8")))
    .filter((name) => !ofTheSource.includes(name))
    .sort()
}

/** Next names its parts without the ending that Node asks for in a module. */
const nextWithEndings = {
  name: "next-with-endings",
  setup({ onResolve }) {
    onResolve({ filter: /^next\/[a-z]+$/ }, ({ path }) => ({ path: `${path}.js`, external: true }))
  },
}

/**
 * Turns the commands, which are TypeScript, into JavaScript that needs neither tsx nor the sources. Libraries stay
 * outside: some load a native or WebAssembly file from beside themselves.
 *
 * @param {string} to  folder within the project, from where the libraries are found
 * @returns {Promise<string[]>} files of node_modules and of the project that the commands load, from the root
 */
export async function bundleCommands(to) {
  rmSync(to, { recursive: true, force: true })
  await build({
    absWorkingDir: root,
    entryPoints: commandNames().map((name) => join(folder, `${name}.ts`)),
    outdir: to,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    chunkNames: "parts/[hash]",
    packages: "external",
    plugins: [nextWithEndings],
    platform: "node",
    format: "esm",
    target: "node20",
    conditions: ["react-server"],
    jsx: "automatic",
    logLevel: "warning",
  })
  const programs = commandNames().map((name) => join(to, `${name}.mjs`))
  const { fileList } = await nodeFileTrace([...programs, ...readByName.map((file) => join(root, file))], {
    base: root,
    processCwd: root,
    conditions: ["node", "react-server"],
    // A library of the queue would read settings written in TypeScript with it; there are none.
    ignore: ["data/**", "node_modules/typescript/**"],
    readFile: readForTrace,
  })
  const bundled = `${relative(root, to)}/`
  return [...fileList].filter((file) => !file.startsWith(bundled)).sort()
}

/** Files beyond this are WebAssembly, plain or as text, and import nothing; to parse them takes a minute. */
const largestParsed = 1_000_000

async function readForTrace(path) {
  try {
    const text = await readFile(path, "utf8")
    return text.length > largestParsed ? "" : text
  } catch (error) {
    if (error.code === "ENOENT" || error.code === "EISDIR") return null
    throw error
  }
}
