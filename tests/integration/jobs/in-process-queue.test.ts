import { afterEach, expect, test, vi } from "vitest"
import { backOffMs, mostAttempts } from "@/lib/server/jobs/back-off"
import { InProcessQueue } from "@/lib/server/jobs/in-process-queue"

afterEach(() => {
  vi.useRealTimers()
})

/** A queue that writes down what it does; a job's work ends when the test says so. */
function queueThat(work: (task: string, payload: unknown) => Promise<void> = () => Promise.resolve()) {
  const done: string[] = []
  const queue = new InProcessQueue({
    run: async (task, payload) => {
      await work(task, payload)
      done.push(`${task} ${JSON.stringify(payload)}`)
    },
    giveUp: (task, _payload, error) => {
      done.push(`gave up ${task}: ${(error as Error).message}`)
      return Promise.resolve()
    },
  })
  return { queue, done }
}

test("the same key waits once, with the newest payload", async () => {
  let open = () => {}
  const gate = new Promise<void>((resolve) => (open = resolve))
  const { queue, done } = queueThat(() => gate)
  await queue.add("publish", { dataVersion: 1 }, "first")
  await queue.add("publish", { dataVersion: 2 }, "same")
  await queue.add("publish", { dataVersion: 3 }, "same")
  expect(await queue.state()).toEqual({ waiting: 1, running: 1 })
  expect(await queue.hasUrgent()).toBe(true)
  open()
  await vi.waitFor(() => expect(done).toEqual([`publish {"dataVersion":1}`, `publish {"dataVersion":3}`]))
  expect(await queue.hasUrgent()).toBe(false)
})

test("a long job keeps no reader waiting", async () => {
  const { queue, done } = queueThat((task) =>
    task === "drivers" ? new Promise(() => {}) : Promise.resolve(),
  )
  await queue.add("drivers", {}, "drivers")
  await queue.add("truths", {}, "truths")
  await queue.add("publish", { dataVersion: 1 }, "publish")
  await vi.waitFor(() => expect(done).toEqual([`publish {"dataVersion":1}`]))
  await vi.waitFor(async () => expect(await queue.state()).toEqual({ waiting: 1, running: 1 }))
})

test("what fails is tried again, later each time, and given up in the end", async () => {
  vi.useFakeTimers()
  vi.spyOn(process.stderr, "write").mockReturnValue(true)
  let attempts = 0
  const { queue, done } = queueThat(() => {
    attempts += 1
    return Promise.reject(new Error("no room"))
  })
  await queue.add("estimate", { companyId: "a", dataVersion: 1 }, "a")
  for (let attempt = 1; attempt < mostAttempts("estimate"); attempt += 1) {
    await vi.advanceTimersByTimeAsync(backOffMs(attempt) - 1)
    expect(attempts).toBe(attempt)
    expect(await queue.hasUrgent()).toBe(true)
    // Whoever asks for it again meanwhile brings it no attempt sooner, and none more.
    await queue.add("estimate", { companyId: "a", dataVersion: 1 }, "a")
    await vi.advanceTimersByTimeAsync(1)
    expect(attempts).toBe(attempt + 1)
  }
  await vi.advanceTimersByTimeAsync(backOffMs(10))
  expect(attempts).toBe(mostAttempts("estimate"))
  expect(done).toEqual(["gave up estimate: no room"])
  expect(await queue.state()).toEqual({ waiting: 0, running: 0 })
})

test("a queue that has ended begins nothing more, and waits for what readers wait for", async () => {
  let open = () => {}
  const gate = new Promise<void>((resolve) => (open = resolve))
  const { queue, done } = queueThat(() => gate)
  await queue.add("publish", { dataVersion: 1 }, "running")
  await queue.add("publish", { dataVersion: 2 }, "waiting")
  const stopped = queue.stop().then(() => done.push("stopped"))
  await queue.add("publish", { dataVersion: 3 }, "late")
  open()
  await stopped
  expect(done).toEqual([`publish {"dataVersion":1}`, "stopped"])
})
