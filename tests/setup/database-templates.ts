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
import { migrationNames, migrationsFolder } from "@/lib/server/db/migrations"

const oneHour = 3_600_000

/** An empty database with every migration, made once for each state of the migrations folder. */
export function migratedTemplate(): Promise<string> {
  const migrations = migrationsFolder()
  const files = migrationNames(migrations).map((name) => join(migrations, name, "migration.sql"))
  return madeOnce("template", files, async (path) => void (await migrate(path)))
}

/**
 * A database with data/ and the estimate of every firm, made once for each state of data and code: by a process of
 * its own, so that nothing that a test file put in the place of a module is in it.
 */
export function estimatedTemplate(): Promise<string> {
  const files = ["data", "lib", "prisma/migrations"].flatMap(filesIn)
  return madeOnce("estimates", files, async (path) => {
    const program = ["--conditions=react-server", "--import", "tsx", "lib/server/cli/prepare.ts"]
    const env = { ...process.env, NODE_OPTIONS: "", DATABASE_URL: `file:${path}` }
    await promisify(execFile)(process.execPath, program, { env })
  })
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes("generated"))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/** The path of a database that depends on these files alone. Test files run beside each other: one of them makes it. */
async function madeOnce(
  name: string,
  files: readonly string[],
  make: (path: string) => Promise<void>,
): Promise<string> {
  const hash = createHash("sha256")
  for (const file of files) hash.update(`${relative(process.cwd(), file)}\0`).update(readFileSync(file))
  const template = join(tmpdir(), `chip-runway-${name}-${hash.digest("hex").slice(0, 16)}.db`)
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
