import { execFile } from "node:child_process"
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { promisify } from "node:util"
import { gunzipSync } from "node:zlib"
import { beforeAll, expect } from "vitest"
import { migrate } from "@/lib/server/db/migrate"
import type { DatabaseTarget } from "@/lib/server/db/target"
import { PostgresqlQueue } from "@/lib/server/jobs/postgresql-queue"
import { makeBackup } from "@/lib/server/keep/backup"
import { moveDatabase } from "@/lib/server/keep/move"
import { restoreBackup } from "@/lib/server/keep/restore"
import { addressOf, sumsIn, useScratch, withConnection } from "../../setup/databases-of-a-test"
import { onlyOnPostgresql } from "../../setup/only-on"

// Moving needs both kinds of database; a server is there where the tests run on PostgreSQL.

const scratch = useScratch()
const awkward = {
  numbers: [0.1 + 0.2, 5e-324, 1.7976931348623157e308, -1e-7, 123456789.12345679],
  text: "“50,000” cards — 昇腾 🚀 \\ ' \"\n\ttab",
  json: '{ "b": 1,  "a": [1.0, "\\u00e9"] }',
}

/** Snapshots, accounts, and what is easily lost: figures at the edge, texts of every kind, rows before those they name. */
async function source(): Promise<DatabaseTarget> {
  const target = scratch.freeFile()
  const file = addressOf(target).slice("file:".length)
  writeFileSync(file, gunzipSync(readFileSync("tests/fixtures/databases/snapshots.db.gz")))
  await migrate(addressOf(target))
  await withConnection(target, ({ writing }) =>
    writing(async (ask) => {
      const like = `SELECT * FROM "Note" LIMIT 1`
      for (const [at, number] of awkward.numbers.entries()) {
        await ask(`CREATE TEMP TABLE "one" AS ${like}`)
        await ask(`UPDATE "one" SET "id" = ?, "quantityLow" = ?, "text" = ?, "tags" = ?`, [
          `awkward-${at}`,
          number,
          awkward.text,
          awkward.json,
        ])
        await ask(`INSERT INTO "Note" SELECT * FROM "one"`)
        await ask(`DROP TABLE "one"`)
      }
      const [[order]] = (await ask(`SELECT max("id") FROM "Order"`)) as [[string]]
      await ask(`UPDATE "Order" SET "nestedInId" = ? WHERE "id" = (SELECT min("id") FROM "Order")`, [order])
      await ask(
        `INSERT INTO "User" ("id", "name", "email", "role", "updatedAt") VALUES ('u', 'Ada', 'ada@example.org', 'admin', '2026-11-27T10:00:00.001+00:00')`,
      )
      await ask(
        `INSERT INTO "Session" ("id", "token", "userId", "expiresAt", "updatedAt") VALUES ('s', 't', 'u', '2027-01-01 00:00:00', 1764237600123)`,
      )
      await ask(
        `INSERT INTO "Setting" ("key", "value", "editor", "updatedAt") VALUES ('n', '4', 'Ada', '2026-11-27T10:00:00.001+00:00')`,
      )
      await ask(
        `INSERT INTO "AuditEntry" ("id", "at", "action", "outcome") VALUES (900, '2026-11-27T10:00:00.001+00:00', 'a', 'done')`,
      )
    }),
  )
  return target
}

let from: DatabaseTarget

beforeAll(async () => {
  from = await source()
})

const contentOf = (target: DatabaseTarget, sql: string) => withConnection(target, ({ ask }) => ask(sql))

onlyOnPostgresql("everything moves to PostgreSQL and back, to the last bit", async () => {
  const [there, back] = [scratch.free(), scratch.freeFile()]
  const moved = await moveDatabase(from, there)
  expect(moved).toMatchObject({ dataVersion: 2, snapshots: 4, found: "nothing" })
  expect(moved.tables).toMatchObject({ Snapshot: { rows: 3 }, Session: { rows: 1 }, User: { rows: 1 } })
  const was = await sumsIn(from, "move")
  expect(await sumsIn(there, "move")).toEqual(was)
  await moveDatabase(there, back)
  expect(await sumsIn(back, "move")).toEqual(was)
  const notes = `SELECT "quantityLow", "text", "tags" FROM "Note" WHERE "id" LIKE 'awkward-%' ORDER BY "id"`
  expect(await contentOf(back, notes)).toEqual(
    awkward.numbers.map((number) => [number, awkward.text, awkward.json]),
  )
  const snapshots = `SELECT "id", hex("content") FROM "Snapshot" ORDER BY "id"`
  expect(await contentOf(back, snapshots)).toEqual(await contentOf(from, snapshots))
  const dates = `SELECT "expiresAt", "updatedAt" FROM "Session"`
  expect(await contentOf(back, dates)).toEqual([
    ["2027-01-01T00:00:00.000+00:00", "2025-11-27T10:00:00.123+00:00"],
  ])
})

onlyOnPostgresql(
  "what was moved is gone on with: numbers go on, the history refuses to be changed",
  async () => {
    const there = scratch.free()
    await moveDatabase(from, there)
    await withConnection(there, async ({ ask }) => {
      const [row] = await ask(
        `INSERT INTO "AuditEntry" ("at", "action", "outcome") VALUES (now(), 'next', 'done') RETURNING "id"`,
      )
      expect(Number(row![0])).toBe(901)
      await expect(ask(`UPDATE "AuditEntry" SET "action" = 'x'`)).rejects.toThrow(/append-only/)
      expect(await ask("SELECT 1 FROM pg_tables WHERE tablename = '_move'")).toEqual([])
    })
  },
)

onlyOnPostgresql("a move that is killed half way is gone on with", async () => {
  const there = scratch.free()
  const program = ["--conditions=react-server", "--import", "tsx", "tests/integration/keep/killed-move.ts"]
  const killed = await promisify(execFile)(
    process.execPath,
    [...program, addressOf(from), addressOf(there), "Revision"],
    { env: { ...process.env, NODE_OPTIONS: "" } },
  ).catch((error: unknown) => error)
  expect(killed).toMatchObject({ signal: "SIGKILL" })
  const [[half]] = (await contentOf(there, `SELECT count(*) FROM "Revision"`)) as [[string]]
  expect(Number(half)).toBeGreaterThan(0)
  expect(Number(half)).toBeLessThan(1000)
  const written: string[] = []
  const moved = await moveDatabase(from, there, { onProgress: (table) => written.push(table) })
  expect(moved.found).toBe("part")
  expect(written).not.toContain("Order")
  expect(written).toContain("Revision")
  expect(await sumsIn(there, "move")).toEqual(await sumsIn(from, "move"))
  // Once more finds everything there and writes nothing.
  const again = await moveDatabase(from, there, { onProgress: () => expect.unreachable() })
  expect(again.found).toBe("all")
})

onlyOnPostgresql(
  "a source that has moved since an interruption is refused, until the move begins anew",
  async () => {
    const [changing, there] = [await source(), scratch.free()]
    const stop = new Error("pulled the plug")
    const pull = (table: string) => {
      if (table === "Order") throw stop
    }
    await expect(moveDatabase(changing, there, { onProgress: pull })).rejects.toThrow(stop)
    await withConnection(changing, ({ writing }) =>
      writing((ask) => ask(`UPDATE "Company" SET "note" = 'another'`)),
    )
    await expect(moveDatabase(changing, there)).rejects.toThrow(/has moved since.*Company.*--restart/)
    await expect(moveDatabase(from, there)).rejects.toThrow(/interrupted move of another database/)
    expect((await moveDatabase(changing, there, { isRestarted: true })).found).toBe("nothing")
    expect(await sumsIn(there, "move")).toEqual(await sumsIn(changing, "move"))
  },
)

onlyOnPostgresql("a target that holds other data is refused and left as it is", async () => {
  const there = scratch.free()
  await migrate(addressOf(there))
  await withConnection(there, ({ ask }) =>
    ask(`INSERT INTO "Setting" ("key", "value", "editor", "updatedAt") VALUES ('k', '1', 'me', now())`),
  )
  const held = await sumsIn(there, "move")
  for (const isRestarted of [false, true]) {
    await expect(moveDatabase(from, there, { isRestarted })).rejects.toThrow(/holds data that are not those/)
  }
  expect(await sumsIn(there, "move")).toEqual(held)
  await expect(moveDatabase(from, from)).rejects.toThrow(/one database/)
})

onlyOnPostgresql("a move that is refused leaves its target's tables as they are", async () => {
  const there = scratch.free()
  await moveDatabase(from, there)
  // As a release before the newest migration left it.
  await withConnection(there, async ({ ask }) => {
    await ask(`ALTER TABLE "ImportJob" DROP COLUMN "instanceId"`)
    await ask(`DELETE FROM _prisma_migrations WHERE migration_name LIKE '%_import_instance'`)
  })
  const columns = () =>
    contentOf(
      there,
      `SELECT column_name FROM information_schema.columns WHERE table_name = 'ImportJob' ORDER BY 1`,
    )
  const were = await columns()
  await expect(moveDatabase(from, there)).rejects.toThrow(/holds data that are not those/)
  expect(await columns()).toEqual(were)
})

onlyOnPostgresql("a source that is edited while it is moved is told", async () => {
  const [changing, there] = [await source(), scratch.free()]
  const edits: Promise<unknown>[] = []
  const edit = () => {
    if (edits.length > 0) return
    const edited = withConnection(changing, ({ writing }) =>
      writing((ask) =>
        ask(
          `INSERT INTO "DataVersion" ("number", "at", "editor", "reason", "origin") VALUES (3, '2026-11-27T10:00:00.001+00:00', 'e', 'r', 'edit')`,
        ),
      ),
    )
    edits.push(edited)
  }
  await expect(moveDatabase(changing, there, { onProgress: edit })).rejects.toThrow(
    /edited meanwhile \(DataVersion\)/,
  )
  await Promise.all(edits)
})

onlyOnPostgresql("what makes no data version and is edited meanwhile is told too", async () => {
  const [changing, there] = [await source(), scratch.free()]
  const edits: Promise<unknown>[] = []
  const edit = () => {
    if (edits.length > 0) return
    const change = `UPDATE "User" SET "name" = 'Ada L.'`
    edits.push(withConnection(changing, ({ writing }) => writing((ask) => ask(change))))
  }
  await expect(moveDatabase(changing, there, { onProgress: edit })).rejects.toThrow(
    /edited meanwhile \(User\)/,
  )
  await Promise.all(edits)
  // The first part of a move is no source of another one.
  await expect(moveDatabase(there, scratch.freeFile())).rejects.toThrow(/first part of a move/)
  await moveDatabase(changing, there, { isRestarted: true })
  expect(await sumsIn(there, "move")).toEqual(await sumsIn(changing, "move"))
})

onlyOnPostgresql("an instance that begins meanwhile is told", async () => {
  const [changing, there] = [await source(), scratch.free()]
  const begun: Promise<unknown>[] = []
  const begin = () => {
    if (begun.length > 0) return
    const row = `INSERT INTO "Instance" ("id", "host", "pid", "role", "build", "engine", "startedAt", "seenAt")
      VALUES ('i', 'a-host', 42, 'server', 'b', '1', ?, ?)`
    const moment = new Date().toISOString()
    begun.push(withConnection(changing, ({ ask }) => ask(row, [moment, moment])))
  }
  await expect(moveDatabase(changing, there, { onProgress: begin })).rejects.toThrow(/a-host \(process 42\)/)
  await Promise.all(begun)
})

onlyOnPostgresql("jobs of a database that is replaced or moved into are gone", async () => {
  const waitingIn = async ({ url }: Extract<DatabaseTarget, { kind: "postgresql" }>, isAdded = false) => {
    const queue = await PostgresqlQueue.open(url)
    try {
      if (isAdded) await queue.add("publish", { dataVersion: 77 }, "publish 77")
      return (await queue.state()).waiting
    } finally {
      await queue.stop()
    }
  }
  const there = scratch.free()
  if (there.kind !== "postgresql") expect.unreachable()
  await migrate(addressOf(there))
  expect(await waitingIn(there, true)).toBe(1)
  await moveDatabase(from, there)
  expect(await waitingIn(there)).toBe(0)
  const { file } = await makeBackup({ from: there, to: join(scratch.folder, "with-jobs") })
  expect(await waitingIn(there, true)).toBe(1)
  process.env.BACKUP_DIR = join(scratch.folder, "before")
  try {
    await expect(restoreBackup(file, there)).rejects.toThrow(/holds data/)
    expect(await waitingIn(there)).toBe(1)
    await restoreBackup(file, there, { isForced: true })
  } finally {
    delete process.env.BACKUP_DIR
  }
  expect(await waitingIn(there)).toBe(0)
})

onlyOnPostgresql(
  "a backup of the first release's SQLite goes into PostgreSQL, and PostgreSQL's into a file",
  async () => {
    const old = join(scratch.folder, "first-release.db")
    writeFileSync(old, gunzipSync(readFileSync("tests/fixtures/databases/first-release.db.gz")))
    const first = await makeBackup({ from: { kind: "sqlite", path: old }, to: join(scratch.folder, "first") })
    const [there, back] = [scratch.free(), scratch.freeFile()]
    expect((await restoreBackup(first.file, there)).migrated.length).toBeGreaterThan(10)
    const second = await makeBackup({ from: there, to: join(scratch.folder, "second") })
    await restoreBackup(second.file, back)
    expect(await sumsIn(back, "backup")).toEqual(await sumsIn(there, "backup"))
    const revisions = `SELECT "id", "after" FROM "Revision" ORDER BY "id"`
    expect(await contentOf(back, revisions)).toEqual(
      await contentOf({ kind: "sqlite", path: old }, revisions),
    )
  },
)
