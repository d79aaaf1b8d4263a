import { hostname } from "node:os"
import { afterEach, expect, test, vi } from "vitest"
import { useFreshDatabase } from "../setup/database"
import { testedDatabase } from "../setup/tested-database"
import type { Actor } from "@/lib/server/auth/permissions"
import { env } from "@/lib/server/env"
import { db } from "@/lib/server/db/client"
import { migrationNames, migrationsFolder } from "@/lib/server/db/migrations"
import { importData } from "@/lib/server/import/import-data"
import { leave, sayThatHere } from "@/lib/server/instances/heartbeat"
import { noteDataVersion, thisInstance } from "@/lib/server/instances/this-instance"
import { getSystem } from "@/lib/server/queries/admin/system"
import { settingsInForce } from "@/lib/server/watch/settings-in-force"
import { dataFolder } from "../factories/data-folder"
import { smallRecords } from "../factories/records"

useFreshDatabase({ forEachTest: true })
afterEach(() => {
  vi.unstubAllEnvs()
  noteDataVersion(null)
})

const admin: Actor = { id: "usr_1", name: "Ada", email: "ada@example.org", role: "admin" }
const ago = (seconds: number) => new Date(Date.now() - seconds * 1000)

test("a fresh database has its migrations and nothing else", async () => {
  const system = await getSystem(admin)
  expect(system).toMatchObject({
    newestVersion: null,
    shownVersion: null,
    migrations: { pending: [] },
    instances: [],
    jobs: [],
    backups: [],
    goodBackup: null,
  })
  expect(system.migrations.applied).toEqual(migrationNames(migrationsFolder(testedDatabase)))
  expect(system.database.bytes).toBeGreaterThan(10_000)
})

test("the newest data version is told beside the one that readers see", async () => {
  await importData(dataFolder(smallRecords()), { editor: "tests", reason: "tests" })
  await db().dataVersion.updateMany({ data: { readyAt: new Date() } })
  await db().dataVersion.create({
    data: { number: 2, at: new Date(), editor: "tests", reason: "later", origin: "edit" },
  })
  expect(await getSystem(admin)).toMatchObject({ newestVersion: 2, shownVersion: 1 })
})

test("an instance says that it is there and what it shows, renews that, and takes its row away", async () => {
  await sayThatHere("server")
  noteDataVersion(7)
  await sayThatHere("server")
  const { instances } = await getSystem(admin)
  expect(instances).toEqual([
    expect.objectContaining({
      id: thisInstance().id,
      host: `${hostname()}:${env().PORT}`,
      pid: process.pid,
      role: "server",
      dataVersion: 7,
      isHere: true,
      isThisOne: true,
    }),
  ])
  await leave()
  expect((await getSystem(admin)).instances).toEqual([])
})

test("one that was killed is shown as not seen, and forgotten after a week", async () => {
  const dead = { host: "two", pid: 2, role: "server", build: "b", engine: "1.0.0" }
  await db().instance.createMany({
    data: [
      { ...dead, id: "stale", startedAt: ago(900), seenAt: ago(45) },
      { ...dead, id: "gone", startedAt: ago(900_000), seenAt: ago(8 * 86_400) },
    ],
  })
  await sayThatHere("worker")
  const { instances } = await getSystem(admin)
  expect(instances.map(({ id, isHere }) => [id, isHere])).toEqual([
    [thisInstance().id, true],
    ["stale", false],
  ])
})

test("the last backup that counts is one that was verified", async () => {
  const run = { kind: "backup", startedAt: ago(100), endedAt: ago(90), dataVersion: 3 }
  await db().backupRun.createMany({
    data: [
      { ...run, place: "good.db", startedAt: ago(500), bytes: 5e9, sha256: "ab".repeat(32), verified: true },
      { ...run, place: "unread.db" },
      { ...run, place: "broken.db", error: "the disk is full" },
      { ...run, place: "all.zip", kind: "export", verified: true },
    ],
  })
  const system = await getSystem(admin)
  expect(system.goodBackup).toMatchObject({ place: "good.db", bytes: 5e9, isVerified: true })
  expect(system.backups.map(({ place }) => place)).toEqual(["all.zip", "broken.db", "unread.db", "good.db"])
})

test("jobs are told newest first, with how far they are", async () => {
  const job = { kind: "estimates", dataVersion: 2, total: 26 }
  await db().jobRun.createMany({
    data: [
      { ...job, done: 26, startedAt: ago(300), endedAt: ago(200) },
      { ...job, done: 12, startedAt: ago(20) },
    ],
  })
  const { jobs } = await getSystem(admin)
  expect(jobs.map(({ done, endedAt }) => [done, endedAt === null])).toEqual([
    [12, true],
    [26, false],
  ])
})

test("settings are told with their values, and secrets only as being set", async () => {
  vi.stubEnv("AUTH_SECRET", "an-auth-secret-of-more-than-32-characters")
  vi.stubEnv("METRICS_TOKEN", "a-metrics-token-here")
  vi.stubEnv("SMTP_URL", "smtp://mailer:hunter2@mail.example.org")
  expect(settingsInForce().find(({ name }) => name === "DATABASE_REPLICA_URLS")).toMatchObject({
    value: null,
    isHidden: false,
  })
  vi.stubEnv("DATABASE_REPLICA_URLS", "postgresql://app:hunter2@replica:5432/chips")
  vi.stubEnv("SITE_URL", "https://someone:hunter2@example.org")
  vi.stubEnv("LOG_LEVEL", "warn")
  const settings = new Map(settingsInForce().map((setting) => [setting.name, setting]))
  expect(settings.get("LOG_LEVEL")).toEqual({
    name: "LOG_LEVEL",
    value: "warn",
    isHidden: false,
    isDefault: false,
  })
  expect(settings.get("DATABASE_POOL_SIZE")).toMatchObject({ value: "10", isDefault: true })
  expect(settings.get("BACKUP_DIR")).toMatchObject({ value: null, isHidden: false, isDefault: true })
  for (const name of ["AUTH_SECRET", "METRICS_TOKEN", "SMTP_URL"]) {
    expect(settings.get(name)).toMatchObject({ value: null, isHidden: true, isDefault: false })
  }
  expect(settings.get("DATABASE_REPLICA_URLS")?.value).toBe("postgresql://replica:5432/chips")
  expect(JSON.stringify([...settings.values()])).not.toMatch(/hunter2|an-auth-secret|a-metrics-token/)
})
