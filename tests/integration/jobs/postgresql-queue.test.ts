import { afterEach, beforeEach, expect, vi } from "vitest"
import { db } from "@/lib/server/db/client"
import { sayThatHere } from "@/lib/server/instances/heartbeat"
import { mostAttempts } from "@/lib/server/jobs/back-off"
import type { Work } from "@/lib/server/jobs/in-process-queue"
import { jobsSchema } from "@/lib/server/jobs/jobs-schema"
import { PostgresqlQueue } from "@/lib/server/jobs/postgresql-queue"
import { startJobs } from "@/lib/server/jobs/start-jobs"
import { ending } from "@/lib/server/watch/shutdown"
import { useFreshDatabase } from "@/tests/setup/database"
import { onlyOnPostgresql } from "@/tests/setup/only-on"

useFreshDatabase({ forEachTest: true })

beforeEach(() => {
  vi.spyOn(process.stderr, "write").mockReturnValue(true)
})

afterEach(async () => {
  vi.restoreAllMocks()
  for (const { stop } of ending().stops.splice(0)) await stop()
})

type Row = { key: string | null; attempts: number; run_at: Date }

const jobs = () =>
  db().$queryRawUnsafe<Row[]>(
    `SELECT key, attempts::int AS attempts, run_at FROM ${jobsSchema}.jobs ORDER BY id`,
  )

async function withQueue(work: Work | null, action: (queue: PostgresqlQueue) => Promise<void>) {
  const queue = await PostgresqlQueue.open(process.env.DATABASE_URL!)
  try {
    if (work) await sayThatHere("worker")
    if (work) await queue.begin(work)
    await action(queue)
  } finally {
    await queue.stop()
  }
}

onlyOnPostgresql(
  "a job that waits for its next attempt stays as it is when it is asked for again",
  async () => {
    const work = { run: () => Promise.reject(new Error("no room")), giveUp: () => Promise.resolve() }
    await withQueue(work, async (queue) => {
      await queue.add("backup", {}, "backup")
      await vi.waitFor(async () => expect(await jobs()).toMatchObject([{ attempts: 1 }]), 20_000)
      await vi.waitFor(async () => expect((await queue.state()).running).toBe(0), 20_000)
    })
    const before = await jobs()
    await withQueue(null, (queue) => queue.add("backup", {}, "backup"))
    expect(await jobs()).toEqual(before)
  },
)

onlyOnPostgresql("what was given up is taken away, and what waits is not", async () => {
  await withQueue(null, async (queue) => {
    await queue.add("backup", {}, "given up")
    await queue.add("export", {}, "tried again later")
    await queue.add("drivers", {}, "waits")
    const set = `UPDATE ${jobsSchema}._private_jobs SET attempts`
    await db().$executeRawUnsafe(`${set} = max_attempts WHERE key = 'given up'`)
    await db().$executeRawUnsafe(`${set} = ${mostAttempts("export") - 1} WHERE key = 'tried again later'`)
    await queue.cleanUp()
    expect((await jobs()).map(({ key }) => key)).toEqual(["tried again later", "waits"])
  })
})

onlyOnPostgresql(
  "a queue that could not be begun leaves no connection, however often it is tried",
  async () => {
    await db().$executeRawUnsafe(`CREATE SEQUENCE tries`)
    await db().$executeRawUnsafe(
      `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
     $$ BEGIN PERFORM nextval('tries'); RAISE EXCEPTION 'not now'; END $$`,
    )
    await db().$executeRawUnsafe(
      `CREATE TRIGGER refuse BEFORE INSERT ON "Instance" FOR EACH ROW EXECUTE FUNCTION refuse()`,
    )
    const numberOf = async (sql: string) => Number((await db().$queryRawUnsafe<{ n: number }[]>(sql))[0]!.n)
    const connections = () =>
      numberOf(`SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database()`)
    const tried = (times: number) =>
      vi.waitFor(
        async () => expect(await numberOf(`SELECT last_value::int AS n FROM tries`)).toBeGreaterThan(times),
        { timeout: 50_000, interval: 100 },
      )
    const started = startJobs("worker")
    await tried(1)
    const before = await connections()
    await tried(4)
    // One attempt may be under way.
    expect(await connections()).toBeLessThanOrEqual(before + 1)
    await db().$executeRawUnsafe(`DROP TRIGGER refuse ON "Instance"`)
    await started
  },
)
