import { spawn } from "node:child_process"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

export const root = fileURLToPath(new URL("..", import.meta.url))

/**
 * How long a program may take to end before it is ended by force, in milliseconds. After SIGTERM a server tells its
 * balancer and answers what has begun, see lib/server/watch/end-gracefully.ts; who presses Ctrl-C waits for less.
 */
const graceMs = { SIGINT: 5000, SIGTERM: 30_000 }

/** The command of this project that runs now, so that one Ctrl-C ends it and not this script before it. */
let child = null
let stoppedBy = null

for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => end(signal))

function end(signal) {
  stoppedBy ??= signal
  // A terminal has sent SIGINT to the whole group already; another sender reached only this process.
  child?.kill(signal)
  setTimeout(() => child?.kill("SIGKILL"), graceMs[signal]).unref()
  if (!child) process.exit(statusOf(signal))
}

// npm runs us in a shell, and a signal that npm passes on ends the shell alone: then nobody is left to end us.
const parent = process.ppid
if (process.env.npm_lifecycle_event && process.platform !== "win32") {
  const looking = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(looking)
    end("SIGTERM")
  }, 500)
  looking.unref()
}

function statusOf(signal) {
  return signal === "SIGINT" ? 130 : 143
}

/**
 * Runs a Node program in the project's root and waits for its end. Ends this process with the program's
 * status when it fails or when Ctrl-C stopped it.
 *
 * @param {string[]} args    arguments of Node: options, the program, its own arguments
 * @param {Record<string, string>} env  variables to add
 */
export async function runNode(args, env = {}) {
  const status = await startNode(args, env)
  if (stoppedBy) process.exit(statusOf(stoppedBy))
  if (status !== 0) process.exit(status)
}

/** As `runNode`, but hands the status back instead of ending this process. */
export function startNode(args, env = {}) {
  if (stoppedBy) process.exit(statusOf(stoppedBy))
  return new Promise((resolve, reject) => {
    child = spawn(process.execPath, args, {
      cwd: root,
      stdio: "inherit",
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
    })
    child.once("error", reject)
    child.once("exit", (status, signal) => {
      child = null
      resolve(status ?? (signal ? 1 : 0))
    })
  })
}

/** Next's command line. */
export const next = join(root, "node_modules/next/dist/bin/next")

/** The signal that ended this command; null while it should go on. */
export function stopSignal() {
  return stoppedBy
}

/** Runs a command of lib/server/cli, which is TypeScript and server-only. */
export function runCommand(name, ...args) {
  return runNode(commandArgs(name, args))
}

function commandArgs(name, args) {
  const program = join(root, "lib/server/cli", `${name}.ts`)
  return ["--conditions=react-server", "--import", "tsx", program, ...args]
}
