import { setImmediate } from "node:timers/promises"
import { afterEach, expect, test } from "vitest"
import {
  beforeBackground,
  begun,
  giveWay,
  inBackground,
  joined,
  noteMove,
} from "@/lib/server/analyses/give-way"
import { countInFlight, requestsInFlight } from "@/lib/server/watch/requests-in-flight"

afterEach(() => countInFlight(-requestsInFlight() as -1))

/** Begins a step; what comes back tells whether it had its turn. */
function step(how: (work: () => Promise<void>) => Promise<void>): {
  done: Promise<void>
  isDone: () => boolean
} {
  let isDone = false
  const done = how(giveWay).then(() => void (isDone = true))
  return { done, isDone: () => isDone }
}

async function twentySteps(): Promise<void> {
  for (let at = 0; at < 20; at += 1) await giveWay()
}

async function someTurns(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await setImmediate()
}

test("work in the background stands still while a request is answered, and goes on after it", async () => {
  countInFlight(1)
  const { done, isDone } = step(inBackground)
  await someTurns()
  expect(isDone()).toBe(false)
  countInFlight(-1)
  await done
})

test("it goes on in the end, on a server that is never idle", async () => {
  countInFlight(1)
  await step(inBackground).done
  expect(requestsInFlight()).toBe(1)
})

test("what somebody waits for does not stand still", async () => {
  countInFlight(1)
  const { isDone } = step((work) => work())
  await someTurns()
  expect(isDone()).toBe(true)
})

test("what was begun for nobody goes on when somebody waits for it", async () => {
  countInFlight(1)
  const made = inBackground(() => begun(twentySteps()))
  await joined(made)
  // Each of the twenty would have stood still for half a second.
}, 5000)

test("what was begun for nobody stands still beside those who wait for something else, or in the background", async () => {
  countInFlight(1)
  const { isDone } = step(inBackground)
  const other = begun(someTurns())
  await joined(other)
  await inBackground(() => joined(begun(someTurns())))
  expect(isDone()).toBe(false)
})

test("it stands still while a job is done that readers wait for, and goes on after it", async () => {
  const { done, isDone } = step(inBackground)
  await beforeBackground(async () => {
    await someTurns()
    expect(isDone()).toBe(false)
  })
  await done
})

test("when pages have fallen it stands still for their readers", async () => {
  noteMove()
  const { isDone } = step(inBackground)
  await someTurns()
  expect(isDone()).toBe(false)
})
