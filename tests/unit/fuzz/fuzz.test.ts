import { readdirSync } from "node:fs"
import { expect, test } from "vitest"
import { growthPerRequest } from "../../fuzz/heap"
import { scriptMark } from "../../fuzz/hostile"
import { makeRequest, type FuzzRequest, type Setting } from "../../fuzz/requests"
import { allRoutes } from "../../fuzz/routes"
import { faultOf } from "../../fuzz/verdict"
import { lastAnswer, type Answer } from "../../fuzz/wire"
import { pages } from "../../e2e/fixtures"

// The fuzz run itself needs a built site; that it forgets no route and overlooks no fault is told here.

const routes = allRoutes()
const setting: Setting = {
  seed: 7,
  routes,
  known: { params: { slug: ["baidu"] }, queries: { known: ["2023-11-17"] } },
  actions: ["0".repeat(42)],
  cookies: [],
  tokens: [],
}

test("every page and handler of app/ is a route of the run", () => {
  const files = readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => /(?:^|\/)(?:page\.tsx|route\.tsx?|robots\.ts|sitemap\.ts)$/.test(file))
    .map((file) => `app/${file}`)
  expect(files.length).toBeGreaterThan(90)
  expect(routes.map(({ file }) => file).sort()).toEqual(files.sort())
})

test("every page that the browser tests open has the address of a route", () => {
  const patterns = routes.map(
    ({ path }) =>
      new RegExp(
        `^${path
          .replace(/\/\[\[\.\.\.\w+\]\]/g, "(?:/.+)?")
          .replace(/\[\.\.\.\w+\]/g, ".+")
          .replace(/\[\w+\]/g, "[^/]+")}$`,
      ),
  )
  const lost = pages.filter(({ path }) => !patterns.some((pattern) => pattern.test(path.split("?")[0]!)))
  expect(lost).toEqual([])
})

test("a handler is asked by the methods that it knows", () => {
  const methods = Object.fromEntries(routes.map(({ path, methods }) => [path, methods]))
  expect(methods["/api/v1/records/[kind]/[id]"]).toEqual(["GET", "PUT", "DELETE"])
  expect(methods["/api/v1/snapshots"]).toEqual(["POST"])
  expect(methods["/companies/[slug]"]).toEqual(["GET"])
})

test("a few thousand requests reach every route, by every way of being wrong", () => {
  const requests = Array.from({ length: 5000 }, (_, number) => makeRequest(setting, number))
  const asked = new Set(requests.map(({ route }) => route))
  expect(routes.filter(({ path }) => !asked.has(path))).toEqual([])
  const wires = requests.map(({ wire }) => wire.toString("latin1"))
  for (const way of [
    /^GET \S*%ff/m,
    /__proto__/,
    /^(?:PUT|DELETE|TRACE|CONNECT|PROPFIND) /m,
    /^Next-Action: /m,
    /^RSC: 1/m,
    /^X-Middleware-Subrequest: /m,
    /^Transfer-Encoding: chunked/m,
    /^Range: /m,
    /multipart\/form-data; boundary=/,
    /^GET \S*(?:\.\.|%2e%2e)\//m,
  ]) {
    expect(
      wires.some((wire) => way.test(wire)),
      String(way),
    ).toBe(true)
  }
  expect(requests.some(({ isHalf }) => isHalf)).toBe(true)
  expect(wires.some((wire) => wire.startsWith("GET /api/health HTTP/1.1"))).toBe(true)
})

test("a request can be sent again: the same seed and number make the same bytes, others do not", () => {
  const bytes = (seed: number, number: number) =>
    makeRequest({ ...setting, seed }, number).wire.toString("hex")
  for (const number of [0, 1, 999, 99_999]) expect(bytes(3, number)).toBe(bytes(3, number))
  expect(new Set([bytes(3, 0), bytes(3, 1), bytes(4, 0), bytes(4, 1)]).size).toBe(4)
})

const request: FuzzRequest = {
  number: 0,
  route: "/",
  method: "GET",
  target: "/",
  wire: Buffer.from("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
  isHalf: false,
  mayBeCut: false,
}
const fine: Answer = { status: 200, headers: {}, text: "well", bytes: 4, ms: 1, isLate: false }

test.each<[string, Partial<Answer>]>([
  ["an answer that does not come", { isLate: true }],
  ["a connection closed without a word", { status: 0 }],
  ["500", { status: 500 }],
  ["502", { status: 502 }],
  ["503 that does not say when to come again", { status: 503 }],
  ["a stack trace", { text: "Error: x\n    at read (file:///srv/app/lib/a.ts:3:14)\n" }],
  ["a path of the server", { text: "/srv/app/node_modules/next" }],
  ["the server's own folder", { text: "in /srv/site/x" }],
  ["the system's errors", { status: 404, text: "ENOENT: no such file" }],
  ["the database's errors", { status: 400, text: "SQLITE_BUSY" }],
  ["a file of the machine", { text: "root:x:0:0:root:/root:/bin/bash" }],
  ["a header out of the address", { headers: { "x-chip-fuzz": "1" } }],
  ["a script out of the address", { headers: { "content-type": "text/html" }, text: `<p>${scriptMark}</p>` }],
  ["a redirect to another site", { status: 308, headers: { location: "//evil.example/a" } }],
])("is a fault: %s", (_what, odd) => {
  expect(faultOf(request, { ...fine, ...odd }, "/srv/site")).toEqual(expect.any(String))
})

test.each<[string, Partial<Answer>, Partial<FuzzRequest>]>([
  ["a page", {}, {}],
  ["a refusal", { status: 400 }, {}],
  ["503 with the time to come again", { status: 503, headers: { "retry-after": "5" } }, {}],
  ["a closed connection after half a request", { status: 0 }, { mayBeCut: true }],
  ["a script's text as text", { headers: { "content-type": "text/plain" }, text: scriptMark }, {}],
  ["a redirect within the site", { status: 308, headers: { location: "/companies" } }, {}],
  [
    "a redirect to the host that was asked",
    { status: 308, headers: { location: "http://evil.example/a" } },
    { wire: Buffer.from("GET /a/ HTTP/1.1\r\nHost: evil.example\r\n\r\n") },
  ],
])("is no fault: %s", (_what, odd, of) => {
  expect(faultOf({ ...request, ...of }, { ...fine, ...odd }, "/srv/site")).toBeNull()
})

test("of several answers on one connection the last counts", () => {
  const bytes = Buffer.from(
    "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 404 Not Found\r\nX-A: b\r\n\r\nnothing",
  )
  expect(lastAnswer(bytes)).toEqual({ status: 404, headers: { "x-a": "b" }, text: "nothing" })
  expect(lastAnswer(Buffer.alloc(0)).status).toBe(0)
})

test("growth is told from noise about a level", () => {
  const heap = (values: number[]) =>
    values.map((heapUsed, index) => ({ requests: (index + 1) * 1000, heapUsed, external: 0, rss: 0 }))
  expect(growthPerRequest(heap([5e7, 5.1e7, 5e7, 5.1e7, 5e7]), "heapUsed")).toBeCloseTo(0)
  expect(growthPerRequest(heap([5e7, 5.2e7, 5.4e7, 5.6e7]), "heapUsed")).toBeCloseTo(2000)
})
