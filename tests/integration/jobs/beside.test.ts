import { expect, test } from "vitest"
import { now } from "@/lib/server/clock"
import { db } from "@/lib/server/db/client"
import { checkSources, isSourceCheckDue, onRecord, workOutTruths } from "@/lib/server/jobs/beside"
import { beginRun, listRuns } from "@/lib/server/jobs/job-runs"
import { useFreshDatabase } from "@/tests/setup/database"

useFreshDatabase({ withData: true, forEachTest: true })

const hourMs = 3_600_000
const ago = (hours: number) => new Date(now().getTime() - hours * hourMs)

test("work that finds everything done leaves no line", async () => {
  await onRecord("drivers", 0, () => Promise.reject(new Error("there is nothing to do")))
  expect(await listRuns(5)).toEqual([])
})

test("what fails half way says how far it came", async () => {
  const work = onRecord("drivers", 5, async (done) => {
    await done(1)
    await done(2)
    throw new Error("no room")
  })
  await expect(work).rejects.toThrow("no room")
  expect(await listRuns(5)).toMatchObject([{ total: 5, done: 2, failed: 1, error: "no room" }])
})

test("a run whose process was killed does not stay under way", async () => {
  await beginRun({ kind: "drivers", total: 5 })
  await beginRun({ kind: "truths", total: 5 })
  await onRecord("drivers", 0, () => Promise.resolve())
  const [truths, drivers] = await listRuns(5)
  expect(drivers).toMatchObject({ kind: "drivers", error: "its process ended before it did" })
  expect(drivers!.endedAt).not.toBeNull()
  expect(truths).toMatchObject({ kind: "truths", endedAt: null })
})

test("contradictions are counted that were not worked out yet, and none a second time", async () => {
  await workOutTruths()
  const [first] = await listRuns(5, "truths")
  expect(first).toMatchObject({ done: first!.total, failed: 0, error: null })
  expect(first!.total).toBeGreaterThan(0)
  await workOutTruths()
  expect(await listRuns(5, "truths")).toHaveLength(1)
}, 300_000)

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
