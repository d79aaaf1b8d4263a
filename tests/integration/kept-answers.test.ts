import { createServer, get, type IncomingMessage, type RequestListener, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { gunzipSync } from "node:zlib"
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest"
import { keepAnswers } from "@/lib/server/kept-answers/keep-answers"

// A server in Next's place: it answers as Next does for a kept page, and counts how often it was asked.
const state = globalThis as typeof globalThis & { chipRunwayKeptAnswers?: { drop: () => void } }
let words: string
let asked: string[]
/** Headers that this test's page has otherwise; null: not at all. */
let odd: Record<string, string | null>
let answer: RequestListener
let server: Server

const page: RequestListener = (request, response) => {
  asked.push(request.url ?? "")
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "s-maxage=86400, stale-while-revalidate=31449600",
    "x-nextjs-cache": "HIT",
    "x-frame-options": "SAMEORIGIN",
    vary: "rsc, Accept-Encoding",
    etag: `"${words.length}-${words.slice(0, 5)}"`,
    ...odd,
  }
  for (const [name, value] of Object.entries(headers)) if (value !== null) response.setHeader(name, value)
  response.end(words)
}

beforeAll(() => keepAnswers())
beforeEach(async () => {
  words = "first".padEnd(5000, ".")
  asked = []
  odd = {}
  answer = page
  server = createServer((request, response) => answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
})
afterEach(async () => {
  state.chipRunwayKeptAnswers?.drop()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

type Answer = { status: number; headers: IncomingMessage["headers"]; body: Buffer }

function ask(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  const { port } = server.address() as AddressInfo
  return new Promise((resolve, reject) => {
    get({ host: "127.0.0.1", port, path, method, headers, agent: false }, (response) => {
      response
        .toArray()
        .then((chunks: Buffer[]) =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks),
          }),
        )
        .catch(reject)
    }).on("error", reject)
  })
}

/** Asks until an address is answered without the server behind being asked. */
async function untilKept(path: string): Promise<void> {
  await vi.waitFor(
    async () => {
      const before = asked.length
      await ask(path)
      expect(asked.length).toBe(before)
    },
    { timeout: 5000, interval: 20 },
  )
}

test("a kept page is answered from memory, with its headers, whole or compressed as the reader takes it", async () => {
  const first = await ask("/a")
  await untilKept("/a")
  const before = asked.length
  const plain = await ask("/a")
  const compressed = await ask("/a", { "accept-encoding": "br, gzip;q=0.5" })
  const refusing = await ask("/a", { "accept-encoding": "gzip;q=0, *;q=0" })
  expect(asked.length).toBe(before)
  expect(plain.body.equals(first.body)).toBe(true)
  for (const name of ["content-type", "cache-control", "x-frame-options", "vary", "etag", "x-nextjs-cache"]) {
    expect(plain.headers[name], name).toBe(first.headers[name])
    expect(compressed.headers[name], name).toBe(first.headers[name])
  }
  expect(compressed.headers["content-encoding"]).toBe("gzip")
  expect(gunzipSync(compressed.body).equals(first.body)).toBe(true)
  expect(refusing.headers["content-encoding"]).toBeUndefined()
  expect(refusing.body.equals(first.body)).toBe(true)
})

test("who has the page already is told so, and HEAD gets no body", async () => {
  const { headers } = await ask("/b")
  await untilKept("/b")
  const known = await ask("/b", { "if-none-match": `"x", W/${headers.etag}` })
  expect([known.status, known.body.length, known.headers.etag]).toEqual([304, 0, headers.etag])
  const head = await ask("/b", {}, "HEAD")
  expect([head.status, head.body.length, head.headers["content-length"]]).toEqual([200, 0, "5000"])
})

test("after a drop the page behind is asked first, and what was begun before it is not kept", async () => {
  await ask("/c")
  await untilKept("/c")
  words = "second".padEnd(6000, ".")
  state.chipRunwayKeptAnswers?.drop()
  expect(String((await ask("/c")).body)).toBe(words)

  // The server looks at the page itself; while that look is under way the page changes and is dropped.
  let release = () => {}
  const isLooking = new Promise<void>((looking) => {
    answer = (request, response) => {
      if (request.headers["x-chip-runway-look"] === undefined) return page(request, response)
      const old = words
      release = () => {
        const now = words
        words = old
        page(request, response)
        words = now
      }
      looking()
    }
  })
  await ask("/c")
  await isLooking
  words = "third".padEnd(7000, ".")
  state.chipRunwayKeptAnswers?.drop()
  release()
  answer = page
  for (let turn = 0; turn < 5; turn += 1) expect(String((await ask("/c")).body)).toBe(words)
})

test.each([
  ["a part of a page", "/d", { rsc: "1" }],
  ["a segment", "/d", { "next-router-segment-prefetch": "/_tree" }],
  ["a question", "/d?x=1", {}],
  ["the admin area", "/admin/login", {}],
  ["the API", "/api/v1/x", {}],
])("%s is asked of the page behind each time", async (_what, path, headers) => {
  await ask("/d")
  await untilKept("/d")
  for (let turn = 0; turn < 4; turn += 1) await ask(path, headers)
  expect(asked.filter((url) => url === path).length).toBeGreaterThanOrEqual(4)
})

test.each([
  ["made for each request", { "cache-control": "private, no-store", "x-nextjs-cache": null }],
  ["that is being made anew", { "x-nextjs-cache": "STALE" }],
  ["with a cookie", { "set-cookie": "a=b" }],
  ["that is a file", { "content-type": "application/json" }],
] as [string, typeof odd][])("an answer %s is not kept", async (_what, headers) => {
  odd = headers
  for (let turn = 0; turn < 6; turn += 1) await ask("/e")
  expect(asked.length).toBe(6)
})

test("an address that is asked for once is not asked for again by the server itself", async () => {
  for (let number = 0; number < 20; number += 1) await ask(`/crawled/${number}`)
  expect(asked.length).toBe(20)
})

test("while the database is out of reach, what was taken down before goes on being sent", async () => {
  await ask("/f")
  await untilKept("/f")
  const began = performance.now()
  const clock = vi.spyOn(performance, "now").mockImplementation(() => began + 60_000)
  try {
    odd = { "x-data-stale-since": "2026-11-27T00:00:00Z", "cache-control": "no-store", etag: null }
    // Each answer is old and leads to a look at the page behind, which says that nothing can be known.
    for (let turn = 1; turn <= 5; turn += 1) {
      const before = asked.length
      expect((await ask("/f")).headers.etag).toBeDefined()
      await vi.waitFor(() => expect(asked.length).toBeGreaterThan(before))
    }
  } finally {
    clock.mockRestore()
  }
})
