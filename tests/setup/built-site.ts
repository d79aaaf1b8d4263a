import { spawn, spawnSync, type ChildProcess } from "node:child_process"
import { cpSync, mkdirSync, openSync, readdirSync, readFileSync, symlinkSync } from "node:fs"
import { createServer } from "node:net"
import { basename, join, resolve } from "node:path"

// The built site on its own: a copy of the build that may be added to, with a database of its own, for benches and
// trials that must not touch the build of the working tree.

const root = resolve(".")

/** Not copied and not led to: the build is copied, the rest is nobody's business there. */
const left = new Set([".next", ".git", ".data", "public"])

/** Builds this source where it has no build yet. */
export function ensureBuilt(databaseUrl: string): void {
  const env = { ...process.env, DATABASE_URL: databaseUrl }
  const asks = `import("./scripts/source-fingerprint.mjs").then(({ isBuilt }) => process.exit(isBuilt() ? 0 : 1))`
  if (spawnSync(process.execPath, ["-e", asks], { cwd: root }).status === 0) return
  console.error("None of this source is built yet; building takes a minute or so …")
  const { status } = spawnSync(process.execPath, ["scripts/build.mjs"], {
    cwd: root,
    env,
    stdio: ["ignore", 2, 2],
  })
  if (status !== 0) throw new Error("The build failed.")
}

/** Makes the database with the data and their estimates, as `npm run setup` does. */
export function prepareDatabase(databaseUrl: string): void {
  const args = ["--conditions=react-server", "--import", "tsx", "lib/server/cli/prepare.ts"]
  const env = { ...process.env, DATABASE_URL: databaseUrl }
  const { status } = spawnSync(process.execPath, args, { cwd: root, env, stdio: ["ignore", "ignore", 2] })
  if (status !== 0) throw new Error("The database could not be made.")
}

/** Copies the build and `public/` into a new folder; everything else there leads back here. */
export function copySite(folder: string): void {
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(root)) {
    if (!left.has(name)) symlinkSync(join(root, name), join(folder, name))
  }
  const filter = (from: string) =>
    !["cache", "dev", "trace"].includes(basename(from)) ||
    !from.startsWith(join(root, ".next", basename(from)))
  cpSync(join(root, ".next"), join(folder, ".next"), { recursive: true, verbatimSymlinks: true, filter })
  cpSync(join(root, "public"), join(folder, "public"), { recursive: true })
}

export type Site = {
  url: string
  port: number
  process: ChildProcess
  startMs: number
  stop: () => Promise<void>
}

/**
 * Starts a copied site and waits until it answers.
 *
 * @param log where what it says goes
 */
export async function startSite(options: {
  folder: string
  databaseUrl: string
  log: string
  nodeArgs?: string[]
  env?: Record<string, string>
}): Promise<Site> {
  const port = await freePort()
  const log = openSync(options.log, "a")
  const { config } = JSON.parse(
    readFileSync(join(options.folder, ".next/required-server-files.json"), "utf8"),
  ) as {
    config: unknown
  }
  const begun = performance.now()
  const server = spawn(
    process.execPath,
    [...(options.nodeArgs ?? []), join(root, "node_modules/next/dist/bin/next"), "start", "-p", String(port)],
    {
      cwd: options.folder,
      stdio: ["ignore", log, log, "ipc"],
      env: {
        ...process.env,
        NODE_ENV: "production",
        NEXT_TELEMETRY_DISABLED: "1",
        PORT: String(port),
        DATABASE_URL: options.databaseUrl,
        // As scripts/start.mjs does.
        __NEXT_PRIVATE_STANDALONE_CONFIG: JSON.stringify(config),
        ...options.env,
      },
    },
  )
  const stop = () =>
    new Promise<void>((resolve) => {
      if (server.exitCode !== null || server.signalCode !== null) return resolve()
      server.once("exit", () => resolve())
      server.kill("SIGTERM")
      setTimeout(() => server.kill("SIGKILL"), 10_000).unref()
    })
  const url = `http://127.0.0.1:${port}`
  while (performance.now() - begun < 120_000) {
    if (server.exitCode !== null) throw new Error(`The server did not start; see ${options.log}`)
    const isUp = await fetch(`${url}/api/health`).then(
      async (answer) => (await answer.arrayBuffer(), answer.ok),
      () => false,
    )
    if (isUp) return { url, port, process: server, startMs: performance.now() - begun, stop }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await stop()
  throw new Error(`The server did not answer within two minutes; see ${options.log}`)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once("error", reject)
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0))
    })
  })
}
