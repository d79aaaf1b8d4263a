import pg from "pg"
import { afterEach, beforeEach, expect, vi } from "vitest"
import { adapterFactory } from "@/lib/server/db/adapter"
import { answersAtAll } from "@/lib/server/db/answers-at-all"
import { closeDatabase, db } from "@/lib/server/db/client"
import { connectTo } from "@/lib/server/db/connection"
import { shownDataVersion } from "@/lib/server/db/shown-version"
import { databaseTarget } from "@/lib/server/db/target"
import { writeTransaction } from "@/lib/server/db/write-transaction"
import { noteLost, noteReached, outage } from "@/lib/server/outage/outage"
import { watched } from "@/lib/server/outage/watched"
import { anotherConnection, type AnotherConnection } from "../setup/another-connection"
import { useFreshDatabase } from "../setup/database"
import { onlyOnPostgresql } from "../setup/only-on"
import { silentProxy, type SilentProxy } from "../setup/silent-proxy"
import { postgresServer } from "../setup/tested-database"

// A real server, reached by a way that can be cut off without a word. What is waited for here has no limit of its own: a
// test that fails hangs.

useFreshDatabase({ forEachTest: true })

let direct: AnotherConnection
let proxy: SilentProxy
let isWatching = false
let lastLook: Promise<unknown> = Promise.resolve()
const before = { ...process.env }

beforeEach(async () => {
  if (postgresServer === null) return
  const own = process.env.DATABASE_URL!
  direct = await anotherConnection(own)
  proxy = await silentProxy(own)
  process.env.DATABASE_URL = proxy.url
})

afterEach(async () => {
  if (postgresServer === null) return
  vi.restoreAllMocks()
  isWatching = false
  // Whoever still asks whether the server is there is answered before the way to it is taken away.
  await answersAtAll()
  // What still hangs would be waited for.
  noteLost()
  await lastLook
  await closeDatabase()
  await proxy.close()
  noteReached(null)
  await direct.close()
  process.env = { ...before }
})

/** Looks again and again, as a server does. */
function watch(): void {
  isWatching = true
  const look = async (): Promise<void> => {
    await watched(shownDataVersion).catch(() => undefined)
    await new Promise((resolve) => setTimeout(resolve, 50))
    if (isWatching) lastLook = look()
  }
  lastLook = look()
}

const unreachable = { code: "database-unreachable" }
const write = (key: string) => db().throttle.create({ data: { key, count: 1, windowStart: new Date(0) } })
const savedKeys = async () =>
  (await direct.run(`SELECT "key" FROM "Throttle" ORDER BY "key"`)).map(({ key }) => key)
const isLost = () => vi.waitFor(() => expect(outage()).not.toBeNull(), { timeout: 30_000, interval: 50 })
const isBack = () => vi.waitFor(() => expect(outage()).toBeNull(), { timeout: 30_000, interval: 50 })
const openTransactions = () =>
  direct.run(
    `SELECT "pid" FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'`,
  )

onlyOnPostgresql(
  "a transaction that began too late is rolled back, and what is saved next stays",
  async () => {
    process.env.DATABASE_POOL_SIZE = "1"
    await write("first")
    const { query } = pg.Client.prototype
    vi.spyOn(pg.Client.prototype, "query").mockImplementation(function (
      this: pg.Client,
      ...asked: unknown[]
    ) {
      const answer: unknown = Reflect.apply(query, this, asked)
      // BEGIN is on its way, and will be answered.
      if ((asked[0] as { text?: string }).text === "BEGIN") noteLost()
      return answer
    })
    await expect(db().$transaction((tx) => tx.throttle.count())).rejects.toMatchObject(unreachable)
    noteReached(null)
    await write("second")
    expect(await savedKeys()).toEqual(["first", "second"])
    await vi.waitFor(async () => expect(await openTransactions()).toEqual([]))
  },
)

onlyOnPostgresql("a connection that is handed back with its transaction open is not used again", async () => {
  const adapter = await adapterFactory(databaseTarget(), { poolSize: 1 }).connect()
  const insert = (key: string) => ({
    sql: `INSERT INTO "Throttle" ("key", "count", "windowStart") VALUES ('${key}', 1, now())`,
    args: [],
    argTypes: [],
  })
  const left = await adapter.startTransaction()
  await left.executeRaw(insert("left"))
  // As when its ROLLBACK failed: the adapter gives the connection back and says nothing.
  await left.rollback()
  await adapter.executeRaw(insert("after"))
  expect(await savedKeys()).toEqual(["after"])
  const ended = await adapter.startTransaction()
  await ended.executeRaw(insert("committed"))
  const pid = async () =>
    (await adapter.queryRaw({ ...insert(""), sql: "SELECT pg_backend_pid()" })).rows[0]?.[0]
  await ended.executeRaw({ ...insert(""), sql: "COMMIT" })
  await ended.commit()
  const one = await pid()
  const clean = await adapter.startTransaction()
  await clean.executeRaw({ ...insert(""), sql: "ROLLBACK" })
  await clean.rollback()
  expect(await pid()).toBe(one)
  expect(await savedKeys()).toEqual(["after", "committed"])
  await adapter.dispose()
})

onlyOnPostgresql(
  "after a silent cut the site works again while the connections of before still hang",
  async () => {
    process.env.DATABASE_POOL_SIZE = "3"
    await Promise.all(["a", "b", "c"].map(write))
    const backup = await connectTo()
    await backup.ask("SELECT 1")
    watch()
    await vi.waitFor(() => expect(outage()).toBeNull())
    proxy.fallSilent()
    const cut = [write("d"), db().throttle.count(), db().$transaction((tx) => tx.throttle.count())]
    const unheard = backup.ask("SELECT 1")
    unheard.catch(() => undefined)
    const answers = await Promise.allSettled(cut)
    expect(answers.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"])
    await isLost()
    await expect(write("e")).rejects.toMatchObject(unreachable)
    expect(outage()).not.toBeNull()
    proxy.letNewThrough()
    await isBack()
    await Promise.all(["f", "g", "h", "i"].map(write))
    expect(await savedKeys()).toEqual(["a", "b", "c", "f", "g", "h", "i"])
    // What nobody guards is told as well, once it is over.
    await expect(unheard).rejects.toThrow()
    await backup.close()
  },
)

onlyOnPostgresql("a write that is cut off in its transaction is told, and so is the next", async () => {
  watch()
  const written = writeTransaction(async (execute) => {
    const insert = `INSERT INTO "Throttle" ("key", "count", "windowStart") VALUES (?, 1, ?)`
    await execute(insert, ["one", "1970-01-01T00:00:00.000Z"])
    proxy.fallSilent()
    await execute(insert, ["two", "1970-01-01T00:00:00.000Z"])
  })
  await expect(written).rejects.toMatchObject(unreachable)
  expect(outage()).not.toBeNull()
  await expect(writeTransaction((execute) => execute("SELECT 1", []))).rejects.toMatchObject(unreachable)
  proxy.letNewThrough()
  await isBack()
  const asked = db().$transaction(async (tx) => {
    await tx.throttle.count()
    proxy.fallSilent()
    await tx.throttle.count()
  })
  await expect(asked).rejects.toThrow()
  await isLost()
  proxy.letNewThrough()
  await isBack()
  await write("three")
  expect(await savedKeys()).toEqual(["three"])
})

onlyOnPostgresql(
  "a connection that alone hangs is given up a little after a statement may take",
  async () => {
    process.env.DATABASE_POOL_SIZE = "1"
    process.env.DATABASE_STATEMENT_TIMEOUT_MS = "1000"
    await write("first")
    proxy.fallSilent()
    proxy.letNewThrough()
    const words = await write("lost").then(
      () => "",
      (error: unknown) => String(error),
    )
    expect(words).toMatch(/Query read timeout/)
    // The server answers others: there is no outage.
    expect(outage()).toBeNull()
    await write("next")
    expect(await savedKeys()).toEqual(["first", "next"])
  },
)

onlyOnPostgresql("the watcher asks on, though its question was lost with one connection", async () => {
  await shownDataVersion()
  proxy.fallSilent()
  proxy.letNewThrough()
  await expect(watched(shownDataVersion)).rejects.toThrow(/this question/)
  expect(outage()).toBeNull()
  expect(await watched(shownDataVersion)).toBeNull()
})

onlyOnPostgresql(
  "one connection that is ended is no outage, and no other question is told of one",
  async () => {
    const running = db().$queryRaw`SELECT pg_sleep(60)`.then(
      () => "answered",
      () => "ended",
    )
    const pidOf = async (sql: string) => {
      const find = `SELECT "pid" FROM pg_stat_activity WHERE datname = current_database() AND "query" = ?
       AND "state" = 'active'`
      const [row] = await direct.run(find, sql)
      if (!row) throw new Error("it does not run yet")
      return Number(row["pid"])
    }
    const pid = await vi.waitFor(() => pidOf("SELECT pg_sleep(60)"), { timeout: 20_000 })
    const other = db().$transaction(async (tx) => {
      await tx.throttle.create({ data: { key: "other", count: 1, windowStart: new Date(0) } })
      await direct.run("SELECT pg_terminate_backend(?)", pid)
      expect(await running).toBe("ended")
      await tx.throttle.count()
    })
    await other
    expect(outage()).toBeNull()
    expect(await savedKeys()).toEqual(["other"])
  },
)
