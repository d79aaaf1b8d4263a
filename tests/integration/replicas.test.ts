import pg from "pg"
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest"
import { closeDatabase, db, type Database } from "@/lib/server/db/client"
import { migrate } from "@/lib/server/db/migrate"
import { queryRows } from "@/lib/server/db/query-rows"
import { reading, replicaStates } from "@/lib/server/db/replicas"
import { serializable } from "@/lib/server/db/transactions"
import { AppError } from "@/lib/server/errors"
import { startPostgresPair } from "../../scripts/test-postgres.mjs"
import { silentProxy, type SilentProxy } from "../setup/silent-proxy"

// A real server and a real copy that follows it by streaming replication, reached by a way that can be cut off. Each test
// begins with a copy that is awake.

let proxy: SilentProxy
let pair: Awaited<ReturnType<typeof startPostgresPair>>
let copy: pg.Client
const before = { ...process.env }

beforeAll(async () => {
  pair = await startPostgresPair()
  process.env.DATABASE_URL = pair.primary.url.replace(/\/postgres$/, "/runway")
  await migrate()
  proxy = await silentProxy(pair.replica.url)
  process.env.DATABASE_REPLICA_URLS = proxy.url.replace(/\/postgres$/, "/runway")
  copy = new pg.Client({ connectionString: pair.replica.url })
  copy.on("error", () => undefined)
  await copy.connect()
}, 120_000)

afterAll(async () => {
  await closeDatabase()
  await copy.end().catch(() => undefined)
  await proxy.close()
  process.env = before
  await pair.stop()
})

beforeEach(async () => {
  proxy.letNewThrough()
  await closeDatabase()
  await copy.query("SELECT pg_wal_replay_resume()")
})

const setting = (key: string, value: number) => ({ key, value, editor: "tests", updatedAt: new Date(0) })

/** Whether the server that a read reached is a copy. */
async function readFromCopy(): Promise<boolean> {
  const [row] = await queryRows(`SELECT pg_is_in_recovery() AS "isCopy"`, [])
  return row?.["isCopy"] === true
}

/** The copy takes over what was saved in its own time. */
async function untilReadFromCopy(): Promise<void> {
  await expect.poll(readFromCopy, { timeout: 30_000, interval: 50 }).toBe(true)
}

test("what only reads goes to the copy, what writes to the database itself", async () => {
  await db().setting.create({ data: setting("first", 1) })
  await untilReadFromCopy()
  expect(replicaStates()).toMatchObject([{ isResting: false }])
  await serializable((tx) => tx.setting.update({ where: { key: "first" }, data: { value: 2 } }))
  const kept = await reading((client) => client.setting.findUniqueOrThrow({ where: { key: "first" } }))
  expect(kept.value).toBe(2)
})

test("whoever saved reads it back at once, though the copy is behind, and the copy is used again when it is not", async () => {
  await untilReadFromCopy()
  await copy.query("SELECT pg_wal_replay_pause()")
  await db().setting.create({ data: setting("late", 1) })
  const rows = await queryRows(`SELECT "key" FROM "Setting" WHERE "key" = $1`, ["late"])
  expect(rows).toEqual([{ key: "late" }])
  expect(await readFromCopy()).toBe(false)
  const [state] = replicaStates()
  expect(state?.behind).toBeGreaterThan(0)
  await copy.query("SELECT pg_wal_replay_resume()")
  await untilReadFromCopy()
})

test("a copy that ends a statement for what it has yet to take over costs a second try, not the answer", async () => {
  await untilReadFromCopy()
  let tries = 0
  const answer = await reading(async (client) => {
    tries += 1
    const [row] = await client.$queryRaw<{ isCopy: boolean }[]>`SELECT pg_is_in_recovery() AS "isCopy"`
    if (row?.isCopy) await client.$executeRaw`CREATE TABLE "refused" ("id" INTEGER)`
    return row?.isCopy
  })
  expect({ answer, tries }).toEqual({ answer: false, tries: 2 })
  expect(replicaStates()).toMatchObject([{ isResting: true }])
})

test("a question that is wrong is asked once, and the copy is not blamed for it", async () => {
  await untilReadFromCopy()
  await expect(queryRows(`SELECT "nothing" FROM "Setting"`, [])).rejects.toThrow(/nothing/)
  expect(replicaStates()).toMatchObject([{ isResting: false }])
})

test.each([
  ["a defect of ours", () => Promise.reject(new TypeError("nothing is there"))],
  ["what we refuse", () => Promise.reject(new AppError("not-found", "There is no such firm."))],
  [
    "a statement that fails anywhere",
    (client: Database) => client.$queryRawUnsafe(`SELECT "nothing" FROM "Setting"`),
  ],
])("%s is told at once, and says nothing against the copy", async (_, fails) => {
  await untilReadFromCopy()
  let tries = 0
  const answer = reading((client) => {
    tries += 1
    return fails(client)
  })
  await expect(answer).rejects.toThrow()
  expect(tries).toBe(1)
  expect(replicaStates()).toMatchObject([{ isResting: false }])
  expect(await readFromCopy()).toBe(true)
})

test("reads that a copy's death ends together are one failure of it", async () => {
  await untilReadFromCopy()
  const told = vi.spyOn(console, "error").mockImplementation(() => undefined)
  const isUnderWay = `SELECT count(*)::int AS "reads" FROM pg_stat_activity WHERE "query" LIKE 'SELECT pg_sleep(2)%'
    AND "state" = 'active'`
  const reads = Array.from({ length: 5 }, () =>
    queryRows(`SELECT pg_sleep(2)::text, pg_is_in_recovery() AS "isCopy"`, []),
  )
  await vi.waitFor(
    async () => expect((await copy.query<{ reads: number }>(isUnderWay)).rows).toEqual([{ reads: 5 }]),
    { timeout: 20_000, interval: 20 },
  )
  proxy.cut()
  const answers = await Promise.all(reads)
  expect(answers.map(([row]) => row?.["isCopy"])).toEqual(Array.from({ length: 5 }, () => false))
  const lines = told.mock.calls.map(([line]) => String(line))
  expect(lines.filter((line) => line.includes("reading from the copy"))).toHaveLength(1)
  vi.restoreAllMocks()
  await untilReadFromCopy()
})

test("a copy that falls silent during a read costs that read a second try, and is used again when it is back", async () => {
  // The connection that hangs is the only one.
  process.env.DATABASE_POOL_SIZE = "1"
  await untilReadFromCopy()
  delete process.env.DATABASE_POOL_SIZE
  let tries = 0
  const answer = await reading((client) =>
    client.$transaction(async (tx) => {
      tries += 1
      await tx.setting.count()
      if (tries === 1) proxy.fallSilent()
      const [row] = await tx.$queryRaw<{ isCopy: boolean }[]>`SELECT pg_is_in_recovery() AS "isCopy"`
      return row?.isCopy
    }),
  )
  expect({ answer, tries }).toEqual({ answer: false, tries: 2 })
  expect(replicaStates()).toMatchObject([{ isResting: true }])
  proxy.letNewThrough()
  await untilReadFromCopy()
})

test("reads go on when the copy is gone, and it is left alone for a while", async () => {
  await untilReadFromCopy()
  await pair.replica.stop()
  expect(await readFromCopy()).toBe(false)
  const [gone] = replicaStates()
  expect(gone?.isResting).toBe(true)
  expect(await readFromCopy()).toBe(false)
  expect(await reading((client) => client.setting.count())).toBe(2)
})
