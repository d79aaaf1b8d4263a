import { expect, test, vi } from "vitest"
import { db } from "@/lib/server/db/client"
import { isBusy } from "@/lib/server/db/is-busy"
import { writeTransaction } from "@/lib/server/db/write-transaction"
import { saveEdits } from "@/lib/server/mutations/save-edits"
import { loadCatalogue } from "@/lib/server/queries/catalogue"
import { changeOf, requestOf } from "../factories/edits"
import { anotherConnection } from "../setup/another-connection"
import { useFreshDatabase } from "../setup/database"
import { testedDatabase } from "../setup/tested-database"

vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))

useFreshDatabase({ withData: true, forEachTest: true })

const count = (key: string) => db().throttle.create({ data: { key, count: 1, windowStart: new Date(0) } })

test("a write beside a long transaction of this process waits its turn instead of stopping the process", async () => {
  let isDone = false
  let short: Promise<unknown> = Promise.resolve()
  await writeTransaction(async (execute) => {
    for (let row = 0; row < 50; row += 1) {
      await execute(`INSERT INTO "Throttle" ("key", "count", "windowStart") VALUES (?, 1, ?)`, [
        `long:${row}`,
        "1970-01-01T00:00:00.000Z",
      ])
      // SQLite lets one write at a time; on PostgreSQL rows of their own wait for nobody.
      if (row === 0)
        short = count("short").then(() => {
          if (testedDatabase === "sqlite") expect(isDone, "the long one was done first").toBe(true)
        })
    }
    isDone = true
  })
  await short
  expect(await db().throttle.count()).toBe(51)
})

test("saves, single writes and reads at once all come through", async () => {
  const { records } = await loadCatalogue()
  const saves = records.source.slice(0, 20).map(async ({ id }) => {
    const edit = await changeOf("source", id, (source) => (source.note = "at once"))
    return saveEdits(requestOf([edit]))
  })
  const writes = Array.from({ length: 20 }, (_, index) => count(`one:${index}`))
  const reads = Array.from({ length: 20 }, () => db().source.count())
  await Promise.all([...saves, ...writes, ...reads])
  expect((await loadCatalogue()).dataVersion).toBe(21)
  expect(await db().throttle.count()).toBe(20)
})

test("after another process held the lock too long, reading and writing go on", async () => {
  const other = await anotherConnection()
  const lock = await other.holdWrites()
  const refusal: unknown = await count("refused").catch((error: unknown) => error)
  expect(isBusy(refusal)).toBe(true)
  await lock.rollback()
  await other.close()
  await db().$transaction(async (tx) => tx.source.count())
  await count("taken")
  expect(await db().throttle.findMany({ select: { key: true } })).toEqual([{ key: "taken" }])
}, 30_000)
