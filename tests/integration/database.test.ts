import { spawn } from "node:child_process"
import { once } from "node:events"
import { createClient } from "@libsql/client"
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import { db } from "@/lib/server/db/client"
import { currentDataVersion } from "@/lib/server/db/data-version"
import { migrate } from "@/lib/server/db/migrate"
import { migrationList, migrationNames, migrationsFolder } from "@/lib/server/db/migrations"
import { noFilters, withSchemaEngine } from "@/lib/server/db/schema-engine"
import { SqliteAdapterFactory } from "@/lib/server/db/sqlite"
import { AppError } from "@/lib/server/errors"
import { useFreshDatabase } from "../setup/database"

const databaseFile = useFreshDatabase()

function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "chip-runway-scratch-"))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function settings(on: {
  $queryRawUnsafe: <T>(sql: string) => Promise<T>
}): Promise<Record<string, unknown>> {
  const read = async (name: string) =>
    Object.values((await on.$queryRawUnsafe<object[]>(`PRAGMA ${name}`))[0] ?? {})[0]
  return {
    foreignKeys: Number(await read("foreign_keys")),
    synchronous: Number(await read("synchronous")),
    journal: await read("journal_mode"),
    waitMs: Number(await read("busy_timeout")),
  }
}

/** What the driver said, beneath Prisma's words. */
function driverMessage(error: unknown): string {
  const meta = (error as { meta?: { driverAdapterError?: { cause?: { originalMessage?: string } } } }).meta
  return meta?.driverAdapterError?.cause?.originalMessage ?? ""
}

async function refusalOf(action: Promise<unknown>): Promise<unknown> {
  return action.then(
    () => expect.fail("it was accepted"),
    (error: unknown) => error,
  )
}

test("foreign keys, WAL and full synchronisation hold on Prisma's connection, in a transaction and after it", async () => {
  const wanted = { foreignKeys: 1, synchronous: 2, journal: "wal", waitMs: 5000 }
  expect(await settings(db())).toEqual(wanted)
  await db().$transaction(async (tx) => expect(await settings(tx)).toEqual(wanted))
  expect(await settings(db())).toEqual(wanted)
})

test("a choice cannot name a firm that is not there", async () => {
  const choice = {
    id: "a",
    firmId: "nobody",
    period: "2023",
    family: "A800",
    chosen: "counts",
    dataVersion: 1,
  }
  const error = await refusalOf(db().choice.create({ data: { ...choice, orders: [], keptAsCrossCheck: [] } }))
  expect(driverMessage(error)).toContain("FOREIGN KEY constraint failed")
  expect(await db().choice.count()).toBe(0)
})

test("a revision can be added, and never changed or deleted", async () => {
  const at = new Date("2026-11-23T12:00:00Z")
  const by = { editor: "tests", reason: "to see whether it stays" }
  await db().dataVersion.create({ data: { number: 1, at, ...by, origin: "edit" } })
  const { id } = await db().revision.create({
    data: {
      dataVersion: 1,
      kind: "chip",
      recordId: "a800",
      action: "create",
      after: { id: "a800" },
      at,
      ...by,
    },
  })
  const change = await refusalOf(db().revision.update({ where: { id }, data: { reason: "a better one" } }))
  expect(driverMessage(change)).toContain("Revisions are append-only: save a new revision")
  const deletion = await refusalOf(db().revision.deleteMany())
  expect(driverMessage(deletion)).toContain("Revisions are append-only: they cannot be deleted")
  expect(await db().revision.findMany({ select: { reason: true } })).toEqual([{ reason: by.reason }])
})

test("a data version keeps its number, author and reason; only the fingerprint of its files may move", async () => {
  const edit = await refusalOf(
    db().dataVersion.update({ where: { number: 1 }, data: { editor: "somebody else" } }),
  )
  expect(driverMessage(edit)).toContain("Data versions are append-only")
  const deletion = await refusalOf(db().dataVersion.delete({ where: { number: 1 } }))
  expect(driverMessage(deletion)).toContain("append-only")
  await db().dataVersion.update({ where: { number: 1 }, data: { fingerprint: "of other files" } })
  expect(await currentDataVersion()).toBe(1)
})

test.for(["REPLACE INTO", "INSERT OR REPLACE INTO", "INSERT OR IGNORE INTO"])(
  "%s does not write over a revision or a data version",
  async (insert) => {
    const [revision] = await db().revision.findMany()
    const forged = `${insert} "Revision"
      ("id", "dataVersion", "kind", "recordId", "action", "before", "after", "editor", "reason", "at")
      SELECT "id", "dataVersion", "kind", "recordId", "action", "before", "after", 'forged', "reason", "at"
      FROM "Revision"`
    expect(driverMessage(await refusalOf(db().$executeRawUnsafe(forged)))).toContain(
      "Revisions are append-only",
    )
    const version = `${insert} "DataVersion" ("number", "at", "editor", "reason", "origin")
      SELECT "number", "at", 'forged', "reason", "origin" FROM "DataVersion"`
    expect(driverMessage(await refusalOf(db().$executeRawUnsafe(version)))).toContain(
      "Data versions are append-only",
    )
    expect(await db().revision.findMany()).toEqual([revision])
    expect(await db().dataVersion.findMany({ select: { editor: true } })).toEqual([{ editor: "tests" }])
  },
)

test("a write waits for another process's write instead of failing", async () => {
  const holdsTheLock = `
    import { createClient } from "@libsql/client"
    const lock = await createClient({ url: "file:" + process.env.FILE }).transaction("write")
    await lock.execute(\`UPDATE "DataVersion" SET "fingerprint" = 'theirs'\`)
    console.log("locked")
    setTimeout(() => lock.commit(), 500)`
  const env = { ...process.env, FILE: databaseFile() }
  const other = spawn(process.execPath, ["--input-type=module", "-e", holdsTheLock], { env })
  await once(other.stdout, "data")
  const before = await db().dataVersion.findUniqueOrThrow({ where: { number: 1 } })
  const ours = await db().dataVersion.update({ where: { number: 1 }, data: { fingerprint: "ours" } })
  expect([before.fingerprint, ours.fingerprint]).toEqual(["of other files", "ours"])
  // The other process wrote first: its end left our value standing.
  if (other.exitCode === null) await once(other, "exit")
  expect(await db().dataVersion.findUnique({ where: { number: 1 } })).toMatchObject({ fingerprint: "ours" })
})

test("the migrations give exactly the tables of the schema", async () => {
  const schema = readFileSync("prisma/schema.prisma", "utf8")
  const { stdout } = await withSchemaEngine(schema, new SqliteAdapterFactory(":memory:"), (engine) =>
    engine.diff({
      from: { tag: "migrations", ...migrationList(migrationsFolder()) },
      to: { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content: schema }] },
      script: true,
      exitCode: null,
      filters: noFilters,
    }),
  )
  expect(stdout?.trim()).toBe("-- This is an empty migration.")
})

test("migrating creates folder and file, and a second time finds nothing to do", async () => {
  const path = join(scratchFolder(), "deep", "down", "runway.db")
  expect(await migrate(path)).toEqual({ isNew: true, applied: migrationNames(migrationsFolder()) })
  expect(await migrate(path)).toEqual({ isNew: false, applied: [] })
})

test("a migration that comes with an update is applied to the data that are there", async () => {
  const folder = scratchFolder()
  const migrations = join(folder, "prisma", "migrations", "sqlite")
  const [name = ""] = migrationNames(migrationsFolder())
  for (const file of [`${name}/migration.sql`, "migration_lock.toml"]) {
    mkdirSync(join(migrations, file, ".."), { recursive: true })
    copyFileSync(join(migrationsFolder(), file), join(migrations, file))
  }
  copyFileSync("prisma/schema.prisma", join(folder, "prisma", "schema.prisma"))
  const path = join(folder, "runway.db")
  await migrate(path, migrations)
  const client = createClient({ url: `file:${path}` })
  await client.execute(`INSERT INTO "DataVersion" VALUES (1, '2026-11-23', 'tests', 'before', 'edit', NULL)`)
  mkdirSync(join(migrations, "29991231000000_moods"))
  writeFileSync(
    join(migrations, "29991231000000_moods", "migration.sql"),
    'CREATE TABLE "Mood" ("id" TEXT);\n',
  )
  expect(await migrate(path, migrations)).toEqual({ isNew: false, applied: ["29991231000000_moods"] })
  expect((await client.execute(`SELECT "reason" FROM "DataVersion"`)).rows).toMatchObject([
    { reason: "before" },
  ])
  // And the version that lacks this migration refuses the database.
  await expect(migrate(path)).rejects.toThrow(
    /comes from a newer version of Chip Runway \(it has the migration 29991231000000_moods\)/,
  )
  client.close()
})

test("a migration that broke off half way stops the start", async () => {
  const path = join(scratchFolder(), "runway.db")
  await migrate(path)
  const client = createClient({ url: `file:${path}` })
  await client.execute(`UPDATE "_prisma_migrations" SET "finished_at" = NULL`)
  client.close()
  await expect(migrate(path, migrationsFolder(), 500)).rejects.toThrow(
    /another process may be preparing this database.* broke off half way/,
  )
})

test("a migration that another process is running is waited for", async () => {
  const path = join(scratchFolder(), "runway.db")
  await migrate(path)
  const client = createClient({ url: `file:${path}` })
  await client.execute(`UPDATE "_prisma_migrations" SET "finished_at" = NULL`)
  const start = migrate(path)
  await new Promise((resolve) => setTimeout(resolve, 600))
  await client.execute(`UPDATE "_prisma_migrations" SET "finished_at" = 1`)
  client.close()
  expect(await start).toEqual({ isNew: false, applied: [] })
})

test("a place that cannot be written is named, with what to do", async () => {
  const folder = scratchFolder()
  writeFileSync(join(folder, "file"), "not a folder")
  const error = await refusalOf(migrate(join(folder, "file", "runway.db")))
  expect(error).toBeInstanceOf(AppError)
  expect(error).toMatchObject({ code: "database-unwritable", status: 503 })
  expect((error as AppError).message).toContain(`${join(folder, "file", "runway.db")} cannot be written`)
  expect((error as AppError).message).toContain("set DATABASE_URL")
})

test("a file that is no database is left as it is", async () => {
  const path = join(scratchFolder(), "notes.txt")
  writeFileSync(path, "a shopping list, and long enough to be mistaken for nothing else\n".repeat(20))
  await expect(migrate(path)).rejects.toThrow(/is not a SQLite database or is damaged/)
  expect(existsSync(path) && readFileSync(path, "utf8")).toContain("a shopping list")
})
