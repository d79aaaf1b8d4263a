import type { SqlDriverAdapter } from "@prisma/driver-adapter-utils"
import type { Pool } from "pg"
import { afterAll, beforeEach, expect, test } from "vitest"
import { db } from "@/lib/server/db/client"
import { showDataVersion } from "@/lib/server/db/shown-version"
import { watchedPool } from "@/lib/server/db/watched-pool"
import { importData } from "@/lib/server/import/import-data"
import { setRunningQueue, type JobQueue } from "@/lib/server/jobs/queue"
import { runTask } from "@/lib/server/jobs/run-task"
import { recorded } from "@/lib/server/keep/runs"
import { countDatabaseError } from "@/lib/server/watch/fault-counts"
import { tellPoolFigures } from "@/lib/server/watch/pool-figures"
import { forgetMetrics, metrics } from "@/lib/server/watch/metrics"
import { observe } from "@/lib/server/watch/observe"
import { dataFolder } from "../../factories/data-folder"
import { smallRecords } from "../../factories/records"
import { useFreshDatabase } from "../../setup/database"

process.env.METRICS_TOKEN = "a token for the tests"
useFreshDatabase({ forEachTest: true })
afterAll(() => {
  delete process.env.METRICS_TOKEN
  setRunningQueue(null)
})
beforeEach(forgetMetrics)

const read = async () => (await metrics()?.registry.metrics()) ?? ""

const queueWith = (state: JobQueue["state"]): JobQueue => ({
  add: () => Promise.resolve(),
  state,
  hasUrgent: () => Promise.resolve(false),
  stop: () => Promise.resolve(),
})

test("the queue says how it stands, and how many of its runs failed within a day", async () => {
  expect(await read()).not.toContain("chip_runway_jobs{")
  const run = { kind: "estimate", total: 1 }
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000)
  await db().jobRun.createMany({
    data: [
      { ...run, startedAt: hoursAgo(1), error: "no answer" },
      { ...run, startedAt: hoursAgo(2), failed: 1 },
      { ...run, startedAt: hoursAgo(3), done: 1 },
      { ...run, startedAt: hoursAgo(30), error: "long ago" },
    ],
  })
  setRunningQueue(queueWith(() => Promise.resolve({ waiting: 7, running: 2 })))
  const text = await read()
  expect(text).toContain('chip_runway_jobs{state="waiting"} 7')
  expect(text).toContain('chip_runway_jobs{state="running"} 2')
  expect(text).toContain('chip_runway_jobs{state="failed"} 2')
})

test("what is saved and not shown is told, and for how long it has waited", async () => {
  const version = { editor: "tests", reason: "tests", origin: "edit" }
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000)
  await db().dataVersion.create({ data: { ...version, number: 1, at: hoursAgo(3), readyAt: hoursAgo(3) } })
  const seconds = async () =>
    Number(/^chip_runway_waiting_version_age_seconds (.+)$/m.exec(await read())?.[1] ?? NaN)
  expect(await seconds()).toBe(0)
  await db().dataVersion.create({ data: { ...version, number: 2, at: hoursAgo(2) } })
  await db().dataVersion.create({ data: { ...version, number: 3, at: hoursAgo(1) } })
  expect(await seconds()).toBeGreaterThanOrEqual(7200)
  expect(await seconds()).toBeLessThan(7500)
  expect(await read()).toContain("chip_runway_newest_data_version 3")
  await showDataVersion(3)
  expect(await seconds()).toBe(0)
})

test("a queue that cannot say leaves the other figures readable", async () => {
  setRunningQueue(queueWith(() => Promise.reject(new Error("the database is away"))))
  const text = await read()
  expect(text).not.toContain("chip_runway_jobs{")
  expect(text).toContain("chip_runway_build_info{")
})

test("pools are told together, and one that was closed no more", async () => {
  // On PostgreSQL the database of the tests has a pool of its own, which the first query opens.
  await read()
  const holder = globalThis as { chipRunwayPools?: unknown }
  const known = holder.chipRunwayPools
  delete holder.chipRunwayPools
  expect(await read()).not.toContain("chip_runway_database_connections{")
  const forget = tellPoolFigures(() => ({ busy: 3, idle: 4, waiting: 0 }))
  const figures = { totalCount: 1, idleCount: 0, waitingCount: 2 }
  let asked = 0
  const pool = new Proxy(figures, { get: (of, name) => ((asked += 1), Reflect.get(of, name) as unknown) })
  const adapter = watchedPool({ dispose: () => Promise.resolve() } as SqlDriverAdapter, pool as Pool)
  expect(await read()).toContain('chip_runway_database_connections{state="busy"} 4')
  await adapter.dispose()
  asked = 0
  expect(await read()).toContain('chip_runway_database_connections{state="busy"} 3')
  // Nor is it held on to: each large write has a pool of its own.
  expect(asked).toBe(0)
  forget()
  holder.chipRunwayPools = known
})

test("work is measured by its kind and by how it ended", async () => {
  expect(await observe("estimate", { firm: "baidu" }, () => Promise.resolve(42))).toBe(42)
  await expect(observe("estimate", {}, () => Promise.reject(new RangeError("too far")))).rejects.toThrow(
    "too far",
  )
  const text = await read()
  expect(text).toContain('chip_runway_work_duration_seconds_count{kind="estimate",outcome="done"} 1')
  expect(text).toContain('chip_runway_work_duration_seconds_count{kind="estimate",outcome="failed"} 1')
})

test("jobs, backups and imports are measured where they are done", async () => {
  await runTask("backup", {})
  await expect(runTask("publish", { dataVersion: "none" })).rejects.toThrow()
  await importData(dataFolder(smallRecords()), { editor: "tests", reason: "tests" })
  const made = { file: "a.db.gz", bytes: 1, sha256: "00", dataVersion: 1 }
  await recorded("backup", () => Promise.resolve(made))
  await expect(recorded("export", () => Promise.reject(new Error("full")))).rejects.toThrow("full")
  const text = await read()
  for (const [kind, outcome] of [
    ["job", "done"],
    ["job", "failed"],
    ["import", "done"],
    ["backup", "done"],
    ["export", "failed"],
  ]) {
    expect(text).toContain(`chip_runway_work_duration_seconds_count{kind="${kind}",outcome="${outcome}"} 1`)
  }
})

test("errors of the database are counted by kind", async () => {
  countDatabaseError("unreachable")
  countDatabaseError("unreachable")
  const text = await read()
  expect(text).toContain('chip_runway_database_errors_total{kind="unreachable"} 2')
  // Asking twice counts nothing twice.
  expect(await read()).toContain('chip_runway_database_errors_total{kind="unreachable"} 2')
})
