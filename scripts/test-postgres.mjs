import { spawn, spawnSync } from "node:child_process"
import { randomBytes } from "node:crypto"
import {
  accessSync,
  chownSync,
  constants,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { delimiter, join } from "node:path"
import { setTimeout } from "node:timers/promises"
import pg from "pg"

/** The oldest that knows DROP DATABASE … WITH (FORCE), which takes a test's database away under its pool. */
const oldest = 13

/** Nothing here outlives the run: what the disk would say of it may be lost, and nobody waits for the disk. */
const settings = [
  "listen_addresses=127.0.0.1",
  "fsync=off",
  "synchronous_commit=off",
  "full_page_writes=off",
  "shared_buffers=64MB",
  "max_connections=200",
  "autovacuum=off",
  "logging_collector=off",
  "log_min_messages=fatal",
]

/**
 * A PostgreSQL for tests: the one of TEST_POSTGRES_URL, else one of this machine's own, installed with apt when this
 * is root on Debian. Our own runs in a temporary folder and on a free port until `stop` is called or this process
 * ends, however it ends. Throws with what to do when none can be had.
 *
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>} an address at which databases may be made
 */
export async function startPostgres() {
  const asked = process.env.TEST_POSTGRES_URL
  if (!asked) return startIn(findServer())
  await checkAsked(asked)
  return { url: asked, stop: () => Promise.resolve() }
}

async function checkAsked(url) {
  const cure = "Start that server, or unset TEST_POSTGRES_URL so that the tests start one of their own."
  if (!/^postgres(?:ql)?:\/\//.test(url)) {
    throw new Error(
      "TEST_POSTGRES_URL must be an address such as postgresql://user:password@host:5432/postgres.",
    )
  }
  let client
  try {
    client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
    await client.connect()
  } catch (error) {
    throw new Error(`No PostgreSQL answers at TEST_POSTGRES_URL (${reason(error)}). ${cure}`, {
      cause: error,
    })
  }
  try {
    const { rows } = await client.query(
      `SELECT rolcreatedb OR rolsuper AS may, current_setting('server_version_num')::int / 10000 AS version
       FROM pg_roles WHERE rolname = current_user`,
    )
    if (!rows[0].may) {
      throw new Error(
        "The user of TEST_POSTGRES_URL may not make databases, and each test has one of its own. " +
          "Give it the right: ALTER ROLE name CREATEDB.",
      )
    }
    if (rows[0].version < oldest) {
      throw new Error(
        `TEST_POSTGRES_URL is PostgreSQL ${rows[0].version}; the tests need ${oldest} or newer.`,
      )
    }
  } finally {
    await client.end()
  }
}

/** Without the address, which holds a password. A refused connection to two addresses has no message of its own. */
function reason(error) {
  return error instanceof AggregateError
    ? error.errors.map(({ message }) => message).join("; ")
    : error.message
}

/** @returns {string} the folder with initdb and postgres */
function findServer() {
  const found = installedServer() ?? (installWithApt() ? installedServer() : null)
  if (found) return found
  throw new Error(
    "The tests need a PostgreSQL server. Install one (on Debian: apt-get install postgresql) so that initdb and " +
      "postgres are on PATH or in /usr/lib/postgresql, or set TEST_POSTGRES_URL to one where databases may be made.",
  )
}

function installedServer() {
  const debian = "/usr/lib/postgresql"
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...versions.filter((version) => Number(version) >= oldest).map((version) => join(debian, version, "bin")),
    ...(process.env.PATH ?? "").split(delimiter),
  ]
  return (
    folders.find((folder) => ["initdb", "postgres"].every((name) => isProgram(join(folder, name)))) ?? null
  )
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Debian's package would start a server of its own at once; that is not asked for here. */
function installWithApt() {
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) return false
  console.log("No PostgreSQL found; installing Debian's with apt-get (postgresql) …")
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" }
  const apt = (...args) =>
    spawnSync("apt-get", args, { stdio: ["ignore", "ignore", "inherit"], env }).status === 0
  const install = (name) => apt("install", "-y", "-qq", "--no-install-recommends", name)
  apt("update", "-qq")
  if (!install("postgresql-common")) return false
  return withoutMainCluster(() => install("postgresql"))
}

function withoutMainCluster(action) {
  const file = "/etc/postgresql-common/createcluster.conf"
  const before = existsSync(file) ? readFileSync(file, "utf8") : null
  if (before !== null) writeFileSync(file, `${before}\ncreate_main_cluster = false\n`)
  try {
    return action()
  } finally {
    if (before !== null) writeFileSync(file, before)
  }
}

/**
 * Run by a shell that outlives this process for as long as it takes to clear up: its standard input is a pipe from
 * here, which ends when this process does, whatever ended it. Until then it stops the server and starts it again at our
 * word.
 */
const keeper = `
  postgres="$1"; data="$2"; folder="$3"; shift 3
  up() { "$postgres" -D "$data" "$@" </dev/null >>"$folder/log" 2>&1 & server=$!; }
  down() { kill -INT $server && wait $server; }
  up "$@"
  while read -r word; do
    case "$word" in
      down) down; echo down ;;
      up) up "$@" ;;
    esac
  done
  down
  rm -rf "$folder"
`

/**
 * A PostgreSQL of this machine's own that can be stopped and started again, for tests of what becomes of us meanwhile.
 *
 * @returns {Promise<{ url: string, down: () => Promise<void>, up: () => Promise<void>, stop: () => Promise<void> }>}
 */
export function startPostgresThatRestarts() {
  return startIn(findServer())
}

async function startIn(programs, more = []) {
  const user = unprivilegedUser()
  const password = randomBytes(12).toString("hex")
  return serve(programs, [...settings, ...more], user, (folder, port) => {
    makeCluster(programs, { folder, data: join(folder, "data"), password, user })
    return `postgresql://runway:${password}@127.0.0.1:${port}/postgres`
  })
}

/**
 * A PostgreSQL and a copy that follows it by streaming replication, both this machine's own, for tests of reading from
 * copies. A server that is asked for by TEST_POSTGRES_URL has no copy that we could stop.
 *
 * @returns {Promise<{ primary: Server, replica: Server, stop: () => Promise<void> }>} Server: { url, stop }
 */
export async function startPostgresPair() {
  const programs = findServer()
  const user = unprivilegedUser()
  // A commit is in the log, where the copy finds it, before whoever made it hears of it.
  const primary = await startIn(programs, ["synchronous_commit=on"])
  try {
    const replica = await serve(programs, settings, user, (folder, port) => {
      const { status, stderr } = spawnSync(
        join(programs, "pg_basebackup"),
        ["-D", join(folder, "data"), "-R", "-X", "stream", "-c", "fast", "--no-sync", "-d", primary.url],
        { ...user, cwd: folder, encoding: "utf8" },
      )
      if (status !== 0) throw new Error(`PostgreSQL's pg_basebackup failed: ${String(stderr).trim()}`)
      const address = new URL(primary.url)
      address.port = String(port)
      return address.href
    })
    const stop = async () => {
      await replica.stop()
      await primary.stop()
    }
    return { primary, replica, stop }
  } catch (error) {
    await primary.stop()
    throw error
  }
}

/** Runs a server in a folder of its own, on what `make` puts into `data` there; `make` gives its address. */
async function serve(programs, withSettings, user, make) {
  const folder = mkdtempSync(join(tmpdir(), "chip-runway-pg-"))
  try {
    if (user) chownSync(folder, user.uid, user.gid)
    const port = await freePort()
    const url = make(folder, port)
    const options = [...withSettings, `port=${port}`, `unix_socket_directories=${folder}`]
    const shell = spawn(
      "/bin/sh",
      [
        "-c",
        keeper,
        "keeper",
        join(programs, "postgres"),
        join(folder, "data"),
        folder,
        ...options.flatMap((o) => ["-c", o]),
      ],
      // A group of its own: Ctrl-C in a terminal reaches us and not the server, which our tests may yet ask.
      { ...user, cwd: folder, stdio: ["pipe", "pipe", "ignore"], detached: true },
    )
    const ended = new Promise((resolve) => shell.once("close", resolve))
    const stop = async () => {
      shell.ref()
      shell.stdin.end()
      await ended
    }
    const down = async () => {
      const said = new Promise((resolve) => shell.stdout.once("data", resolve))
      shell.stdin.write("down\n")
      await said
    }
    const up = async () => {
      shell.stdin.write("up\n")
      await answers(url, folder)
    }
    // Waiting for tests is this process's work; the server alone does not keep it alive.
    shell.unref()
    shell.stdout.unref()
    try {
      await answers(url, folder)
    } catch (error) {
      await stop()
      throw error
    }
    return { url, down, up, stop }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

/** PostgreSQL refuses to run as root. Null: as whoever this is. */
function unprivilegedUser() {
  if (process.getuid?.() !== 0) return null
  for (const name of ["postgres", "nobody"]) {
    const ids = ["-u", "-g"].map((which) => spawnSync("id", [which, name], { encoding: "utf8" }))
    const [uid, gid] = ids.map(({ status, stdout }) => (status === 0 ? Number(stdout) : NaN))
    if (uid > 0 && gid > 0) return { uid, gid }
  }
  throw new Error(
    "PostgreSQL does not run as root, and there is neither a user postgres nor a user nobody to run it as. " +
      "Run the tests as another user, or set TEST_POSTGRES_URL.",
  )
}

function makeCluster(programs, { folder, data, password, user }) {
  const passwordFile = join(folder, "password")
  writeFileSync(passwordFile, password)
  if (user) chownSync(passwordFile, user.uid, user.gid)
  const { status, stderr } = spawnSync(
    join(programs, "initdb"),
    [
      ...["-D", data, "--username=runway", `--pwfile=${passwordFile}`, "--auth=scram-sha-256"],
      ...["--encoding=UTF8", "--locale=C", "--no-sync", "--no-instructions"],
    ],
    { ...user, cwd: folder, encoding: "utf8" },
  )
  if (status !== 0) throw new Error(`PostgreSQL's initdb failed in ${folder}: ${String(stderr).trim()}`)
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once("error", reject)
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

async function answers(url, folder) {
  let last
  for (let waited = 0; waited < 30_000; waited += 100) {
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      return
    } catch (error) {
      last = error
      await setTimeout(100)
    } finally {
      await client.end().catch(() => {})
    }
  }
  const log = existsSync(join(folder, "log")) ? readFileSync(join(folder, "log"), "utf8").trim() : ""
  throw new Error(`PostgreSQL did not start within 30 s: ${log || last?.message}`, { cause: last })
}
