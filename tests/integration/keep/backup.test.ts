import { execFile } from "node:child_process"
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs"
import { basename, join } from "node:path"
import { promisify } from "node:util"
import { gunzipSync, gzipSync } from "node:zlib"
import { createClient } from "@libsql/client"
import { beforeAll, expect, test, vi } from "vitest"
import { db } from "@/lib/server/db/client"
import { connectTo, type Ask } from "@/lib/server/db/connection"
import { tableShapes } from "@/lib/server/db/table-shapes"
import { databaseTarget, type DatabaseTarget } from "@/lib/server/db/target"
import { insertRows } from "@/lib/server/db/write-rows"
import { writeTransaction } from "@/lib/server/db/write-transaction"
import { makeBackup } from "@/lib/server/keep/backup"
import { faultsOfFile } from "@/lib/server/keep/check-database"
import type { Manifest } from "@/lib/server/keep/manifest"
import { requireNobodyThere } from "@/lib/server/keep/require-nobody-there"
import { recorded, recordedWhenDue } from "@/lib/server/keep/runs"
import { ending } from "@/lib/server/watch/shutdown"
import { restoreBackup } from "@/lib/server/keep/restore"
import { sumsOf } from "@/lib/server/keep/table-sum"
import { runBackup, runExport } from "@/lib/server/keep/scheduled"
import { user } from "../../factories/edits"
import { onlyOnPostgresql } from "../../setup/only-on"
import { useFreshDatabase } from "../../setup/database"
import { addressOf, sumsIn, useScratch, withConnection } from "../../setup/databases-of-a-test"

vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))

useFreshDatabase({ withEstimates: true })
const scratch = useScratch()

// Commands are processes of their own, and much is read twice: the limit is for a test that hangs.
vi.setConfig({ testTimeout: 300_000 })
const folder = (name: string) => join(scratch.folder, name)

let taken = ""

beforeAll(async () => {
  const { id } = await user("editor")
  const moment = new Date("2026-11-27T10:00:00.123Z")
  await db().session.create({
    data: { id: "s", token: "t", userId: id, expiresAt: moment, createdAt: moment, updatedAt: moment },
  })
  await db().apiToken.create({
    data: { id: "k", tokenHash: "h", userId: id, name: "key", createdAt: moment, expiresAt: moment },
  })
  await db().accountLink.create({
    data: { id: "l", tokenHash: "lh", purpose: "password", email: "e", userId: id, expiresAt: moment },
  })
  taken = (await makeBackup({ to: folder("taken") })).file
})

/** A data version with its revision: a database that has one of the two is torn. */
async function saveVersion(number: number): Promise<void> {
  const at = new Date()
  await writeTransaction(async (execute) => {
    await insertRows(execute, "DataVersion", [
      {
        number,
        at,
        editor: "writer",
        reason: "goes on",
        origin: "edit",
        fingerprint: null,
        touched: null,
        readyAt: at,
      },
    ])
    await insertRows(execute, "Revision", [
      {
        ...{ dataVersion: number, kind: "note", recordId: `n${number}`, action: "create", after: { number } },
        ...{ editor: "writer", reason: "goes on", at },
      },
    ])
  })
}

/** A command as somebody types it: a process of its own. */
async function command(name: string, ...args: string[]): Promise<{ status: number; said: string }> {
  const program = ["--conditions=react-server", "--import", "tsx", `lib/server/cli/${name}.ts`, ...args]
  try {
    const env = { ...process.env, NODE_OPTIONS: "" }
    const { stdout, stderr } = await promisify(execFile)(process.execPath, program, { env })
    return { status: 0, said: stdout + stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { status: code, said: stdout + stderr }
  }
}

test("a backup taken while somebody writes is the database as it was at one moment", async () => {
  let isOver = false
  let last = 1000
  const writer = (async () => {
    while (!isOver) await saveVersion((last += 1))
  })()
  await vi.waitFor(() => expect(last).toBeGreaterThan(1002), { timeout: 20_000 })
  const begun = last
  const { file, manifest } = await makeBackup({ to: folder("online") }).finally(() => (isOver = true))
  await writer
  expect(last).toBeGreaterThan(begun + 1)
  const target = scratch.free()
  await restoreBackup(file, target)
  await withConnection(target, async ({ ask }) => {
    const [[newest]] = (await ask(`SELECT max("number") FROM "DataVersion"`)) as [[unknown]]
    const [[revisions]] = (await ask(`SELECT count(*) FROM "Revision" WHERE "editor" = 'writer'`)) as [
      [unknown],
    ]
    expect(Number(newest)).toBe(manifest.dataVersion)
    expect(Number(newest)).toBeGreaterThanOrEqual(begun - 1)
    expect(Number(newest)).toBeLessThan(last)
    expect(Number(revisions)).toBe(Number(newest) - 1000)
  })
})

test("what is restored is what was backed up, in a database of either kind", async () => {
  const { file, manifest } = await makeBackup({ to: folder("same") })
  const was = await sumsIn(databaseTarget(), "backup")
  expect(manifest.tables).toEqual(was)
  expect(manifest.tables.Order!.rows).toBeGreaterThan(80)
  for (const target of [scratch.free(), scratch.freeFile()]) {
    expect((await restoreBackup(file, target)).before).toBeNull()
    expect(await sumsIn(target, "backup")).toEqual(was)
  }
})

test("accounts and keys are in it; who was signed in is not, nor are links that would open again", async () => {
  const target = scratch.free()
  const { manifest } = await restoreBackup(taken, target)
  expect(manifest.leftOut).toEqual(expect.arrayContaining(["AccountLink", "Session"]))
  await withConnection(target, async ({ ask }) => {
    expect(await ask(`SELECT "email" FROM "User"`)).toEqual([["user-editor@example.org"]])
    expect(await ask(`SELECT "name" FROM "ApiToken"`)).toEqual([["key"]])
    expect(await ask(`SELECT * FROM "Session"`)).toEqual([])
    expect(await ask(`SELECT * FROM "AccountLink"`)).toEqual([])
  })
})

test("links that a backup of an earlier release holds are proved with the rest and then left out", async () => {
  const path = folder("with-links.db")
  writeFileSync(path, gunzipSync(readFileSync(taken)))
  const older = await connectTo({ kind: "sqlite", path }, { isDraft: true })
  await older.ask(
    `INSERT INTO "AccountLink" ("id", "tokenHash", "purpose", "email", "expiresAt") VALUES ('l', 'h', 'password', 'e', '2030-01-01T00:00:00.000+00:00')`,
  )
  const links = (await tableShapes(older, older.ask)).filter(({ name }) => name === "AccountLink")
  const [[text]] = (await older.ask(`SELECT "manifest" FROM "_backup"`)) as [[string]]
  const manifest = JSON.parse(text) as Manifest
  manifest.tables = { ...manifest.tables, ...(await sumsOf(older.ask, "sqlite", links)) }
  await older.ask(`UPDATE "_backup" SET "manifest" = ?`, [JSON.stringify(manifest)])
  for (const target of [scratch.free(), scratch.freeFile()]) {
    await restoreBackup(path, target)
    await withConnection(target, async ({ ask }) =>
      expect(await ask(`SELECT * FROM "AccountLink"`)).toEqual([]),
    )
  }
  await older.ask(`UPDATE "AccountLink" SET "email" = 'another'`)
  await older.close()
  await expect(restoreBackup(path, scratch.freeFile())).rejects.toThrow(/does not hold.*AccountLink/)
})

test("a restored history is gone on with, and still refuses to be changed", async () => {
  const target = scratch.free()
  await restoreBackup(taken, target)
  await withConnection(target, async ({ ask, writing }) => {
    const [[before]] = (await ask(`SELECT max("id") FROM "Revision"`)) as [[unknown]]
    await writing(async (write) => {
      await write(
        `INSERT INTO "Revision" ("dataVersion", "kind", "recordId", "action", "after", "editor", "reason", "at")
         VALUES (1, 'note', 'n', 'create', '{}', 'e', 'r', '2026-11-27T10:00:00.000+00:00')`,
      )
    })
    const [[after]] = (await ask(`SELECT max("id") FROM "Revision"`)) as [[unknown]]
    expect(Number(after)).toBe(Number(before) + 1)
    await expect(ask(`UPDATE "Revision" SET "reason" = 'another'`)).rejects.toThrow(/append-only/)
    await expect(ask(`DELETE FROM "Revision"`)).rejects.toThrow(/append-only/)
  })
})

test("a file that is damaged, cut short or no backup is refused, and nothing is made of it", async () => {
  const whole = readFileSync(taken)
  const unpacked = gunzipSync(whole)
  const at = unpacked.indexOf("a800-2023-four-firms")
  const altered = Buffer.from(unpacked)
  altered.write("a800-2023-five-firms", at)
  const files: [string, Buffer, RegExp][] = [
    ["cut.db.gz", whole.subarray(0, whole.length / 2), /cut short or damaged/],
    ["altered.db.gz", gzipSync(altered), /damaged|does not hold/],
    ["other.db.gz", gzipSync(Buffer.from("a letter")), /no backup/],
    ["empty.db.gz", gzipSync(Buffer.alloc(0)), /not a backup/],
  ]
  for (const [name, bytes, why] of files) {
    const target = scratch.freeFile()
    writeFileSync(folder(name), bytes)
    await expect(restoreBackup(folder(name), target)).rejects.toThrow(why)
    expect(existsSync(addressOf(target).slice("file:".length))).toBe(false)
  }
  await expect(restoreBackup(folder("nowhere.gz"), scratch.freeFile())).rejects.toThrow(/There is no file/)
  expect(readdirSync(scratch.folder).filter((name) => name.startsWith("."))).toEqual([])
})

test("a reference that leads nowhere is found, by the names of both tables", async () => {
  const path = folder("references.db")
  writeFileSync(path, gunzipSync(readFileSync(taken)))
  const connection = await connectTo({ kind: "sqlite", path }, { isDraft: true })
  expect(await faultsOfFile(connection.ask)).toEqual([])
  await connection.ask(`DELETE FROM "Chip" WHERE "id" = (SELECT "chipId" FROM "OrderChip" LIMIT 1)`)
  expect((await faultsOfFile(connection.ask)).join()).toMatch(/OrderChip: row \d+ names one of Chip/)
  await connection.close()
})

test("a backup of a later version is refused with a sentence", async () => {
  const later = async (name: string, sql: string) => {
    writeFileSync(folder(name), gunzipSync(readFileSync(taken)))
    const client = createClient({ url: `file:${folder(name)}` })
    await client.execute(sql)
    client.close()
    return restoreBackup(folder(name), scratch.freeFile())
  }
  await expect(
    later("format.db", `UPDATE "_backup" SET "manifest" = replace("manifest", '"format":1', '"format":2')`),
  ).rejects.toThrow(/newer version of Chip Runway/)
  await expect(
    later(
      "migration.db",
      `INSERT INTO _prisma_migrations SELECT 'x', checksum, finished_at, '29991231000000_later', logs, rolled_back_at,
         started_at, applied_steps_count FROM _prisma_migrations LIMIT 1`,
    ),
  ).rejects.toThrow(/newer version of Chip Runway \(it has the migration 29991231000000_later\)/)
})

test("a database that holds data is not replaced unless that is said", async () => {
  const target = scratch.free()
  const { manifest } = await restoreBackup(taken, target)
  // By another process, as a person does it: this one's own connections would be in the way.
  const refused = await command("restore", "--from", taken, "--to", addressOf(target))
  expect(refused.said).toContain("holds data. Nothing was changed.")
  expect(refused.status).toBe(1)
  expect(await sumsIn(target, "backup")).toEqual(manifest.tables)
})

test("by force the data that were there are put aside, and can be brought back", async () => {
  const target = scratch.free()
  process.env.BACKUP_DIR = folder("aside")
  try {
    await restoreBackup(taken, target)
    const { file } = await makeBackup({ to: folder("second") })
    const done = await command("restore", "--from", file, "--to", addressOf(target), "--force")
    expect(done.status).toBe(0)
    const aside = /what was there before: (.+)/.exec(done.said)?.[1] ?? ""
    expect(statSync(aside).size).toBeGreaterThan(100_000)
    expect(await sumsIn(target, "backup")).toEqual(await sumsIn(databaseTarget(), "backup"))
    const back = scratch.freeFile()
    if (target.kind === "postgresql") await restoreBackup(aside, back)
    const was = target.kind === "postgresql" ? back : databaseTarget(`file:${aside}`)
    await withConnection(was, async ({ ask }) => {
      const [[newest]] = (await ask(`SELECT max("number") FROM "DataVersion"`)) as [[unknown]]
      expect(Number(newest)).toBe(1)
    })
  } finally {
    delete process.env.BACKUP_DIR
  }
})

test("a database on which an instance works is not replaced", async () => {
  const target = scratch.free()
  await restoreBackup(taken, target)
  const moment = new Date().toISOString()
  await withConnection(target, async ({ writing }) => {
    await writing((ask) =>
      ask(
        `INSERT INTO "Instance" ("id", "host", "pid", "role", "build", "engine", "startedAt", "seenAt")
         VALUES ('i', 'a-host', 42, 'server', 'b', '1', ?, ?)`,
        [moment, moment],
      ),
    )
    const refused = await command("restore", "--from", taken, "--to", addressOf(target), "--force")
    expect(refused.status).toBe(1)
    expect(refused.said).toMatch(/Another process has .* open|a-host \(process 42\)/)
  })
})

/** A row of an instance whose clock is an hour behind. */
async function rowOfInstance(ask: Ask, seenAt = new Date(Date.now() - 3_600_000)): Promise<void> {
  await ask(
    `INSERT INTO "Instance" ("id", "host", "pid", "role", "build", "engine", "startedAt", "seenAt")
     VALUES ('i', 'a-host', 42, 'server', 'b', '1', ?, ?)`,
    [seenAt.toISOString(), seenAt.toISOString()],
  )
}

test("an instance is there whose row moves, whatever its clock says, and one that was killed is not", async () => {
  const target = scratch.free()
  await restoreBackup(taken, target)
  await withConnection(target, async (connection) => {
    const { ask } = connection
    const noPause = () => expect.unreachable("nobody is waited for where there is no row")
    await requireNobodyThere(connection, noPause)
    await rowOfInstance(ask)
    const beat = (seenAt: Date) => ask(`UPDATE "Instance" SET "seenAt" = ?`, [seenAt.toISOString()])
    await expect(
      requireNobodyThere(connection, () => beat(new Date(Date.now() - 3_590_000))),
    ).rejects.toThrow(/a-host \(process 42\)/)
    // Killed: nothing moves.
    const askAgain = await requireNobodyThere(connection, async () => {})
    await askAgain(ask)
    await beat(new Date(Date.now() - 7_200_000))
    await expect(askAgain(ask)).rejects.toThrow(/a-host \(process 42\)/)
    await beat(new Date())
    await expect(requireNobodyThere(connection, noPause)).rejects.toThrow(/a-host/)
  })
})

/** Restores by force while somebody has begun to write, who ends once the restore waits for them. */
async function restoreBesideWriter(target: DatabaseTarget, write: (ask: Ask) => Promise<unknown>) {
  return withConnection(target, async (writer) =>
    withConnection(target, async (looker) => {
      await writer.ask("BEGIN")
      await write(writer.ask)
      const outcome = restoreBackup(taken, target, { isForced: true }).catch((error: unknown) => error)
      await vi.waitFor(
        async () => {
          const waiting = await looker.ask(
            `SELECT 1 FROM pg_locks AS l JOIN pg_database AS d ON d.oid = l.database
             WHERE d.datname = current_database() AND NOT l.granted`,
          )
          expect(waiting.length).toBeGreaterThan(0)
        },
        { timeout: 60_000, interval: 20 },
      )
      await writer.ask("COMMIT")
      return outcome
    }),
  )
}

onlyOnPostgresql("what is saved while a restore is prepared is not lost", async () => {
  const target = scratch.free()
  process.env.BACKUP_DIR = folder("prepared")
  try {
    await restoreBackup(taken, target)
    // By a command, which stands in no table of instances.
    const edit = (ask: Ask) => ask(`UPDATE "User" SET "name" = 'Saved meanwhile'`)
    expect(String(await restoreBesideWriter(target, edit))).toMatch(
      /has been edited meanwhile \(User\)\. Nothing was changed/,
    )
    await withConnection(target, async ({ ask }) => {
      expect(await ask(`SELECT "name" FROM "User"`)).toEqual([["Saved meanwhile"]])
    })
    expect(String(await restoreBesideWriter(target, rowOfInstance))).toMatch(/a-host \(process 42\)/)
    await withConnection(target, ({ ask }) => ask(`DELETE FROM "Instance"`))
    expect((await restoreBackup(taken, target, { isForced: true })).before).toMatch(/prepared/)
    expect(readdirSync(folder("prepared")).filter((name) => name.startsWith("."))).toEqual([])
  } finally {
    delete process.env.BACKUP_DIR
  }
})

onlyOnPostgresql(
  "a restore that nobody allowed leaves the tables of an earlier release as they are",
  async () => {
    const target = scratch.free()
    await restoreBackup(taken, target)
    // As a release before the newest migration left it.
    await withConnection(target, async ({ ask }) => {
      await ask(`ALTER TABLE "ImportJob" DROP COLUMN "instanceId"`)
      await ask(`DELETE FROM _prisma_migrations WHERE migration_name LIKE '%_import_instance'`)
    })
    const isMigrated = () =>
      withConnection(target, async ({ ask }) => {
        const asked = `SELECT 1 FROM _prisma_migrations WHERE migration_name LIKE '%_import_instance'`
        return (await ask(asked)).length > 0
      })
    await expect(restoreBackup(taken, target)).rejects.toThrow(/holds data\. Nothing was changed/)
    await expect(restoreBackup(taken, target, { isForced: true })).rejects.toThrow(
      /Set BACKUP_DIR to a folder/,
    )
    expect(await isMigrated()).toBe(false)
    await withConnection(target, ({ ask }) => rowOfInstance(ask, new Date()))
    await expect(restoreBackup(taken, target, { isForced: true })).rejects.toThrow(/a-host/)
    expect(await isMigrated()).toBe(false)
    await withConnection(target, ({ ask }) => ask(`DELETE FROM "Instance"`))
    process.env.BACKUP_DIR = folder("of-an-earlier-release")
    try {
      await restoreBackup(taken, target, { isForced: true })
    } finally {
      delete process.env.BACKUP_DIR
    }
    expect(await isMigrated()).toBe(true)
  },
)

/** A file that was a database until somebody wrote into it. */
const damagedFiles: [string, (whole: Buffer) => Buffer][] = [
  ["other bytes", () => Buffer.from("no database at all\n".repeat(500))],
  ["a head of zeros", (whole) => Buffer.concat([Buffer.alloc(4096), whole.subarray(4096)])],
  ["a list of tables that is cut", (whole) => whole.subarray(0, 2048)],
]

test.for(damagedFiles)(
  "a file of %s is replaced by force, and put aside with its log",
  async ([name, damage]) => {
    const target = scratch.freeFile()
    const place = addressOf(target).slice("file:".length)
    const damaged = damage(gunzipSync(readFileSync(taken)))
    writeFileSync(place, damaged)
    writeFileSync(`${place}-wal`, "a log")
    const refused = await command("restore", "--from", taken, "--to", addressOf(target))
    expect(refused.said).toMatch(/damaged\. Nothing was changed\. With --force it is put aside/)
    expect(refused.status).toBe(1)
    expect(readFileSync(place).equals(damaged)).toBe(true)
    const done = await command("restore", "--from", taken, "--to", addressOf(target), "--force")
    expect(done.said, name).toContain("now holds the backup")
    const aside = /what was there before: (.+)/.exec(done.said)?.[1] ?? ""
    expect(readFileSync(aside).equals(damaged)).toBe(true)
    await withConnection(target, async ({ ask }) => expect(await faultsOfFile(ask)).toEqual([]))
  },
)

test("a restore that is killed leaves the database that was there", async () => {
  const target = scratch.freeFile()
  await restoreBackup(taken, target)
  const draft = await connectTo(target, { isDraft: true })
  await draft.ask(`UPDATE "User" SET "name" = 'Of before'`)
  await draft.close()
  const program = ["--conditions=react-server", "--import", "tsx", "tests/integration/keep/killed-restore.ts"]
  const killed = await promisify(execFile)(process.execPath, [...program, taken, addressOf(target)], {
    env: { ...process.env, NODE_OPTIONS: "" },
  }).catch((error: unknown) => error)
  expect(killed).toMatchObject({ signal: "SIGKILL" })
  await withConnection(target, async ({ ask }) => {
    expect(await ask(`SELECT "name" FROM "User"`)).toEqual([["Of before"]])
    expect(await faultsOfFile(ask)).toEqual([])
  })
})

test("what a file that is gone has left beside it is not written into the restored one", async () => {
  const [other, target] = [folder("other.db"), scratch.freeFile()]
  const place = addressOf(target).slice("file:".length)
  writeFileSync(other, gunzipSync(readFileSync(taken)))
  await withConnection({ kind: "sqlite", path: other }, async ({ ask }) => {
    await ask(`CREATE TABLE "Foreign" AS SELECT * FROM "Revision"`)
    // As a process leaves it that is killed: whatever it wrote last is in the log alone.
    copyFileSync(`${other}-wal`, `${place}-wal`)
    copyFileSync(`${other}-shm`, `${place}-shm`)
  })
  expect(statSync(`${place}-wal`).size).toBeGreaterThan(100_000)
  const { manifest } = await restoreBackup(taken, target)
  expect(await sumsIn(target, "backup")).toEqual(manifest.tables)
  await withConnection(target, async ({ ask }) => {
    expect(await ask(`SELECT 1 FROM sqlite_master WHERE name = 'Foreign'`)).toEqual([])
    expect(await faultsOfFile(ask)).toEqual([])
  })
})

test("what killed backups and restores left is taken away after a day", async () => {
  const place = folder("left")
  const left = (name: string, hoursAgo: number) => {
    mkdirSync(join(place, name), { recursive: true })
    writeFileSync(join(place, name, "draft.db"), "unpacked")
    const at = new Date(Date.now() - hoursAgo * 3_600_000)
    for (const path of [join(place, name, "draft.db"), join(place, name)]) utimesSync(path, at, at)
    return name
  }
  left(".chip-runway-backup-killed", 25)
  const restoring = left(".chip-runway-restore-killed", 25)
  const young = left(".chip-runway-backup-young", 23)
  const mine = left("mine", 100)
  const { file } = await makeBackup({ to: place })
  expect(readdirSync(place).sort()).toEqual([restoring, young, mine, basename(file)].sort())
  await restoreBackup(file, { kind: "sqlite", path: join(place, "restored.db") })
  expect(readdirSync(place)).not.toContain(restoring)
  expect(readdirSync(place)).toContain(young)
})

test("only the newest backups of a round stay; those made by hand and of other databases are left alone", async () => {
  const place = folder("kept")
  const byHand = (await makeBackup({ to: place })).file
  const round = (keep: number) => makeBackup({ to: place, round: { name: "scheduled", keep } })
  const first = await round(2)
  expect(first.removed).toEqual([])
  const start = basename(first.file).replace(/-v\d+-\w+\.db\.gz$/, "")
  const [oldest, old] = [`${start}-v30-20200101T000000Z.db.gz`, `${start}-v2-20200102T000000Z.db.gz`]
  const others = [
    "chip-runway-v30-20200101T000000Z.db.gz",
    `${start.replace("scheduled", "kept")}-v30-20200101T000000Z.db.gz`,
    `${start}0-v30-20200101T000000Z.db.gz`,
    "mine.txt",
  ]
  for (const name of [oldest, old, ...others]) writeFileSync(join(place, name), "")
  rmSync(first.file)
  const second = await round(2)
  expect(second.removed).toEqual([oldest])
  const stay = [old, ...others, basename(byHand), basename(second.file)]
  expect(readdirSync(place).sort()).toEqual(stay.sort())
  // A clock that was ahead takes no new backup away.
  const ahead = `${start}-v2-29990101T000000Z.db.gz`
  writeFileSync(join(place, ahead), "")
  const third = await round(1)
  expect(existsSync(third.file)).toBe(true)
  expect(readdirSync(place)).not.toContain(ahead)
})

test("what was made is written down, and what failed with the reason", async () => {
  await recorded("backup", async () => ({ file: "/a/b.db.gz", bytes: 5, sha256: "x", dataVersion: 7 }))
  await expect(recorded("backup", () => Promise.reject(new Error("no room")))).rejects.toThrow("no room")
  const rows = await db().backupRun.findMany({ orderBy: { id: "desc" }, take: 2 })
  expect(rows[1]).toMatchObject({ place: "b.db.gz", bytes: 5, dataVersion: 7, verified: true, error: null })
  expect(rows[0]).toMatchObject({ verified: false, error: "no room" })
})

test("of several that ask whether it is time one makes it, and a failed one is made again", async () => {
  let made = 0
  const make = async () => ({ file: `/e/${(made += 1)}.zip`, bytes: 1, sha256: "x", dataVersion: 1 })
  const fail = () => recordedWhenDue("export", 24, () => Promise.reject(new Error("no room")))
  await expect(fail()).rejects.toThrow("no room")
  await longAgo(3)
  const all = await Promise.all([1, 2, 3, 4].map(() => recordedWhenDue("export", 24, make)))
  expect(all.filter((one) => one !== null)).toHaveLength(1)
  expect(await recordedWhenDue("export", 24, make)).toBeNull()
  expect(made).toBe(1)
})

/** Puts what was recorded back by some minutes. */
async function longAgo(minutes: number): Promise<void> {
  for (const { id, startedAt } of await db().backupRun.findMany()) {
    const before = new Date(startedAt.getTime() - minutes * 60_000)
    await db().backupRun.update({ where: { id }, data: { startedAt: before } })
  }
}

test("what fails again and again is tried more and more seldom, and at once when it is well again", async () => {
  await db().backupRun.deleteMany()
  const fail = () => recordedWhenDue("backup", 24, () => Promise.reject(new Error("no room")))
  for (const minutes of [2, 4, 8, 16]) {
    await expect(fail()).rejects.toThrow("no room")
    await longAgo(minutes - 1)
    expect(await fail()).toBeNull()
    await longAgo(2)
  }
  await recordedWhenDue("backup", 24, async () => ({
    ...{ file: "/a/b.db.gz", bytes: 5, sha256: "x", dataVersion: 7 },
  }))
  await longAgo(24 * 60)
  await expect(fail()).rejects.toThrow("no room")
  await longAgo(3)
  await expect(fail()).rejects.toThrow("no room")
})

test("what was recorded long ago is forgotten, but the last good one", async () => {
  await db().backupRun.deleteMany()
  const made = { file: "/a/b.db.gz", bytes: 5, sha256: "x", dataVersion: 7 }
  await recorded("export", async () => made)
  await recorded("backup", async () => made)
  await longAgo(100 * 24 * 60)
  await recorded("backup", async () => made)
  expect((await db().backupRun.findMany({ orderBy: { id: "asc" } })).map(({ kind }) => kind)).toEqual([
    "export",
    "backup",
  ])
})

test("by themselves backups and exports are made when the settings ask for them; exports when the data moved", async () => {
  expect(await runBackup()).toBeNull()
  expect(await runExport()).toBeNull()
  const before = process.env
  process.env = {
    ...before,
    ...{ BACKUP_EVERY_HOURS: "24", BACKUP_DIR: folder("scheduled") },
    ...{ EXPORT_EVERY_HOURS: "1", EXPORT_DIR: folder("exports") },
  }
  try {
    await db().backupRun.deleteMany()
    const backup = await runBackup()
    expect(readdirSync(folder("scheduled"))).toEqual([basename(backup!.file)])
    expect(await runBackup()).toBeNull()
    const made = await runExport()
    expect(readdirSync(folder("exports"))).toEqual([basename(made!.file)])
    expect(made!.file).toMatch(new RegExp(`chip-runway-data-v${made!.dataVersion}-\\d{8}\\.zip$`))
    expect(readFileSync(made!.file).subarray(0, 2).toString()).toBe("PK")
    // However long ago: the data have not moved.
    await db().backupRun.updateMany({ data: { startedAt: new Date(0) } })
    expect(await runExport()).toBeNull()
    await saveVersion(made!.dataVersion! + 1)
    expect((await runExport())?.dataVersion).toBe(made!.dataVersion! + 1)
  } finally {
    process.env = before
  }
})

test("what a process was making when it ended is on record as cut off", async () => {
  const before = ending().stops.length
  void recorded("export", () => new Promise<never>(() => {})).catch(() => undefined)
  const cutOff = async () => {
    for (const { stop } of ending().stops) await stop()
    return db().backupRun.findFirstOrThrow({ orderBy: { id: "desc" } })
  }
  await vi.waitFor(async () =>
    expect((await cutOff()).error).toBe("The process ended while it was being made."),
  )
  expect(ending().stops.length).toBeLessThanOrEqual(before + 1)
})
