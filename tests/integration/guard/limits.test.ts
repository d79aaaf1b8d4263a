import type { ServerResponse } from "node:http"
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest"
import { keepAnswers } from "@/lib/server/kept-answers/keep-answers"
import { guardRequests } from "@/lib/server/guard/guard-requests"
import { doorOf, makingPages } from "@/lib/server/limits/doors"
import { listen } from "../../setup/guarded-server"

let server: Awaited<ReturnType<typeof listen>>
/** Set where the application is to answer only when it is told to. */
let held: ServerResponse[] | null = null
/** How often the application itself was asked. */
let reached = 0
/** What Next says of the page that it sends. */
let kept: string | null = null
/** What else is said of it. */
let said: Record<string, string> = {}
let address = 0

beforeAll(async () => {
  process.env.TRUSTED_PROXIES = "1"
  keepAnswers()
  guardRequests()
  server = await listen((_, response) => {
    reached += 1
    if (held !== null) {
      held.push(response)
      return
    }
    if (kept !== null) response.setHeader("x-nextjs-cache", kept)
    for (const [name, value] of Object.entries(said)) response.setHeader(name, value)
    response.end("answered")
  })
})
afterAll(async () => {
  delete process.env.TRUSTED_PROXIES
  await server.close()
})
beforeEach(() => {
  reached = 0
  kept = null
  said = {}
  held = null
  // Somebody else each time: allowances last longer than a test.
  address += 1
})

const from = (last = address) => ({ "x-forwarded-for": `198.51.100.7, 203.0.113.${last}` })

/** Asks until it is refused. */
async function untilRefused(path: string, method = "GET") {
  for (let asked = 0; asked < 1500; asked++) {
    const answer = await server.ask(path, from(), method)
    if (answer.status !== 200) return answer
  }
  throw new Error(`${path} was never refused`)
}

const doors = [
  ["what is found as one types", "/search.json?q=a", "problem"],
  ["a page of results", "/search?q=a", "page"],
  ["rows of orders", "/orders/rows.json?offset=100", "problem"],
  ["chosen orders", "/orders?firm=baidu", "page"],
  ["a comparison", "/compare?firms=baidu,tencent", "page"],
  ["the API", "/api/v1/numbers/runway/baidu", "problem"],
  ["a chart's picture", "/charts/runway.png?firm=baidu", "problem"],
  ["a laboratory's chart", "/charts/laboratory.json?firm=baidu&training.runsPerYear=9", "problem"],
  ["a frozen chart's file", "/s/abc.svg", "problem"],
  ["an embed", "/embed/charts/runway?firm=baidu", "page"],
  ["how a chart is embedded", "/oembed?url=x", "problem"],
  ["a laboratory's kit", "/lab/kit/baidu/2026-11", "problem"],
  ["the whole data set", "/data.zip", "problem"],
  ["a file of the data set", "/data/orders.csv", "problem"],
  ["all orders as a file", "/orders.csv", "problem"],
  ["a dossier", "/companies/baidu/dossier.html", "problem"],
  ["a feed", "/changes.atom", "text"],
  ["a firm's feed", "/changes/firms/baidu.json", "text"],
  ["a page of a past day", "/companies/baidu?known=2023-11-20", "page"],
  ["the board of a past day", "/?known=2023-11-20", "page"],
  ["the editors' door", "/admin/login", "page"],
] as const

const types = {
  problem: "application/problem+json",
  page: "text/html; charset=utf-8",
  text: "text/plain; charset=utf-8",
}

test.each(doors)(
  "%s (%s) has an end for one address, and says when to come again as a %s",
  async (_, path, form) => {
    const { status, headers, body } = await untilRefused(path)
    expect(status).toBe(429)
    expect(Number(headers["retry-after"])).toBeGreaterThanOrEqual(1)
    expect(headers["content-type"]).toBe(types[form])
    expect(headers["cache-control"]).toBe("no-store")
    expect(headers["x-content-type-options"]).toBe("nosniff")
    if (form === "problem") {
      expect(JSON.parse(body)).toMatchObject({ status: 429, title: "Too many requests" })
      expect(headers["access-control-allow-origin"]).toBe("*")
    } else {
      expect(body).toMatch(/Try again in (?:a second|\d+ seconds)/)
    }
    expect(reached).toBeGreaterThanOrEqual(15)
    const others = await server.ask(path, from(200 - address))
    expect(others.status).toBe(200)
  },
)

test("writing by the API has an end of its own", async () => {
  expect((await untilRefused("/api/v1/snapshots", "POST")).headers["content-type"]).toBe(types.problem)
  expect((await server.ask("/api/v1/numbers/x", from())).status).toBe(200)
})

/** How Next sends a page that it keeps, and a file of its build. */
const keptPage = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "s-maxage=86400, stale-while-revalidate=31449600",
  etag: '"page"',
}
const buildFile = {
  "content-type": "application/javascript",
  "cache-control": "public, max-age=31536000, immutable",
  etag: '"file"',
}

test.each([
  ["a page", "/companies/baidu", "HIT", keptPage],
  ["a chart with its settings", "/charts/runway?firm=baidu", "HIT", keptPage],
  ["a file of the build", "/_next/static/chunks/a.js", null, buildFile],
])(
  "%s that is answered from memory is never refused, also to who has spent all there is",
  async (_, path, next, headers) => {
    kept = next
    said = headers
    await vi.waitFor(async () => {
      const before = reached
      await server.ask(path, from())
      expect(reached).toBe(before)
    })
    kept = "MISS"
    said = {}
    await untilRefused("/numbers/some/number")
    reached = 0
    for (let asked = 0; asked < 1000; asked++) {
      const query = path.includes("?") ? "&x" : "?x"
      expect((await server.ask(`${path}${query}`, from())).status).toBe(200)
    }
    expect(reached).toBe(0)
  },
)

/** How many answers one address has before it is refused. */
async function answersOf(path: string, headers: Record<string, string> = {}): Promise<number> {
  for (let asked = 0; asked < 8000; asked++) {
    if ((await server.ask(path, { ...from(), ...headers })).status !== 200) return asked
  }
  throw new Error(`${path} was never refused`)
}

test("what Next sends of its kept pages costs a part of making one, and has an end", async () => {
  kept = "HIT"
  const answers = await answersOf("/companies/baidu", { rsc: "1" })
  expect(answers).toBeGreaterThan(5 * makingPages.allowance.burst)
})

test.each([
  ["a kept page in another spelling of its address", "/x/../companies/baidu", "HIT", keptPage],
  ["a file of the build in another spelling", "/_next/static/./a.js", null, buildFile],
  ["a page that is made for one reader", "/controls/classify?x=1", null, { "content-type": "text/html" }],
])("%s costs as much as making a page", async (_, path, next, headers) => {
  kept = next
  said = headers
  expect(await answersOf(path)).toBeLessThan(2 * makingPages.allowance.burst)
})

test("who has pages made without end is refused, and nobody else is", async () => {
  kept = "MISS"
  const { status, headers } = await untilRefused("/numbers/some/number")
  expect([status, headers["content-type"]]).toEqual([429, types.page])
  expect(reached).toBeGreaterThanOrEqual(makingPages.allowance.burst)
  expect((await server.ask("/numbers/some/number", from(250))).status).toBe(200)
})

/** Asks for a page many times at once, which nobody answers unless by a refusal. */
async function besiege() {
  held ??= []
  const before = held.length
  let refused = 0
  const asked = Array.from({ length: 250 }, () =>
    server.begin("/numbers/some/number", from()).on("response", () => (refused += 1)),
  )
  const settled = () => held!.length - before + refused
  await vi.waitFor(() => expect(settled()).toBe(asked.length), { timeout: 20_000 })
  return { asked, refused }
}

const allAreClosed = () =>
  vi.waitFor(() => expect(held?.every(({ closed }) => closed)).toBe(true), { timeout: 20_000 })

test("who leaves before a page is made has had it made", async () => {
  let refused = 0
  for (let wave = 0; wave < 4; wave++) {
    const siege = await besiege()
    for (const request of siege.asked) request.destroy()
    refused += siege.refused
    await allAreClosed()
  }
  expect(refused).toBeGreaterThan(0)
  expect(reached).toBeGreaterThanOrEqual(makingPages.allowance.burst)
})

test("what is asked for at the same time is counted before any of it is answered, and most of it given back if it was kept", async () => {
  const waves = []
  for (let wave = 0; wave < 4; wave++) waves.push(await besiege())
  expect(waves.at(-1)?.refused).toBeGreaterThan(0)
  expect(reached).toBeGreaterThanOrEqual(makingPages.allowance.burst)
  for (const response of held ?? []) response.setHeader("x-nextjs-cache", "HIT").end()
  await allAreClosed()
  for (const request of waves.flatMap(({ asked }) => asked)) request.destroy()
  held = null
  kept = "MISS"
  for (let asked = 0; asked < 0.8 * makingPages.allowance.burst; asked++) {
    expect((await server.ask("/numbers/some/number", from())).status).toBe(200)
  }
})

test("a program of this machine is not counted: behind a proxy that nobody named, all would be", async () => {
  for (let asked = 0; asked < 400; asked++) {
    expect((await server.ask("/orders.csv")).status).toBe(200)
  }
})

test.each(["127.0.0.1", "::1", "::ffff:127.0.0.1"])(
  "who is passed on is counted, also one that a proxy says is %s: so anybody may have written it",
  async (said) => {
    const answers = []
    for (let asked = 0; asked < 120; asked++) {
      const { status } = await server.ask("/orders.csv", { "x-forwarded-for": `${said}, ${said}` })
      answers.push(status)
    }
    expect(answers.at(-1)).toBe(429)
  },
)

test("an IPv6 customer has one allowance, whichever of their addresses they take", async () => {
  const ask = (n: number) =>
    server.ask("/orders.csv", { "x-forwarded-for": `2001:db8:0:${address}::${n.toString(16)}` })
  const answers = []
  for (let n = 1; n <= 120; n++) answers.push((await ask(n)).status)
  expect(answers.slice(0, 80)).toEqual(Array(80).fill(200))
  expect(answers.at(-1)).toBe(429)
  const neighbour = await server.ask("/orders.csv", { "x-forwarded-for": `2001:db8:1:${address}::1` })
  expect(neighbour.status).toBe(200)
})

test.each([
  ["/%73earch.json?q=a", "/search.json?q=a"],
  ["/sea%72ch?q=a", "/search?q=a"],
  ["//search.json?q=a", "/search.json?q=a"],
  ["/a/../search.json?q=a", "/search.json?q=a"],
  ["/a/%2e%2e/search.json?q=a", "/search.json?q=a"],
  ["http://anything.example/search.json?q=a", "/search.json?q=a"],
  ["\\\\search.json?q=a", "/search.json?q=a"],
  ["/orders/ro%77s.json", "/orders/rows.json"],
  ["/%65mbed/charts/runway", "/embed/charts/runway"],
  ["/%61pi/v1/companies", "/api/v1/companies"],
  ["/ch%61rts/laborator%79.png", "/charts/laboratory.png"],
  ["/data%2ezip", "/data.zip"],
  ["/companies/b%61idu/dossier%2Ehtml", "/companies/baidu/dossier.html"],
  ["/?%6bnown=2023-11-20", "/?known=2023-11-20"],
  ["/companies/baidu?%6Bnow%6e=2023-11-20", "/companies/baidu?known=2023-11-20"],
  ["/_next/../search.json?q=a", "/search.json?q=a"],
  ["/%5fnext/../orders.csv", "/orders.csv"],
  ["/s/a%2Fb.svg", "/s/a.svg"],
])("%s goes through the same door as %s", (written, plain) => {
  expect(doorOf("GET", plain)).not.toBe(makingPages)
  expect(doorOf("GET", written)).toEqual(doorOf("GET", plain))
})

test("an address that only one reader takes for a file of the build is counted", () => {
  expect(doorOf("GET", "/numbers/a/../../_next/static/a.js")).toBe(makingPages)
  expect(doorOf("GET", "/_next/../numbers/a")).toBe(makingPages)
})

test.each([
  "/_next/static/chunks/a.js",
  "/api/health",
  "/api/health/ready",
  "/api/metrics",
  "/robots.txt",
  "/embed.js",
])("%s is not counted", (path) => {
  expect(doorOf("GET", path)).toBeNull()
})

test.each([
  "/",
  "/companies/baidu",
  "/orders",
  "/search",
  "/orders/abc",
  "/charts/runway?firm=baidu",
  "/known-numbers",
])("%s is a kept page", (path) => {
  expect(doorOf("GET", path)).toBe(makingPages)
})
