import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { askedOnce } from "@/lib/server/watch/asked-once"

beforeEach(() => void vi.useFakeTimers({ toFake: ["performance"] }))
afterEach(() => void vi.useRealTimers())

test("many who ask within a second are given one answer, and the next one is asked for anew", async () => {
  let asked = 0
  const ask = askedOnce(() => Promise.resolve((asked += 1)))
  expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1])
  vi.advanceTimersByTime(999)
  expect(await ask()).toBe(1)
  vi.advanceTimersByTime(1)
  expect(await ask()).toBe(2)
})

test("a failure is told to all of them too, and asked about again after that", async () => {
  let asked = 0
  const ask = askedOnce(() => {
    asked += 1
    return asked === 1 ? Promise.reject(new Error("away")) : Promise.resolve("back")
  })
  await expect(ask()).rejects.toThrow("away")
  await expect(ask()).rejects.toThrow("away")
  expect(asked).toBe(1)
  vi.advanceTimersByTime(1000)
  expect(await ask()).toBe("back")
})

test("a question that is not answered yet is not asked a second time", async () => {
  let answer = (_: string) => {}
  let asked = 0
  const ask = askedOnce(() => {
    asked += 1
    return new Promise<string>((resolve) => (answer = resolve))
  })
  const both = [ask()]
  vi.advanceTimersByTime(60_000)
  both.push(ask())
  answer("late")
  expect([await Promise.all(both), asked]).toEqual([["late", "late"], 1])
})
