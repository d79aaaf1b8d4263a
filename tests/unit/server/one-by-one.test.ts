import { expect, test } from "vitest"
import { OneByOne } from "@/lib/server/one-by-one"
import { currentRequestAddress, currentRequestId, withRequest } from "@/lib/server/watch/request-context"

/** A queue whose jobs end when they are told to, and what ran in it. */
function aQueue(mostWaiting: number) {
  const queue = new OneByOne(mostWaiting)
  const ran: string[] = []
  const ends: (() => void)[] = []
  const ask = (address: string, name: string, mostBefore?: number) =>
    withRequest({ id: name, address }, () =>
      queue.run(async () => {
        ran.push(name)
        await new Promise<void>((end) => ends.push(end))
        return name
      }, mostBefore),
    )
  const endAll = async () => {
    for (let idle = 0; idle < 10; idle += 1) {
      const end = ends.shift()
      if (end) idle = 0
      end?.()
      await Promise.resolve()
    }
  }
  return { ask, ran, endAll }
}

const outcome = (asked: Promise<string> | null) =>
  asked?.catch((error: unknown) => (error as { code?: string }).code) ?? Promise.resolve("full")

test("one address has its jobs done in the order in which it asked, and all of the queue while nobody else asks", async () => {
  const { ask, ran, endAll } = aQueue(3)
  const asked = ["a", "b", "c", "d", "e"].map((name) => outcome(ask("one", name)))
  await endAll()
  expect(await Promise.all(asked)).toEqual(["a", "b", "c", "d", "full"])
  expect(ran).toEqual(["a", "b", "c", "d"])
})

test("addresses take turns: whoever asks for one thing waits for one of another's", async () => {
  const { ask, ran, endAll } = aQueue(10)
  for (const name of ["a1", "a2", "a3", "a4"]) void ask("a", name)
  for (const name of ["b1", "b2"]) void ask("b", name)
  void ask("c", "c1")
  await endAll()
  expect(ran).toEqual(["a1", "a2", "b1", "c1", "a3", "b2", "a4"])
})

test("in a full queue, who waits for most loses what it asked for last to whoever waits for less", async () => {
  const { ask, ran, endAll } = aQueue(4)
  const greedy = ["a1", "a2", "a3", "a4", "a5", "a6"].map((name) => outcome(ask("a", name)))
  const others = [outcome(ask("b", "b1")), outcome(ask("c", "c1"))]
  // Two wait of the first address: who waits for one already has no claim on them.
  const more = outcome(ask("b", "b2"))
  await endAll()
  expect(await Promise.all(greedy)).toEqual(["a1", "a2", "a3", "busy", "busy", "full"])
  expect(await Promise.all([...others, more])).toEqual(["b1", "c1", "full"])
  expect(ran).toEqual(["a1", "a2", "b1", "c1", "a3"])
})

test("long jobs of one address do not keep those of others out", async () => {
  const { ask, endAll } = aQueue(32)
  const greedy = ["a1", "a2", "a3", "a4"].map((name) => outcome(ask("a", name, 2)))
  const other = outcome(ask("b", "b1", 2))
  await endAll()
  expect(await Promise.all(greedy)).toEqual(["a1", "a2", "busy", "full"])
  expect(await other).toBe("b1")
})

test("a job belongs to the request that asked for it, and one that fails leaves the next its turn", async () => {
  const queue = new OneByOne(3)
  const ask = (id: string, address: string, job: () => Promise<unknown>) =>
    withRequest({ id, address }, () => queue.run(job))
  const who = () => Promise.resolve([currentRequestId(), currentRequestAddress()])
  const failing = ask("first", "a", () => Promise.reject(new Error("no")))
  const next = ask("second", "b", who)
  await expect(failing).rejects.toThrow("no")
  expect(await next).toEqual(["second", "b"])
  expect(await ask("third", "a", who)).toEqual(["third", "a"])
})
