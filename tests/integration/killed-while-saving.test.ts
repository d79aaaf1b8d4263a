import { spawn } from "node:child_process"
import { expect, test, vi } from "vitest"
import { z } from "zod"
import { closeDatabase, db } from "@/lib/server/db/client"
import { readRecords } from "@/lib/server/db/read-records"
import { recordVersions } from "@/lib/server/db/record-versions"
import { anotherConnection } from "../setup/another-connection"
import { useFreshDatabase } from "../setup/database"
import { testedDatabase } from "../setup/tested-database"

vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))

useFreshDatabase({ withData: true })
const acknowledged = z.object({ id: z.string(), note: z.string(), dataVersion: z.number() })
type Acknowledged = z.infer<typeof acknowledged>

/** Starts 200 saves in a process of their own and kills it, as by `kill -9`, after so many were acknowledged. */
async function killAfter(round: number, count: number): Promise<Acknowledged[]> {
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "tests/setup/save-many.ts", String(round)],
    { stdio: ["ignore", "pipe", "inherit"], env: process.env },
  )
  let text = ""
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk
    if (text.split("\n").length > count) child.kill("SIGKILL")
  })
  await new Promise((resolve) => child.once("close", resolve))
  // The last line may be cut off: it was not heard, so nothing was promised.
  return text
    .split("\n")
    .slice(0, -1)
    .map((line) => acknowledged.parse(JSON.parse(line)))
}

async function isWhole(): Promise<void> {
  if (testedDatabase === "sqlite") {
    const another = await anotherConnection()
    expect(await another.run("PRAGMA integrity_check")).toEqual([{ integrity_check: "ok" }])
    await another.close()
  }
  const versions = await db().dataVersion.findMany({ orderBy: { number: "asc" } })
  expect(versions.map(({ number }) => number)).toEqual(versions.map((_, index) => index + 1))
  const revisions = await db().revision.findMany({ where: { kind: "source" }, orderBy: { id: "asc" } })
  const made = new Set(revisions.map(({ dataVersion }) => dataVersion))
  expect(versions.filter(({ number }) => !made.has(number))).toEqual([])
  const newest = new Map(revisions.map((revision) => [revision.recordId, revision.after]))
  const counts = new Map<string, number>()
  for (const { recordId } of revisions) counts.set(recordId, (counts.get(recordId) ?? 0) + 1)
  const { source } = await readRecords()
  expect(Object.fromEntries(source.map((record) => [record.id, record]))).toEqual(Object.fromEntries(newest))
  const ids = source.map(({ id }) => id)
  expect(Object.fromEntries(await recordVersions("source", ids))).toEqual(Object.fromEntries(counts))
}

test("killed ten times during 200 saves at once, every acknowledged save is there and no half one", async () => {
  for (let round = 1; round <= 10; round += 1) {
    const saves = await killAfter(round, [1, 3, 8, 15, 30, 50, 80, 120, 160, 190][round - 1] ?? 10)
    expect(saves.length).toBeGreaterThan(0)
    await closeDatabase()
    const notes = new Map((await readRecords()).source.map(({ id, note }) => [id, note]))
    for (const { id, note, dataVersion } of saves) {
      expect(notes.get(id)).toBe(note)
      expect(await db().revision.count({ where: { recordId: id, dataVersion } })).toBe(1)
    }
    await isWhole()
  }
}, 600_000)
