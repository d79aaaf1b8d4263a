// Starts what `npm run package` put into this folder.
//
//   node chip-runway.mjs [serve] [--host 127.0.0.1]    brings the database up to date, imports data/ where there is none, serves
//   node chip-runway.mjs admin create you@example.org  one of the commands, with its arguments
import "./scripts/require-node.mjs"
import { spawn } from "node:child_process"
import { readdirSync } from "node:fs"
import { BlockList, isIP, Server } from "node:net"
import { join, relative } from "node:path"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import { freePort } from "./scripts/port.mjs"

const root = fileURLToPath(new URL(".", import.meta.url))
// Files that are named to a command are looked for from here. npm runs it in the package, and says from where.
process.env.CHIP_RUNWAY_CALLED_FROM =
  (relative(root, process.cwd()) === "" && process.env.INIT_CWD) || process.cwd()
process.chdir(root)

const commands = readdirSync("commands")
  .filter((file) => file.endsWith(".mjs"))
  .map((file) => file.replace(/\.mjs$/, ""))
  .sort()
const [name = "serve", ...args] = process.argv.slice(2)

if (name === "serve") await serve(hostOf(args))
else if (commands.includes(name)) process.exit(await run(name, args))
else refuse(`There is no command "${name}". There are: serve, ${commands.join(", ")}.`)

/** Serves in this process, so that a signal to stop reaches the server itself. */
async function serve(host) {
  const port = await freePort()
  const status = await run("prepare", [])
  if (status !== 0) process.exit(status)
  process.env.NODE_ENV = "production"
  process.env.PORT = String(port)
  // A container's own name stands in HOSTNAME, and the server would listen on that address alone.
  process.env.HOSTNAME = willListenAt(host)
  // By this name the server knows where it can ask itself.
  process.env.CHIP_RUNWAY_LISTENS_AT = host
  await import("./server.js")
}

/**
 * Says under which name the server is to know where it listens. Next calls every address of this machine's own "localhost". Where it was given another name for it, it takes a page that
 * proxy.ts leads inside for one of another site and asks itself for it, without end. So it is told "localhost", and listens at
 * the address all the same: by that name it might be another one.
 */
function willListenAt(host) {
  const own = new BlockList()
  own.addSubnet("127.0.0.0", 8)
  own.addAddress("::1", "ipv6")
  if (isIP(host) === 0 || !own.check(host, isIP(host) === 6 ? "ipv6" : "ipv4")) return host
  const { listen } = Server.prototype
  Server.prototype.listen = function (port, name, ...rest) {
    return listen.call(this, port, name === "localhost" ? host : name, ...rest)
  }
  return "localhost"
}

function hostOf(args) {
  try {
    const { values } = parseArgs({ args, options: { host: { type: "string", default: "0.0.0.0" } } })
    return values.host
  } catch (error) {
    return refuse(error.message)
  }
}

/** Runs a command to its end and resolves to its status; what would stop this process stops the command. */
function run(command, args) {
  return new Promise((resolve, reject) => {
    const program = join(root, "commands", `${command}.mjs`)
    const child = spawn(process.execPath, ["--conditions=react-server", program, ...args], {
      stdio: "inherit",
    })
    const stop = (signal) => child.kill(signal)
    process.on("SIGTERM", stop).on("SIGINT", stop)
    child.once("error", reject)
    child.once("exit", (status, signal) => {
      process.off("SIGTERM", stop).off("SIGINT", stop)
      resolve(status ?? (signal === "SIGINT" ? 130 : 143))
    })
  })
}

function refuse(sentence) {
  console.error(sentence)
  process.exit(2)
}
