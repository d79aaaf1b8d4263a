import { spawn } from "node:child_process"
import { once } from "node:events"
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
import { adapterFactory } from "@/lib/server/db/adapter"
import { db } from "@/lib/server/db/client"
import { currentDataVersion } from "@/lib/server/db/data-version"
import { faultSigns } from "@/lib/server/db/fault-signs"
import { migrate } from "@/lib/server/db/migrate"
import { migrationList, migrationNames, migrationsFolder, schemaPath } from "@/lib/server/db/migrations"
import { noFilters, withSchemaEngine } from "@/lib/server/db/schema-engine"
import { databaseTarget } from "@/lib/server/db/target"
import { AppError } from "@/lib/server/errors"
import { anotherConnection } from "../setup/another-connection"
import { useFreshDatabase } from "../setup/database"
import { newAddress } from "../setup/new-address"
import { onlyOnPostgresql, onlyOnSqlite } from "../setup/only-on"
import { postgresServer, testedDatabase } from "../setup/tested-database"

useFreshDatabase()

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
const driverMessage = (error: unknown): string => faultSigns(error).join("; ")

async function refusalOf(action: Promise<unknown>): Promise<unknown> {
  return action.then(
    () => expect.fail("it was accepted"),
    (error: unknown) => error,
  )
}

const settingsOfFile =
  "foreign keys, WAL and full synchronisation hold on Prisma's connection, in a transaction and after it"
onlyOnSqlite(settingsOfFile, async () => {
  const wanted = { foreignKeys: 1, synchronous: 2, journal: "wal", waitMs: 5000 }
  expect(await settings(db())).toEqual(wanted)
  await db().$transaction(async (tx) => expect(await settings(tx)).toEqual(wanted))
  expect(await settings(db())).toEqual(wanted)
})

onlyOnPostgresql("no statement, wait or idle transaction goes on for ever", async () => {
  const names = ["statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"]
  const rows = await db().$queryRawUnsafe<{ setting: string }[]>(
    `SELECT setting FROM pg_settings WHERE name IN ('${names.join("', '")}') ORDER BY name`,
  )
  expect(rows.map(({ setting }) => setting)).toEqual(["60000", "5000", "30000"])
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
  expect(driverMessage(error)).toMatch(/foreign key constraint/i)
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

/** Ways to write over a row without saying UPDATE, each with what stands before and after its values. */
const waysAround: Record<typeof testedDatabase, [before: string, after: string][]> = {
  sqlite: [
    ["REPLACE INTO", ""],
    ["INSERT OR REPLACE INTO", ""],
    ["INSERT OR IGNORE INTO", ""],
  ],
  postgresql: [["INSERT INTO", `ON CONFLICT (KEY) DO UPDATE SET "editor" = excluded."editor"`]],
}

test.for(waysAround[testedDatabase])(
  "%s … %s does not write over a revision or a data version",
  async ([insert, conflict]) => {
    const [revision] = await db().revision.findMany()
    const forged = `${insert} "Revision"
      ("id", "dataVersion", "kind", "recordId", "action", "before", "after", "editor", "reason", "at")
      SELECT "id", "dataVersion", "kind", "recordId", "action", "before", "after", 'forged', "reason", "at"
      FROM "Revision" WHERE true ${conflict.replace("KEY", '"id"')}`
    expect(driverMessage(await refusalOf(db().$executeRawUnsafe(forged)))).toContain(
      "Revisions are append-only",
    )
    const version = `${insert} "DataVersion" ("number", "at", "editor", "reason", "origin")
      SELECT "number", "at", 'forged', "reason", "origin" FROM "DataVersion"
      WHERE true ${conflict.replace("KEY", '"number"')}`
    expect(driverMessage(await refusalOf(db().$executeRawUnsafe(version)))).toContain(
      "Data versions are append-only",
    )
    expect(await db().revision.findMany()).toEqual([revision])
    expect(await db().dataVersion.findMany({ select: { editor: true } })).toEqual([{ editor: "tests" }])
  },
)

onlyOnPostgresql("a table of what is only added to cannot be emptied at once", async () => {
  for (const table of ["Revision", "DataVersion", "AuditEntry", "Snapshot", "SnapshotInput"]) {
    const refusal = await refusalOf(db().$executeRawUnsafe(`TRUNCATE "${table}" CASCADE`))
    expect(driverMessage(refusal)).toMatch(/append-only|never changes/)
  }
})

/** A process that writes for half a second. It must be another one: SQLite's driver waits with the whole process. */
const writesForLong: Record<typeof testedDatabase, string> = {
  sqlite: `
    import { createClient } from "@libsql/client"
    const lock = await createClient({ url: process.env.DATABASE_URL }).transaction("write")
    await lock.execute(\`UPDATE "DataVersion" SET "fingerprint" = 'theirs'\`)
    console.log("locked")
    setTimeout(() => lock.commit(), 500)`,
  postgresql: `
    import pg from "pg"
    const client = new pg.Client(process.env.DATABASE_URL)
    await client.connect()
    await client.query("BEGIN")
    await client.query(\`UPDATE "DataVersion" SET "fingerprint" = 'theirs'\`)
    console.log("locked")
    setTimeout(() => client.query("COMMIT").then(() => client.end()), 500)`,
}

test("a write waits for another process's write instead of failing", async () => {
  const other = spawn(process.execPath, ["--input-type=module", "-e", writesForLong[testedDatabase]], {
    env: process.env,
  })
  await once(other.stdout, "data")
  const before = await db().dataVersion.findUniqueOrThrow({ where: { number: 1 } })
  const ours = await db().dataVersion.update({ where: { number: 1 }, data: { fingerprint: "ours" } })
  expect([before.fingerprint, ours.fingerprint]).toEqual(["of other files", "ours"])
  // The other process wrote first: its end left our value standing.
  if (other.exitCode === null) await once(other, "exit")
  expect(await db().dataVersion.findUnique({ where: { number: 1 } })).toMatchObject({ fingerprint: "ours" })
})

test("the migrations give exactly the tables of the schema", async () => {
  const schema = readFileSync(schemaPath(testedDatabase), "utf8")
  // Its own server, or no file at all: the engine replays the migrations in an empty database beside it.
  const target =
    postgresServer === null ? ({ kind: "sqlite", path: ":memory:" } as const) : databaseTarget(postgresServer)
  const { stdout } = await withSchemaEngine(schema, adapterFactory(target), (engine) =>
    engine.diff({
      from: { tag: "migrations", ...migrationList(migrationsFolder(testedDatabase)) },
      to: { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content: schema }] },
      script: true,
      exitCode: null,
      filters: noFilters,
    }),
  )
  expect(stdout?.trim()).toBe("-- This is an empty migration.")
})

test("migrating creates the database, and a second time finds nothing to do", async () => {
  const address = newAddress()
  const applied = migrationNames(migrationsFolder(testedDatabase))
  expect(await migrate(address)).toEqual({ isNew: true, applied })
  expect(await migrate(address)).toEqual({ isNew: false, applied: [] })
})

onlyOnPostgresql("instances that start at once leave a new database migrated once", async () => {
  const address = newAddress()
  const started = await Promise.all([1, 2, 3].map(() => migrate(address)))
  expect(started.flatMap(({ applied }) => applied)).toEqual(migrationNames(migrationsFolder("postgresql")))
})

onlyOnSqlite("migrating creates folders that lack", async () => {
  const path = join(scratchFolder(), "deep", "down", "runway.db")
  expect(await migrate(path)).toMatchObject({ isNew: true })
  expect(existsSync(path)).toBe(true)
})

test("a migration that comes with an update is applied to the data that are there", async () => {
  const migrations = scratchFolder()
  const [name = ""] = migrationNames(migrationsFolder(testedDatabase))
  for (const file of [`${name}/migration.sql`, "migration_lock.toml"]) {
    mkdirSync(join(migrations, file, ".."), { recursive: true })
    copyFileSync(join(migrationsFolder(testedDatabase), file), join(migrations, file))
  }
  const address = newAddress()
  await migrate(address, { folder: migrations })
  const other = await anotherConnection(address)
  await other.run(
    `INSERT INTO "DataVersion" ("number", "at", "editor", "reason", "origin")
     VALUES (1, '2026-11-23', 'tests', 'before', 'edit')`,
  )
  mkdirSync(join(migrations, "29991231000000_moods"))
  writeFileSync(
    join(migrations, "29991231000000_moods", "migration.sql"),
    'CREATE TABLE "Mood" ("id" TEXT);\n',
  )
  expect(await migrate(address, { folder: migrations })).toEqual({
    isNew: false,
    applied: ["29991231000000_moods"],
  })
  expect(await other.run(`SELECT "reason" FROM "DataVersion"`)).toEqual([{ reason: "before" }])
  // And the version that lacks this migration refuses the database.
  await expect(migrate(address)).rejects.toThrow(
    /comes from a newer version of Chip Runway \(it has the migration 29991231000000_moods\)/,
  )
  await other.close()
})

test("a migration that broke off half way stops the start", async () => {
  const address = newAddress()
  await migrate(address)
  const other = await anotherConnection(address)
  await other.run(`UPDATE "_prisma_migrations" SET "finished_at" = NULL`)
  await other.close()
  await expect(migrate(address, { waitMs: 500 })).rejects.toThrow(
    /another process may be preparing this database.* broke off half way/,
  )
})

test("the first part of a move is served by nobody, save what goes on with it", async () => {
  const address = newAddress()
  await migrate(address)
  const other = await anotherConnection(address)
  await other.run(`CREATE TABLE "_move" ("begunAt" TEXT NOT NULL, "mark" TEXT NOT NULL)`)
  await other.close()
  await expect(migrate(address)).rejects.toThrow(/holds the first part of a move .* npm run move again/)
  expect(await migrate(address, { mayBePartOfMove: true })).toEqual({ isNew: false, applied: [] })
})

test("a migration that another process is running is waited for", async () => {
  const address = newAddress()
  await migrate(address)
  const other = await anotherConnection(address)
  await other.run(`UPDATE "_prisma_migrations" SET "finished_at" = NULL`)
  const start = migrate(address)
  await new Promise((resolve) => setTimeout(resolve, 600))
  await other.run(`UPDATE "_prisma_migrations" SET "finished_at" = CURRENT_TIMESTAMP`)
  await other.close()
  expect(await start).toEqual({ isNew: false, applied: [] })
})

onlyOnSqlite("a place that cannot be written is named, with what to do", async () => {
  const folder = scratchFolder()
  writeFileSync(join(folder, "file"), "not a folder")
  const error = await refusalOf(migrate(join(folder, "file", "runway.db")))
  expect(error).toBeInstanceOf(AppError)
  expect(error).toMatchObject({ code: "database-unwritable", status: 503 })
  expect((error as AppError).message).toContain(`${join(folder, "file", "runway.db")} cannot be written`)
  expect((error as AppError).message).toContain("set DATABASE_URL")
})

onlyOnSqlite("a file that is no database is left as it is", async () => {
  const path = join(scratchFolder(), "notes.txt")
  writeFileSync(path, "a shopping list, and long enough to be mistaken for nothing else\n".repeat(20))
  await expect(migrate(path)).rejects.toThrow(/is not a SQLite database or is damaged/)
  expect(existsSync(path) && readFileSync(path, "utf8")).toContain("a shopping list")
})

onlyOnPostgresql(
  "a server that is not there, or does not let us in, is named without the password",
  async () => {
    const nobody = new URL(postgresServer!)
    nobody.port = "1"
    const stranger = new URL(postgresServer!)
    stranger.password = "not-this-one"
    for (const address of [nobody.href, stranger.href]) {
      const error = await refusalOf(migrate(address))
      expect(error).toBeInstanceOf(AppError)
      expect((error as AppError).message).toContain("cannot be reached")
      expect((error as AppError).message).toContain("DATABASE_URL")
      expect(`${(error as AppError).message}`).not.toContain(new URL(address).password)
    }
  },
)

onlyOnPostgresql("names sort by code unit, whatever the database itself sorts by", async () => {
  const keys = ["a", "B", "é", "_", "Z", "-a"]
  for (const key of keys) {
    await db().setting.create({ data: { key, value: 1, editor: "tests", updatedAt: new Date() } })
  }
  const found = await db().setting.findMany({ orderBy: { key: "asc" } })
  expect(found.map(({ key }) => key)).toEqual(keys.toSorted())
  expect(await db().setting.count({ where: { key: { gte: "a" } } })).toBe(2)
})
