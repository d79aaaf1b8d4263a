import { afterAll, beforeEach, expect, test } from "vitest"
import { countDatabaseError } from "@/lib/server/watch/fault-counts"
import { tellPoolFigures, tellQueueFigures } from "@/lib/server/watch/figures"
import { forgetMetrics, metrics } from "@/lib/server/watch/metrics"
import { observe } from "@/lib/server/watch/observe"

process.env.METRICS_TOKEN = "a token for the tests"
afterAll(() => {
  delete process.env.METRICS_TOKEN
})
beforeEach(forgetMetrics)

const read = async () => (await metrics()?.registry.metrics()) ?? ""

test("the queue and the pool say how they stand when they are asked", async () => {
  expect(await read()).not.toContain("chip_runway_jobs{")
  tellQueueFigures(() => Promise.resolve({ waiting: 7, running: 2, failed: 1 }))
  tellPoolFigures(() => ({ busy: 3, idle: 4, waiting: 0 }))
  const text = await read()
  expect(text).toContain('chip_runway_jobs{state="waiting"} 7')
  expect(text).toContain('chip_runway_jobs{state="failed"} 1')
  expect(text).toContain('chip_runway_database_connections{state="busy"} 3')
})

test("a queue that cannot say leaves the other figures readable", async () => {
  tellQueueFigures(() => Promise.reject(new Error("the database is away")))
  const text = await read()
  expect(text).not.toContain("chip_runway_jobs{")
  expect(text).toContain("chip_runway_build_info{")
})

test("work is measured by its kind and by how it ended", async () => {
  expect(await observe("estimate", { firm: "baidu" }, () => Promise.resolve(42))).toBe(42)
  await expect(observe("estimate", {}, () => Promise.reject(new RangeError("too far")))).rejects.toThrow(
    "too far",
  )
  const text = await read()
  expect(text).toContain('chip_runway_work_duration_seconds_count{kind="estimate",outcome="done"} 1')
  expect(text).toContain('chip_runway_work_duration_seconds_count{kind="estimate",outcome="failed"} 1')
})

test("errors of the database are counted by kind", async () => {
  countDatabaseError("unreachable")
  countDatabaseError("unreachable")
  const text = await read()
  expect(text).toContain('chip_runway_database_errors_total{kind="unreachable"} 2')
  // Asking twice counts nothing twice.
  expect(await read()).toContain('chip_runway_database_errors_total{kind="unreachable"} 2')
})
