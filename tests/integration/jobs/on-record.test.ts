import { expect, test } from "vitest"
import { beginRun, listRuns } from "@/lib/server/jobs/job-runs"
import { onRecord } from "@/lib/server/jobs/on-record"
import { useFreshDatabase } from "@/tests/setup/database"

useFreshDatabase({ forEachTest: true })

test("work that finds everything done leaves no line", async () => {
  await onRecord("drivers", 0, () => Promise.reject<null>(new Error("there is nothing to do")))
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

test("what comes to its end and finds something wrong has failed, and is not tried again", async () => {
  await onRecord("source-check", 5, () => Promise.resolve({ failed: 2, error: "two are not what they were" }))
  const [run] = await listRuns(5)
  expect(run).toMatchObject({ total: 5, done: 3, failed: 2, error: "two are not what they were" })
  expect(run!.endedAt).not.toBeNull()
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
