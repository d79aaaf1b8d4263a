import { createHmac } from "node:crypto"
import { createServer, get, type IncomingMessage, type RequestListener, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { gunzipSync } from "node:zlib"
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest"
import { cookieName } from "@/lib/server/auth/signed-cookies"
import { authSecret } from "@/lib/server/secrets"
import { internalSecret } from "@/lib/server/internal-secret"
import type { AnswerMemory } from "@/lib/server/kept-answers/answer-memory"
import { keepAnswers } from "@/lib/server/kept-answers/keep-answers"

// A server in Next's place: it answers as Next does for a kept page, and counts how often it was asked.
const state = globalThis as typeof globalThis & { chipRunwayKeptAnswers?: AnswerMemory }
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

beforeAll(() => {
  process.env.AUTH_SECRET = "a secret that the cookies of this test are signed with"
  keepAnswers()
})

beforeEach(async () => {
  words = "first".padEnd(5000, ".")
  asked = []
  odd = {}
  answer = page
  server = createServer((request, response) => answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
})
afterEach(async () => {
  // What is dropped is made anew, and what is no page any more is forgotten.
  answer = (_request, response) => response.writeHead(404).end()
  state.chipRunwayKeptAnswers?.drop()
  await vi.waitFor(() => expect(state.chipRunwayKeptAnswers?.droppedWithReaders(Infinity)).toEqual([]))
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

/** Waits until looks that were begun have come in. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 50))

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

/** As whoever edits: no page of before stands in for theirs. */
const askAsEditor = (path: string) => {
  const signature = createHmac("sha256", authSecret()).update("token").digest("base64")
  return ask(path, {
    cookie: `a=b; ${cookieName("session_token")}=${encodeURIComponent(`token.${signature}`)}`,
  })
}

test("after a drop the page behind is asked first, and what was begun before it is not kept", async () => {
  await ask("/c")
  await untilKept("/c")
  words = "second".padEnd(6000, ".")
  state.chipRunwayKeptAnswers?.drop()
  expect(String((await askAsEditor("/c")).body)).toBe(words)

  // The server looks at the page itself; while that look is under way the page changes and is dropped.
  let release = () => {}
  const isLooking = new Promise<void>((looking) => {
    answer = (request, response) => {
      if (request.headers["x-chip-runway-look"] !== internalSecret()) return page(request, response)
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
  await isLooking
  words = "third".padEnd(7000, ".")
  state.chipRunwayKeptAnswers?.drop()
  release()
  answer = page
  for (let turn = 0; turn < 5; turn += 1) expect(String((await askAsEditor("/c")).body)).toBe(words)
})

test("a page that has readers is made anew when it is dropped, before one asks; the one before stands in for a moment", async () => {
  await ask("/l")
  await untilKept("/l")
  const old = words
  const clock = vi.spyOn(performance, "now")
  let release = () => {}
  const isLooking = new Promise<void>((looking) => {
    answer = (request, response) => {
      if (request.headers["x-chip-runway-look"] !== internalSecret()) return page(request, response)
      release = () => page(request, response)
      looking()
    }
  })
  words = "second".padEnd(6000, ".")
  state.chipRunwayKeptAnswers?.drop()
  await isLooking
  // A reader who does not wait, and one who edits.
  expect(String((await ask("/l")).body)).toBe(old)
  expect(String((await ask("/l", { cookie: `${cookieName("session_token")}=invented.x` })).body)).toBe(old)
  expect(String((await askAsEditor("/l")).body)).toBe(words)
  // More that is dropped does not make the old one last.
  const now = performance.now()
  clock.mockReturnValue(now + 400)
  state.chipRunwayKeptAnswers?.drop()
  expect(String((await ask("/l")).body)).toBe(old)
  clock.mockReturnValue(now + 600)
  expect(String((await ask("/l")).body)).toBe(words)
  clock.mockRestore()
  release()
  answer = page
  await vi.waitFor(async () => expect(String((await ask("/l")).body)).toBe(words))
})

test("a page that nobody has read for long is not made before somebody asks", async () => {
  await ask("/m")
  await untilKept("/m")
  const clock = vi.spyOn(performance, "now").mockReturnValue(performance.now() + 11 * 60_000)
  const before = asked.length
  state.chipRunwayKeptAnswers?.drop()
  await settled()
  expect(asked.length).toBe(before)
  clock.mockRestore()
})

test.each([
  ["a part of a page", "/d", { rsc: "1" }],
  ["a segment", "/d", { rsc: "1", "next-router-segment-prefetch": "/_tree" }],
  ["a question", "/search?q=x", {}],
  ["a page of a past day", "/companies/baidu?known=2023-11-20", {}],
  ["a file with a query of its own", "/orders.csv?firm=baidu", {}],
  ["the admin area", "/admin/login", {}],
  ["the API", "/api/v1/x", {}],
])("%s is asked of the page behind each time", async (_what, path, headers) => {
  await ask("/d")
  await untilKept("/d")
  for (let turn = 0; turn < 4; turn += 1) await ask(path, headers)
  expect(asked.filter((url) => url === path).length).toBeGreaterThanOrEqual(4)
})

test.each([
  ["a query that the page does not read", "/g?utm_source=x&x", {}],
  ["a place on the page", "/g#a", {}],
  ["our own look's header with a word of one's own", "/g", { "x-chip-runway-look": "1" }],
  ["a header that belongs to a page's parts", "/g", { "next-url": "/", "x-nextjs-data": "1" }],
])("%s does not lead past the memory", async (_what, path, headers) => {
  await ask("/g")
  await untilKept("/g")
  const before = asked.length
  for (let turn = 0; turn < 4; turn += 1) expect((await ask(path, headers)).status).toBe(200)
  expect(asked.length).toBe(before)
})

test("a chart is kept under its settings in their one order, whatever else its address says", async () => {
  await untilKept("/charts/runway?firm=baidu&workload=inference")
  const before = asked.length
  await ask("/charts/runway?utm=1&workload=inference&firm=baidu&firm=tencent")
  expect(asked.length).toBe(before)
  await ask("/charts/runway?firm=tencent&workload=inference")
  expect(asked.at(-1)).toBe("/charts/runway?firm=tencent&workload=inference")
})

test("what a page does not read is not told to the page behind, which may keep what it makes for all", async () => {
  await ask(`/companies/baidu?${"x".repeat(5000)}`)
  await ask("/charts/runway?note=read+this&firm=baidu")
  await ask("/h%61?x=1#y")
  await ask("/companies/baidu?x=1&_rsc=abc", { rsc: "1" })
  await ask("/companies/baidu?x=1&known=2023-11-20")
  expect(asked).toEqual([
    "/companies/baidu",
    "/charts/runway?firm=baidu",
    "/h%61",
    "/companies/baidu?_rsc=abc",
    "/companies/baidu?x=1&known=2023-11-20",
  ])
})

test("a page's parts are what is read, never what is answered to a form", async () => {
  const seen: unknown[] = []
  answer = (request, response) => {
    seen.push(request.headers.rsc)
    response.end()
  }
  for (const method of ["GET", "POST", "PUT"]) await ask("/n", { rsc: "1" }, method)
  expect(seen).toEqual(["1", undefined, undefined])
})

test.each(["/x1/../k", "/./k", "/%6b", "/k/", "//k", "http://site/k"])(
  "%s, another spelling of a page's address, is not kept as a page of its own",
  async (path) => {
    for (let turn = 0; turn < 5; turn += 1) {
      await ask(path)
      await settled()
    }
    expect(asked.length).toBe(5)
  },
)

test("what must be encoded is kept all the same", async () => {
  await untilKept("/numbers/exposure/baidu/training.licence%20or%20denied")
  await untilKept("/chips/%E6%98%87")
})

test("two looks at a time: what finds no room is looked at when it is asked for again", async () => {
  const looks: (() => void)[] = []
  answer = (request, response) => {
    if (request.headers["x-chip-runway-look"] === undefined) return page(request, response)
    looks.push(() => page(request, response))
  }
  const paths = Array.from({ length: 6 }, (_, number) => `/looks/${number}`)
  for (const path of [...paths, ...paths]) await ask(path)
  await settled()
  expect(looks.length).toBe(2)
  for (const look of looks) look()
  answer = page
  for (const path of paths) await untilKept(path)
})

test("a file of the build is kept as long as the server runs, compressed once where that is worth it", async () => {
  odd = {
    "content-type": "application/javascript; charset=UTF-8",
    "cache-control": "public, max-age=31536000, immutable",
    "x-nextjs-cache": null,
    etag: 'W/"file"',
  }
  await untilKept("/_next/static/chunks/a.js")
  state.chipRunwayKeptAnswers?.drop()
  const before = asked.length
  const compressed = await ask("/_next/static/chunks/a.js?x", { "accept-encoding": "gzip" })
  expect(String(gunzipSync(compressed.body))).toBe(words)
  expect(compressed.headers["x-nextjs-cache"]).toBeUndefined()
  const known = await ask("/_next/static/chunks/a.js", { "if-none-match": 'W/"file"' })
  expect(known.status).toBe(304)
  odd["content-type"] = "font/woff2"
  await untilKept("/_next/static/media/a.woff2")
  const font = await ask("/_next/static/media/a.woff2", { "accept-encoding": "gzip" })
  expect([font.headers["content-encoding"], String(font.body)]).toEqual([undefined, words])
  expect(asked.filter((path) => path.endsWith(".js")).length).toBe(before)
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
