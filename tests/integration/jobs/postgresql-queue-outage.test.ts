import pg from "pg"
import { afterEach, expect, vi } from "vitest"
import { closeDatabase } from "@/lib/server/db/client"
import { migrate } from "@/lib/server/db/migrate"
import { jobsSchema } from "@/lib/server/jobs/jobs-schema"
import { PostgresqlQueue } from "@/lib/server/jobs/postgresql-queue"
import { onlyOnPostgresql } from "@/tests/setup/only-on"
import { startPostgresThatRestarts } from "../../../scripts/test-postgres.mjs"
import { startQueueWorker, type QueueWorker } from "./start-queue-worker"

let worker: QueueWorker | null = null
let stopServer = () => Promise.resolve()
const before = { ...process.env }

afterEach(async () => {
  worker?.process.kill("SIGKILL")
  await worker?.ended
  await closeDatabase()
  await stopServer()
  process.env = before
}, 60_000)

onlyOnPostgresql(
  "jobs that end while the database is away are done again once it is back, by the process that held them",
  async () => {
    const server = await startPostgresThatRestarts()
    stopServer = server.stop
    const url = server.url.replace(/\/postgres$/, "/runway")
    process.env.DATABASE_URL = url
    await migrate()
    const queue = await PostgresqlQueue.open(url)
    await queue.add("estimate", { companyId: "baidu", dataVersion: 2 }, "an estimate")
    await queue.add("backup", {}, "backup")
    await queue.stop()
    await closeDatabase()
    const works = (worker = startQueueWorker(url))
    await works.says("begun estimate")
    await works.says("begun backup")

    await server.down()
    works.tell("failed estimate")
    works.tell("done backup")
    const untold = () => works.log.split("writing down what became of a job").length - 1
    await vi.waitFor(() => expect(untold()).toBe(2), 30_000)
    await server.up()

    // One readers wait for, and one for which the queue of all that takes long would stand still.
    await works.says("begun estimate", 2)
    await works.says("begun backup", 2)
    works.tell("done estimate")
    works.tell("done backup")
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      const left = async () =>
        (
          await client.query(
            `SELECT key FROM ${jobsSchema}.jobs WHERE task_identifier IN ('estimate', 'backup')`,
          )
        ).rows
      await vi.waitFor(async () => expect(await left()).toEqual([]), 30_000)
    } finally {
      await client.end()
    }
    works.end()
    expect(await works.ended).toEqual([0, null])
  },
  180_000,
)
