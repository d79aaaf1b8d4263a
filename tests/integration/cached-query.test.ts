import { beforeEach, expect, test, vi } from "vitest"
import { cachedQuery } from "@/lib/server/queries/cached"
import { anotherConnection } from "@/tests/setup/another-connection"
import { useFreshDatabase } from "@/tests/setup/database"

/** What Next.js keeps: results by key with their tags, and the tags that the page being made takes on. */
const cache = vi.hoisted(() => ({
  results: new Map<string, { result: unknown; tags: string[] }>(),
  onPage: [] as string[],
}))

vi.mock("next/cache", () => ({
  unstable_cache:
    (query: (...args: string[]) => Promise<unknown>, name: string[], { tags }: { tags: string[] }) =>
    async (...args: string[]) => {
      cache.onPage.push(...tags)
      const key = JSON.stringify([...name, ...args])
      const kept = cache.results.get(key)
      if (kept) return kept.result
      const result = await query(...args)
      cache.results.set(key, { result, tags })
      return result
    },
}))

useFreshDatabase({ forEachTest: true })

/** A save by another process: a connection of its own, of which this one's code learns nothing. */
async function save(number: number, touched: string[] | null): Promise<void> {
  const another = await anotherConnection()
  await another.run(
    `INSERT INTO "DataVersion" ("number", "at", "readyAt", "editor", "reason", "origin", "touched")
     VALUES (?, ?, ?, 'another', 'a test', 'edit', ?)`,
    ...[number, new Date().toISOString(), new Date().toISOString(), touched && JSON.stringify(touched)],
  )
  await another.close()
}

let made: string[] = []
let answer = () => Promise.resolve("answered")
const ask = (id: string) => {
  made.push(id)
  return answer()
}
const tagsOf = (id: string) => [`order:${id}`]
const order = cachedQuery("order", ask, tagsOf)
const list = cachedQuery("list", () => {
  made.push("list")
  return Promise.resolve(made.length)
})

beforeEach(async () => {
  await save(1, null)
  made = []
  answer = () => Promise.resolve("answered")
  cache.results.clear()
  cache.onPage.length = 0
})

test("a result is found again after a save that did not touch it", async () => {
  await order("a")
  await order("b")
  await save(2, ["shared", "order:b"])
  await order("a")
  await order("b")
  await save(3, ["shared", "company:c"])
  await order("a")
  await order("b")
  expect(made).toEqual(["a", "b", "b"])
})

test("what is over everything is made anew after every save", async () => {
  await list()
  await list()
  await save(2, ["shared", "order:b"])
  await list()
  expect(made).toEqual(["list", "list"])
})

test("a save that may show anywhere makes every result anew", async () => {
  await order("a")
  await save(2, ["shared", "order:b"])
  await save(3, null)
  await order("a")
  await save(4, ["shared"])
  await order("a")
  expect(made).toEqual(["a", "a"])
})

test("a result that was begun before a save and stored after it is not found again", async () => {
  let finish = (_: string): void => undefined
  answer = () => new Promise((resolve) => (finish = resolve))
  const begun = order("a")
  await vi.waitFor(() => expect(made).toEqual(["a"]))
  await save(2, ["shared", "order:a"])
  finish("of the first version")
  expect(await begun).toBe("of the first version")
  answer = () => Promise.resolve("of the second version")
  expect(await order("a")).toBe("of the second version")
  expect(await order("a")).toBe("of the second version")
})

test("a server that starts finds the results that nothing touched since", async () => {
  await save(2, ["shared", "order:a"])
  await save(3, ["shared", "order:b"])
  await order("a")
  vi.resetModules()
  const started = await import("@/lib/server/queries/cached")
  const again = started.cachedQuery("order", ask, tagsOf)
  await save(4, ["shared", "order:b"])
  await again("a")
  expect(made).toEqual(["a"])
})

test("another database, with fewer versions, is not taken for the one before", async () => {
  await order("a")
  expect([...cache.results.keys()]).toContain('["order","1","a"]')
})

test("a page takes on the tags; a result falls only with everything", async () => {
  await order("a")
  expect(new Set(cache.onPage)).toEqual(new Set(["data", "order:a"]))
  const kept = [...cache.results].filter(([key]) => key.startsWith('["order"'))
  expect(kept.map(([, { tags }]) => tags)).toEqual([["data"]])
})
