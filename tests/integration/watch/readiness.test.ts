import { afterEach, expect, test, vi } from "vitest"
import { GET as live } from "@/app/api/health/live/route"
import { GET } from "@/app/api/health/ready/route"
import { closeDatabase } from "@/lib/server/db/client"
import { importData } from "@/lib/server/import/import-data"
import { ending } from "@/lib/server/watch/shutdown"
import { dataFolder } from "../../factories/data-folder"
import { smallRecords } from "../../factories/records"
import { useFreshDatabase } from "../../setup/database"

useFreshDatabase({ forEachTest: true })
afterEach(() => {
  ending().isEnding = false
  vi.restoreAllMocks()
})

const ready = (query = "") => GET(new Request(`http://localhost/api/health/ready${query}`))
const importSmall = () => importData(dataFolder(smallRecords()), { editor: "tests", reason: "tests" })

test("a server with data and tables is ready, and the answer is never kept", async () => {
  await importSmall()
  const answer = await ready()
  expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "no-store"])
  expect(await answer.json()).toEqual({
    status: "ready",
    checks: { server: "ok", database: "ok", migrations: "ok", data: "ok" },
  })
})

test("without data it is not ready, and says so", async () => {
  const answer = await ready()
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "5"])
  expect(await answer.json()).toMatchObject({ status: "not ready", checks: { data: "none yet" } })
})

test("without its database it is not ready, and yet lives and has the pages that it kept", async () => {
  const written = vi.spyOn(process.stderr, "write").mockReturnValue(true)
  await importSmall()
  expect((await ready("?kept")).status).toBe(200)
  await closeDatabase()
  process.env.DATABASE_URL = "file:/nowhere/at/all.db"
  const answer = await ready()
  expect(answer.status).toBe(503)
  expect(await answer.json()).toMatchObject({
    checks: { server: "ok", database: "There is no database yet. Run: npm run setup" },
  })
  // One line however often it is asked.
  await ready()
  expect(written).toHaveBeenCalledTimes(1)
  expect((await ready("?kept")).status).toBe(200)
  expect(live().status).toBe(200)
})

test("a server that was asked to end is not ready, lives, and knows that somebody was told", async () => {
  await importSmall()
  const told = ending().toldSo
  ending().isEnding = true
  const answer = await ready()
  expect(answer.status).toBe(503)
  expect(await answer.json()).toMatchObject({ checks: { server: "ending" } })
  expect(ending().toldSo).toBe(told + 1)
  expect((await ready("?kept")).status).toBe(503)
  expect(live().status).toBe(200)
})
