import { afterEach, expect, test, vi } from "vitest"
import { canonicalJson } from "@/lib/charts/canonical-json"
import { now } from "@/lib/server/clock"
import { db } from "@/lib/server/db/client"
import { listRuns } from "@/lib/server/jobs/job-runs"
import { checkSources, isSourceCheckDue } from "@/lib/server/jobs/source-check"
import { idOfHash, packed, sha256Of } from "@/lib/server/snapshots/content"
import { chartDocument } from "@/tests/factories/chart-document"
import { useFreshDatabase } from "@/tests/setup/database"

useFreshDatabase({ withData: true, forEachTest: true })

afterEach(() => void vi.restoreAllMocks())

const hourMs = 3_600_000
const ago = (hours: number) => new Date(now().getTime() - hours * hourMs)

/** Freezes a chart that rests on no estimate. @param stored other bytes than those its name is of */
async function freeze(answer: string, stored?: Uint8Array<ArrayBuffer>): Promise<string> {
  const content = canonicalJson({ ...chartDocument({ runs: [] }), answer })
  const hash = sha256Of(content)
  const id = idOfHash(hash)
  const beside = { chart: "reports", dataVersion: 1, size: content.length }
  await db().snapshot.create({ data: { id, hash, content: stored ?? packed(content), ...beside } })
  return id
}

test("sources are looked over once a day, whichever process it is that looks and however often it begins anew", async () => {
  expect(await isSourceCheckDue()).toBe(true)
  await checkSources()
  expect(await isSourceCheckDue()).toBe(false)
  const move = (hours: number, endedAt?: null) =>
    db().jobRun.updateMany({
      data: { startedAt: ago(hours), ...(endedAt === null ? { endedAt } : {}) },
    })
  await move(23)
  expect(await isSourceCheckDue()).toBe(false)
  await move(25)
  expect(await isSourceCheckDue()).toBe(true)
  // One that was killed is made up for the same day.
  await move(2, null)
  expect(await isSourceCheckDue()).toBe(true)
})

test("sources and frozen charts are counted", async () => {
  await freeze("Two reports of what they cost.")
  await freeze("Three reports of what they cost.")
  await checkSources()
  const total = (await db().source.count()) + 2
  expect(await listRuns(5)).toMatchObject([{ total, done: total, failed: 0, error: null }])
})

test("a frozen chart that is no longer as it was is told once, and the day's check is over", async () => {
  await freeze("Two reports of what they cost.")
  const id = await freeze("Three reports of what they cost.", new Uint8Array([0, 1, 2]))
  const told = vi.spyOn(console, "error").mockReturnValue(undefined)
  await checkSources()
  const total = (await db().source.count()) + 2
  const error = `frozen charts are not intact: ${id}`
  expect(await listRuns(5)).toMatchObject([{ total, done: total - 1, failed: 1, error }])
  expect(await isSourceCheckDue()).toBe(false)
  expect(told.mock.calls.filter(([line]) => String(line).includes(error))).toHaveLength(1)
})
