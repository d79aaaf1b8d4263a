import { readFileSync, writeFileSync } from "node:fs"
import { expect, test, vi } from "vitest"
import { GET } from "@/app/api/health/route"
import { POST } from "@/app/api/internal/revalidate/route"
import { closeDatabase } from "@/lib/server/db/client"
import { importData } from "@/lib/server/import/import-data"
import { dataFolder } from "../factories/data-folder"
import { smallRecords } from "../factories/records"
import { anotherConnection } from "../setup/another-connection"
import { useFreshDatabase } from "../setup/database"
import { testedDatabase } from "../setup/tested-database"

const databaseFile = useFreshDatabase({ forEachTest: true })

/** An address of which there is no database. */
function noDatabase(): string {
  if (testedDatabase === "sqlite") return "file:/nowhere/at/all.db"
  const url = new URL(process.env.DATABASE_URL!)
  url.pathname = "/nowhere_at_all"
  return url.href
}

/** What comes back mends it. */
async function breakDatabase(): Promise<() => Promise<void>> {
  if (testedDatabase === "postgresql") {
    const rename = async (from: string, to: string) => {
      const other = await anotherConnection()
      await other.run(`ALTER TABLE "DataVersion" RENAME COLUMN "${from}" TO "${to}"`)
      await other.close()
    }
    await rename("number", "another")
    return () => rename("another", "number")
  }
  const whole = readFileSync(databaseFile())
  const notes = "no longer a database, and long enough that it cannot be an empty one\n"
  writeFileSync(databaseFile(), notes.repeat(20))
  return () => Promise.resolve(writeFileSync(databaseFile(), whole))
}

test("health says data version, build and engine, and is never kept", async () => {
  await importData(dataFolder(smallRecords()), { editor: "tests", reason: "tests" })
  const answer = await GET()
  expect(answer.status).toBe(200)
  expect(answer.headers.get("cache-control")).toBe("no-store")
  expect(await answer.json()).toEqual({
    status: "ok",
    dataVersion: 1,
    build: "development",
    engine: expect.stringMatching(/^\d+\.\d+\.\d+$/),
  })
})

test("a database without data is a problem, and says what cures it", async () => {
  const answer = await GET()
  expect(answer.status).toBe(503)
  expect(answer.headers.get("content-type")).toBe("application/problem+json")
  expect(answer.headers.get("retry-after")).toBe("60")
  expect(await answer.json()).toEqual({
    type: "about:blank",
    title: "Service unavailable",
    status: 503,
    detail: "The database holds no data yet. Run: npm run import",
  })
})

test("a database that is not there yet is a problem, and says what makes it", async () => {
  await closeDatabase()
  process.env.DATABASE_URL = noDatabase()
  const answer = await GET()
  expect(answer.status).toBe(503)
  expect(await answer.json()).toMatchObject({ detail: "There is no database yet. Run: npm run setup" })
})

test("a database that cannot be read is a problem, logged under the id that the answer names", async () => {
  await closeDatabase()
  await breakDatabase()
  const log = vi.spyOn(console, "error").mockReturnValue(undefined)
  const answer = await GET()
  const problem = (await answer.json()) as { detail: string; instance: string }
  const [line] = log.mock.calls.map(([text]) => JSON.parse(String(text)) as { id: string; doing: string })
  log.mockRestore()
  expect([answer.status, answer.headers.get("cache-control")]).toEqual([503, "no-store"])
  expect(problem.detail).toBe("The database cannot be read.")
  expect(problem.instance).toBe(`urn:log:${line?.id}`)
  expect(line?.doing).toBe("health check")
})

test("a fault is logged once, however often it is asked for, and anew after it was gone", async () => {
  const log = vi.spyOn(console, "error").mockReturnValue(undefined)
  const ids = async () => {
    const problem = (await (await GET()).json()) as { instance?: string }
    return problem.instance?.replace("urn:log:", "")
  }
  const logged = () =>
    log.mock.calls
      .map(([text]) => JSON.parse(String(text)) as { id: string; doing: string })
      .filter(({ doing }) => doing === "health check")
  try {
    await importData(dataFolder(smallRecords()), { editor: "tests", reason: "tests" })
    expect((await GET()).status).toBe(200)
    const faults = []
    for (let outage = 0; outage < 2; outage += 1) {
      await closeDatabase()
      const mend = await breakDatabase()
      // What was read a moment ago is said for a moment more.
      await vi.waitFor(async () => expect((await GET()).status).toBe(503), { timeout: 20_000 })
      const said = [await ids(), await ids(), await ids()]
      expect(said[0]).toMatch(/^[0-9a-f]{8}$/)
      expect(new Set(said).size).toBe(1)
      faults.push(said[0])
      await closeDatabase()
      await mend()
      await vi.waitFor(async () => expect((await GET()).status).toBe(200), { timeout: 20_000 })
    }
    expect(logged().map(({ id }) => id)).toEqual(faults)
  } finally {
    log.mockRestore()
  }
})

test("a request without this process's secret cannot drop kept pages", async () => {
  const ask = (authorization: string) => {
    const headers = new Headers(authorization === "" ? [] : [["authorization", authorization]])
    return POST(new Request("http://localhost/api/internal/revalidate", { method: "POST", headers }))
  }
  const statuses = [await ask(""), await ask("Bearer "), await ask(`Bearer ${"0".repeat(64)}`)].map(
    (r) => r.status,
  )
  expect(statuses).toEqual([404, 404, 404])
})
