import { afterEach, expect, vi } from "vitest"
import { db } from "@/lib/server/db/client"
import { jobsSchema } from "@/lib/server/jobs/jobs-schema"
import { PostgresqlQueue } from "@/lib/server/jobs/postgresql-queue"
import { useFreshDatabase } from "@/tests/setup/database"
import { onlyOnPostgresql } from "@/tests/setup/only-on"
import { startQueueWorker, type QueueWorker } from "./start-queue-worker"

useFreshDatabase({ forEachTest: true })

const workers: QueueWorker[] = []

function startWorker(): QueueWorker {
  const worker = startQueueWorker(process.env.DATABASE_URL!)
  workers.push(worker)
  return worker
}

afterEach(async () => {
  for (const { process: child, ended } of workers.splice(0)) {
    child.kill("SIGKILL")
    await ended
  }
})

const jobs = () =>
  db().$queryRawUnsafe(
    `SELECT key, attempts::int AS attempts, locked_by FROM ${jobsSchema}.jobs
     WHERE task_identifier IN ('estimate', 'backup')`,
  )

onlyOnPostgresql(
  "a worker that is told to end finishes what readers wait for, and leaves its long job to another at once",
  async () => {
    const queue = await PostgresqlQueue.open(process.env.DATABASE_URL!)
    await queue.add("backup", {}, "backup")
    await queue.add("estimate", { companyId: "baidu", dataVersion: 2 }, "an estimate")
    await queue.stop()
    const first = startWorker()
    await first.says("begun estimate")
    await first.says("begun backup")
    first.end()
    await vi.waitFor(() => expect(first.log).toContain("the process ends"), 30_000)
    first.tell("done estimate")
    expect(await first.ended).toEqual([0, null])
    // As if it had never been taken: no lock of a process that is gone, which others would wait for, and no attempt.
    expect(await jobs()).toEqual([{ key: "backup", attempts: 0, locked_by: null }])
    expect(await db().instance.count()).toBe(0)

    const second = startWorker()
    await second.says("begun backup")
    second.tell("done backup")
    second.end()
    expect(await second.ended).toEqual([0, null])
  },
  120_000,
)

onlyOnPostgresql(
  "a long job that was asked for anew while it ran is not done twice when its worker ends",
  async () => {
    const queue = await PostgresqlQueue.open(process.env.DATABASE_URL!)
    try {
      await queue.add("backup", {}, "backup")
      const worker = startWorker()
      await worker.says("begun backup")
      await queue.add("backup", {}, "backup")
      worker.end()
      expect(await worker.ended).toEqual([0, null])
      expect(await queue.state()).toEqual({ waiting: 1, running: 0 })
    } finally {
      await queue.stop()
    }
  },
  120_000,
)
