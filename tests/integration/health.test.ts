import { writeFileSync } from "node:fs"
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

async function breakDatabase(): Promise<void> {
  if (testedDatabase === "postgresql") {
    const other = await anotherConnection()
    await other.run(`ALTER TABLE "DataVersion" RENAME COLUMN "number" TO "another"`)
    return other.close()
  }
  const notes = "no longer a database, and long enough that it cannot be an empty one\n"
  writeFileSync(databaseFile(), notes.repeat(20))
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
