import fc from "fast-check"
import { expect, test } from "vitest"
import { BoundedCache } from "@/lib/server/doors/bounded-cache"

const most = { entries: 3, bytes: 10, bytesOf: (text: string) => text.length }

test("what is being made is made once for all who ask, and kept", async () => {
  const cache = new BoundedCache(most)
  let made = 0
  let finish = (_: string): void => undefined
  const make = () => {
    made += 1
    return new Promise<string>((resolve) => (finish = resolve))
  }
  const asked = [cache.get("a", make), cache.get("a", make), cache.get("a", make)]
  finish("x")
  expect(await Promise.all(asked)).toEqual(["x", "x", "x"])
  expect(await cache.get("a", make)).toBe("x")
  expect(made).toBe(1)
})

test("what failed is made anew, and takes no room", async () => {
  const cache = new BoundedCache(most)
  await expect(cache.get("a", () => Promise.reject(new Error("no")))).rejects.toThrow("no")
  expect(cache.size).toEqual({ entries: 0, bytes: 0 })
  expect(await cache.get("a", () => Promise.resolve("yes"))).toBe("yes")
})

test("what was not asked for the longest goes first", async () => {
  const cache = new BoundedCache(most)
  const made: string[] = []
  const ask = (key: string) =>
    cache.get(key, () => {
      made.push(key)
      return Promise.resolve(key)
    })
  for (const key of ["a", "b", "c", "a", "d", "a", "b"]) await ask(key)
  expect(made).toEqual(["a", "b", "c", "d", "b"])
})

test("whatever is asked for, the answer is right and the bounds hold", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.integer({ min: 0, max: 8 }), fc.boolean())), async (asked) => {
      const cache = new BoundedCache(most)
      const running = asked.map(async ([size, fails]) => {
        const answer = cache.get(`${size}${fails}`, async () => {
          await Promise.resolve()
          if (fails) throw new Error("no")
          return "x".repeat(size)
        })
        if (fails) await expect(answer).rejects.toThrow()
        else expect(await answer).toHaveLength(size)
      })
      await Promise.all(running)
      expect(cache.size.entries).toBeLessThanOrEqual(most.entries)
      expect(cache.size.bytes).toBeLessThanOrEqual(most.bytes)
      expect(cache.size.bytes).toBeGreaterThanOrEqual(0)
    }),
  )
})
