import { spawn } from "node:child_process"
import { readdirSync, readFileSync, rmSync, statSync } from "node:fs"
import { join } from "node:path"
import pg from "pg"
import { startPostgres } from "../../../scripts/test-postgres.mjs"
import { pause, until, type Trial } from "./try-out"

/** A PostgreSQL that can be stopped, killed and started again. */
export type TriedPostgres = {
  url: string
  /** Holds every process of the server still: connections stay open and nothing answers. */
  freeze: () => void
  thaw: () => void
  /** As `kill -9` of the server and all its processes. */
  kill: () => Promise<void>
  restart: () => Promise<void>
}

export async function startTriedPostgres(trial: Pick<Trial, "atEnd">): Promise<TriedPostgres> {
  const { url, stop } = await startPostgres()
  let server = await serverPid(url)
  const args = readFileSync(`/proc/${server}/cmdline`, "utf8").split("\0").slice(0, -1)
  const { uid, gid } = statSync(`/proc/${server}`)
  const all = () => [server, ...childrenOf(server)]
  const signal = (pids: readonly number[], name: NodeJS.Signals) => {
    for (const pid of pids) {
      try {
        process.kill(pid, name)
      } catch {
        // Gone already.
      }
    }
  }
  trial.atEnd(async () => {
    signal(all(), "SIGCONT")
    signal([server], "SIGINT")
    await pause(500)
    await stop()
  })
  return {
    url,
    freeze: () => signal(all(), "SIGSTOP"),
    thaw: () => signal(all(), "SIGCONT"),
    kill: async () => {
      signal(all(), "SIGKILL")
      await until(() => Promise.resolve(childrenOf(server).length === 0), 5000)
      // Who started it has not noticed that it is gone, and while its number is taken nobody else may begin on its files.
      for (const lock of locksOf(args)) rmSync(lock, { force: true })
    },
    restart: async () => {
      const again = spawn(args[0]!, args.slice(1), { uid, gid, cwd: "/", stdio: "ignore" })
      server = again.pid!
      const wait = await until(async () => (await serverPid(url)) > 0, 30_000)
      if (wait === null) throw new Error("the PostgreSQL of the trial did not come back")
    },
  }
}

/** The files by which a server keeps others from its data and from its socket, as its command line says. */
function locksOf(args: readonly string[]): string[] {
  const setting = (name: string) =>
    args.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1) ?? ""
  return [
    join(args[args.indexOf("-D") + 1]!, "postmaster.pid"),
    join(setting("unix_socket_directories"), `.s.PGSQL.${setting("port")}.lock`),
  ]
}

async function serverPid(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  client.on("error", () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid")
    return parentOf(rows[0]!.pid)
  } finally {
    await client.end()
  }
}

function parentOf(pid: number): number {
  return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1])
}

function childrenOf(parent: number): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return parentOf(pid) === parent
      } catch {
        return false
      }
    })
}
