import { afterEach, expect, test } from "vitest"
import { afterAwake } from "@/lib/server/outage/after-awake"
import { guarded, untilLost } from "@/lib/server/outage/guarded"
import { isKnownLost, noteLost, noteReached, noteWatched, outage } from "@/lib/server/outage/outage"
import { watched } from "@/lib/server/outage/watched"

afterEach(() => noteReached(null))

const never = () => new Promise<never>(() => {})
const unreachable = { code: "database-unreachable" }

test("what waits for a database that is found to be out of reach is told at once", async () => {
  const waiting = [guarded(never), untilLost(never)]
  noteLost()
  for (const one of waiting) await expect(one).rejects.toMatchObject(unreachable)
})

test("what comes too late is handed to whoever clears up after it", async () => {
  let give = (_: string): void => {}
  const late: string[] = []
  const waiting = guarded(
    () => new Promise<string>((resolve) => (give = resolve)),
    (result) => late.push(result),
  )
  noteLost()
  await expect(waiting).rejects.toMatchObject(unreachable)
  give("a transaction")
  await new Promise((resolve) => setImmediate(resolve))
  expect(late).toEqual(["a transaction"])
})

test("a connection that is refused is noticed by whoever meets it, and by nobody else's answer", async () => {
  await expect(guarded(() => Promise.reject(new Error("a slip")))).rejects.toThrow("a slip")
  expect(outage()).toBeNull()
  const refused = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" })
  await expect(guarded(() => Promise.reject(refused))).rejects.toBe(refused)
  expect(outage()).not.toBeNull()
})

test("once it is known, nothing is asked but whether it is back, and a transaction's end", async () => {
  noteWatched()
  noteLost()
  expect(isKnownLost()).toBe(true)
  let asked = 0
  const ask = () => Promise.resolve((asked += 1))
  await expect(guarded(ask)).rejects.toMatchObject(unreachable)
  expect(asked).toBe(0)
  expect(await untilLost(ask)).toBe(1)
  expect(await watched(() => guarded(ask))).toBe(2)
  expect(outage()).toBeNull()
  expect(await guarded(ask)).toBe(3)
})

test("an outage keeps the data version that was seen before it, and the moment of the first vain question", async () => {
  await watched(() => Promise.resolve(7))
  await expect(watched(() => Promise.reject(new Error("gone")))).rejects.toThrow("gone")
  const first = outage()
  expect(first?.dataVersion).toBe(7)
  await expect(watched(() => Promise.reject(new Error("still gone")))).rejects.toThrow("still gone")
  expect(outage()).toBe(first)
})

test("connections that are all at work are no outage", async () => {
  const busy = new Error("timeout exceeded when trying to connect")
  await expect(watched(() => Promise.reject(busy))).rejects.toBe(busy)
  expect(outage()).toBeNull()
})

test("a time in which this process heard nothing is no patience with the database", async () => {
  const heard: string[] = []
  const wait = new Promise<void>((resolve) => {
    afterAwake(300, () => {
      heard.push("patience is over")
      resolve()
    })
  })
  setTimeout(() => heard.push("the answer"), 150)
  const busyUntil = performance.now() + 400
  while (performance.now() < busyUntil);
  await wait
  expect(heard).toEqual(["the answer", "patience is over"])
  afterAwake(1, () => heard.push("taken back"))()
  await new Promise((resolve) => setTimeout(resolve, 250))
  expect(heard).not.toContain("taken back")
})
