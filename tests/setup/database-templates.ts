import { createClient } from "@libsql/client"
import { execFile } from "node:child_process"
import { createHash } from "node:crypto"
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join, relative } from "node:path"
import { setTimeout } from "node:timers/promises"
import { promisify } from "node:util"
import { migrate } from "@/lib/server/db/migrate"
import { templateOnServer } from "./postgres-databases"

const oneHour = 3_600_000

/**
 * An empty database with every migration, made once for each state of the migrations folder.
 *
 * @param server where it is made, for PostgreSQL
 * @returns the path of a file of SQLite, or the name of a database on that server
 */
export function migratedTemplate(server?: string): Promise<string> {
  const make = async (address: string) => void (await migrate(address))
  return server === undefined
    ? fileMadeOnce("template", stateOf(["prisma/migrations/sqlite"]), make)
    : templateOnServer(server, `migrated_${stateOf(["prisma/migrations/postgresql"])}`, make)
}

/**
 * A database with data/, made once for each state of data and code: by a process of its own, so that nothing that a
 * test file put in the place of a module is in it.
 *
 * @param server as for `migratedTemplate`
 */
export function importedTemplate(server?: string): Promise<string> {
  return madeBy("tests/setup/make-imported.ts", "data", server)
}

/**
 * A database with data/ and the estimate of every firm, made as `importedTemplate` is.
 *
 * @param server as for `migratedTemplate`
 */
export function estimatedTemplate(server?: string): Promise<string> {
  return madeBy("lib/server/cli/prepare.ts", "estimates", server)
}

function madeBy(file: string, name: string, server: string | undefined): Promise<string> {
  const state = stateOf(["data", "lib", "prisma/migrations"])
  const make = async (url: string) => {
    const program = ["--conditions=react-server", "--import", "tsx", file]
    const env = { ...process.env, NODE_OPTIONS: "", DATABASE_URL: url }
    await promisify(execFile)(process.execPath, program, { env })
  }
  return server === undefined
    ? fileMadeOnce(name, state, (path) => make(`file:${path}`))
    : templateOnServer(server, `${name}_${state}`, make)
}

/** A name that changes with any file in these folders. */
function stateOf(folders: readonly string[]): string {
  const hash = createHash("sha256")
  for (const file of folders.flatMap(filesIn)) {
    hash.update(`${relative(process.cwd(), file)}\0`).update(readFileSync(file))
  }
  return hash.digest("hex").slice(0, 16)
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes("generated"))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/** The path of a database of a certain state. Test files run beside each other: one of them makes it. */
async function fileMadeOnce(
  name: string,
  state: string,
  make: (path: string) => Promise<void>,
): Promise<string> {
  const template = join(tmpdir(), `chip-runway-${name}-${state}.db`)
  const lock = `${template}.lock`
  while (!existsSync(template)) {
    if (!takes(lock)) {
      await setTimeout(100)
      continue
    }
    try {
      if (!existsSync(template)) {
        forgetOlder(name)
        await putInPlace(template, make)
      }
    } finally {
      rmSync(lock, { force: true })
    }
  }
  const now = new Date()
  utimesSync(template, now, now)
  return template
}

async function putInPlace(template: string, make: (path: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "chip-runway-template-"))
  try {
    await make(join(folder, "made.db"))
    // A copy without a write-ahead log beside it, put in place in one step.
    const client = createClient({ url: `file:${join(folder, "made.db")}` })
    await client.execute(`VACUUM INTO '${join(folder, "whole.db")}'`)
    client.close()
    renameSync(join(folder, "whole.db"), template)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Takes away what was made for earlier states of the code and not used since, or every edit would leave a database. */
function forgetOlder(name: string): void {
  for (const file of readdirSync(tmpdir())) {
    if (!file.startsWith(`chip-runway-${name}-`) || !file.endsWith(".db")) continue
    const path = join(tmpdir(), file)
    const usedAt = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
    if (Date.now() - usedAt > oneHour) rmSync(path, { force: true })
  }
}

/** Whether the lock was free and is now ours. One whose holder was killed is taken away for the next attempt. */
function takes(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" })
    return true
  } catch {
    // Two may take the same dead lock away, and then both make the template: the second only replaces the first.
    if (isLeft(lock)) rmSync(lock, { force: true })
    return false
  }
}

function isLeft(lock: string): boolean {
  try {
    const holder = Number(readFileSync(lock, "utf8"))
    // Empty in the moment before its holder has signed it.
    if (holder > 0) process.kill(holder, 0)
    return false
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ESRCH"
  }
}
