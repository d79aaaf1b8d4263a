import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { gunzipSync } from "node:zlib"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { recordKinds } from "@/lib/domain/record"
import { closeDatabase, db } from "@/lib/server/db/client"
import { connectTo } from "@/lib/server/db/connection"
import { migrate } from "@/lib/server/db/migrate"
import { migrationNames, migrationsFolder } from "@/lib/server/db/migrations"
import { readRecords } from "@/lib/server/db/read-records"
import { pagesOf, type Value } from "@/lib/server/db/table-rows"
import { tableShapes } from "@/lib/server/db/table-shapes"
import { getSnapshot } from "@/lib/server/snapshots/get-snapshot"
import { listSnapshotIds } from "@/lib/server/snapshots/list-snapshot-ids"
import { verifySnapshot } from "@/lib/server/snapshots/verify-snapshot"

// Databases that earlier releases made (tests/fixtures/databases) are opened by this one.

type Rows = Record<string, Value>[]
type Tables = Record<string, Rows>

async function tablesOf(path: string): Promise<Tables> {
  const connection = await connectTo({ kind: "sqlite", path })
  try {
    const tables: Tables = {}
    for (const table of await tableShapes(connection, connection.ask)) {
      const rows: Rows = []
      for await (const page of pagesOf(connection.ask, "sqlite", table)) {
        for (const row of page) {
          rows.push(Object.fromEntries(table.columns.map(({ name }, at) => [name, row[at]!])))
        }
      }
      tables[table.name] = rows
    }
    return tables
  } finally {
    await connection.close()
  }
}

/**
 * What a migration changed on purpose. 20261124000500_controls_from_law: a counted line no longer names the measure that
 * hits it, since estimates take it from the rules; the revisions still say it.
 */
const changedOnPurpose: Record<string, (value: Value | undefined) => Value | undefined> = {
  "Order.countingLine": (value) => {
    if (typeof value !== "string") return value
    const { control, ...line } = JSON.parse(value) as { control?: unknown }
    return control === undefined || control === null ? value : JSON.stringify(line)
  },
}

function differencesOf(before: Tables, after: Tables): string[] {
  return Object.entries(before).flatMap(([table, rows]) => {
    const now = after[table]
    if (now === undefined) return [`${table} is gone`]
    if (now.length !== rows.length) return [`${table} had ${rows.length} rows and has ${now.length}`]
    const columns = Object.keys(rows[0] ?? {})
    return columns
      .filter((column) => {
        const expected = changedOnPurpose[`${table}.${column}`] ?? ((value) => value)
        return !rows.every((row, at) => Object.is(textOf(expected(row[column])), textOf(now[at]![column])))
      })
      .map((column) => `${table}.${column} is another`)
  })
}

const textOf = (value: Value | undefined) =>
  value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value

describe.each([
  { name: "first-release", newest: "20261123204307_init", version: 2 },
  { name: "editors", newest: "20261127051602_editors", version: 3 },
  { name: "snapshots", newest: "20261127083233_snapshots", version: 2 },
])("the database of $name", ({ name, newest, version }) => {
  const folder = mkdtempSync(join(tmpdir(), "chip-runway-upgrade-"))
  const path = join(folder, "old.db")
  let before: Tables = {}
  let after: Tables = {}
  let applied: string[] = []
  let urlBefore: string | undefined

  beforeAll(async () => {
    writeFileSync(path, gunzipSync(readFileSync(`tests/fixtures/databases/${name}.db.gz`)))
    before = await tablesOf(path)
    ;({ applied } = await migrate(`file:${path}`))
    after = await tablesOf(path)
    urlBefore = process.env.DATABASE_URL
    process.env.DATABASE_URL = `file:${path}`
  })
  afterAll(async () => {
    await closeDatabase()
    if (urlBefore === undefined) delete process.env.DATABASE_URL
    else process.env.DATABASE_URL = urlBefore
    rmSync(folder, { recursive: true, force: true })
  })

  test("has had every migration since, and they lose no row and change no value", () => {
    expect(applied).toEqual(migrationNames(migrationsFolder("sqlite")).filter((one) => one > newest))
    expect(before.Revision!.length).toBeGreaterThan(800)
    expect(differencesOf(before, after)).toEqual([])
  })

  test("reads as records of today, each as the newest revision of it says", async () => {
    const records = await readRecords()
    const revisions = await db().revision.findMany({ orderBy: { id: "asc" } })
    expect(revisions.length).toBe(before.Revision!.length)
    expect(Math.max(...revisions.map(({ dataVersion }) => dataVersion))).toBe(version)
    const newestOf = new Map(revisions.map((one) => [`${one.kind}/${one.recordId}`, one]))
    const standing = [...newestOf.values()].filter(({ action }) => action !== "retire")
    const ids = recordKinds.flatMap((kind) => (records[kind] ?? []).map(({ id }) => `${kind}/${id}`))
    expect(ids.sort()).toEqual(standing.map((one) => `${one.kind}/${one.recordId}`).sort())
    for (const { recordId, after: told } of standing.filter(({ kind }) => kind === "order")) {
      const order = records.order.find(({ id }) => id === recordId)!
      const said = told as { title: string; reports: { id: string; text: string }[] }
      expect(order.title).toBe(said.title)
      expect(order.reports.map(({ id, text }) => ({ id, text }))).toEqual(
        said.reports.map(({ id, text }) => ({ id, text })),
      )
    }
  })

  test("its history still refuses to be changed", async () => {
    await expect(db().$executeRawUnsafe(`UPDATE "Revision" SET "reason" = 'another'`)).rejects.toThrow()
    await expect(db().$executeRawUnsafe(`DELETE FROM "DataVersion"`)).rejects.toThrow()
  })

  test("its frozen charts are what they were, and open", async () => {
    const ids: string[] = []
    for await (const id of listSnapshotIds()) ids.push(id)
    expect(ids.length).toBe(before.Snapshot?.length ?? 0)
    for (const id of ids) {
      expect((await verifySnapshot(id))?.problems).toEqual([])
      expect((await getSnapshot(id))?.opened.status).toBe("ok")
    }
  })
})

test("what editors of an earlier release did is there: account, retired note, waiting edit, setting, audit", async () => {
  const folder = mkdtempSync(join(tmpdir(), "chip-runway-upgrade-"))
  try {
    const path = join(folder, "old.db")
    writeFileSync(path, gunzipSync(readFileSync("tests/fixtures/databases/editors.db.gz")))
    await migrate(`file:${path}`)
    const tables = await tablesOf(path)
    expect(tables.User!.map(({ email, role }) => [email, role])).toEqual([["ada@example.org", "editor"]])
    expect(tables.RetiredRecord!.map(({ kind, reason }) => [kind, reason])).toEqual([
      ["note", "entered twice"],
    ])
    expect(tables.PendingEdit!.map(({ id, state }) => [id, state])).toEqual([["pending-1", "waiting"]])
    expect(tables.Setting!.map(({ key, value }) => [key, value])).toEqual([["secondLookMonths", "4"]])
    expect(tables.AuditEntry!.map(({ action, at }) => [action, at])).toEqual([
      ["sign-in", "2026-11-27T08:00:00.000Z"],
    ])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test("an edit whose publishing an earlier release broke off waits again; one that was saved does not", async () => {
  const folder = mkdtempSync(join(tmpdir(), "chip-runway-upgrade-"))
  try {
    const path = join(folder, "old.db")
    writeFileSync(path, gunzipSync(readFileSync("tests/fixtures/databases/editors.db.gz")))
    const { ask, close } = await connectTo({ kind: "sqlite", path })
    const at = "2026-11-27T07:00:00.000+00:00"
    await ask(`UPDATE "PendingEdit" SET "state" = 'published', "reviewer" = 'Bo', "reviewedAt" = ?`, [at])
    await ask(
      `INSERT INTO "PendingEdit" ("id", "kind", "recordId", "reason", "evidence", "authorId", "authorName", "createdAt",
         "state", "reviewer", "reviewedAt") VALUES ('saved', 'note', 'n', 'r', '[]', 'ada', 'Ada', ?, 'published', 'Bo', ?)`,
      [at, at],
    )
    await ask(
      `INSERT INTO "Revision" ("dataVersion", "kind", "recordId", "action", "after", "editor", "editorId", "reason", "at")
         VALUES (3, 'note', 'n', 'create', '{}', 'Ada, reviewed by Bo', 'ada', 'r', '2026-11-27T07:00:00.100+00:00')`,
    )
    await close()
    await migrate(`file:${path}`)
    const { PendingEdit: edits } = await tablesOf(path)
    expect(edits!.map(({ id, state, reviewer }) => [id, state, reviewer])).toEqual([
      ["pending-1", "waiting", null],
      ["saved", "published", "Bo"],
    ])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
