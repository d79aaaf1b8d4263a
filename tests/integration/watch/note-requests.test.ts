import { createServer, Server, type RequestListener } from "node:http"
import { connect, type AddressInfo } from "node:net"
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest"
import { log, logError } from "@/lib/server/log"
import { forgetMetrics, metrics } from "@/lib/server/watch/metrics"
import { metricsAnswer } from "@/lib/server/watch/metrics-answer"
import { noteRequests } from "@/lib/server/watch/note-requests"
import { currentRequestAddress } from "@/lib/server/watch/request-context"
import { requestsInFlight } from "@/lib/server/watch/requests-in-flight"
import { listen } from "../../setup/guarded-server"

const token = "a token for the tests"
process.env.METRICS_TOKEN = token
process.env.TRUSTED_PROXIES = "1"
process.env.LOG_LEVEL = "debug"
const { emit } = Server.prototype
noteRequests()
afterAll(() => {
  Server.prototype.emit = emit
  delete process.env.METRICS_TOKEN
  delete process.env.TRUSTED_PROXIES
  delete process.env.LOG_LEVEL
})

let lines: Record<string, unknown>[] = []
beforeEach(() => {
  lines = []
  const note = (text: unknown) => lines.push(JSON.parse(String(text)) as Record<string, unknown>) > 0
  vi.spyOn(process.stderr, "write").mockImplementation(note)
  vi.spyOn(console, "error").mockImplementation(note)
  log().level = "debug"
  forgetMetrics()
})
afterEach(() => {
  vi.restoreAllMocks()
})

/** Asks a server that answers as told, and waits until the request is over for the server too. */
async function ask(answer: RequestListener, path: string, init: RequestInit = {}): Promise<Response> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  try {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, init)
    const text = await response.text()
    await vi.waitFor(() => {
      expect(requestsInFlight()).toBe(0)
    })
    return new Response(text, { status: response.status, headers: response.headers })
  } finally {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
}

test("an answer carries the request's id, and so do its line and the faults it met", async () => {
  const answer = await ask((_, response) => {
    // As a page does: some time later.
    setTimeout(() => {
      const id = logError(new Error("broken"), "answering")
      response.statusCode = 500
      response.end(id)
    }, 1)
  }, "/companies/baidu?secret=1")
  const id = answer.headers.get("x-request-id")
  expect(id).toMatch(/^[0-9a-f]{16}$/)
  expect(lines).toEqual([
    expect.objectContaining({ level: "error", requestId: id, id: await answer.text(), doing: "answering" }),
    expect.objectContaining({
      level: "warn",
      requestId: id,
      method: "GET",
      path: "/companies/baidu",
      status: 500,
      ms: expect.any(Number),
      bytes: expect.any(Number),
    }),
  ])
  expect(Number(lines[1]?.bytes)).toBeGreaterThan(100)
  expect(JSON.stringify(lines)).not.toMatch(/secret|127\.0\.0\.1/)
})

test("the id of a trusted proxy goes through", async () => {
  const given = "balancer-00000001"
  const answer = await ask((_, response) => response.end("ok"), "/", { headers: { "x-request-id": given } })
  expect(answer.headers.get("x-request-id")).toBe(given)
  expect(lines[0]).toMatchObject({ requestId: given })
})

test("a page that was kept is no line of its own unless somebody looks closely", async () => {
  await ask((_, response) => response.setHeader("x-nextjs-cache", "HIT").end("page"), "/companies/baidu")
  expect(lines).toEqual([expect.objectContaining({ level: "debug", kept: "HIT" })])
})

test.each([
  ["/_next/static/chunks/a.js", "debug"],
  ["/_next/data/some-build/search.json?q=a", "info"],
  ["/_next/image?url=a", "info"],
  ["/_next/static/../../search.json?q=a", "info"],
])("%s is a line at the level %s: what is no file of the build passes for none", async (path, level) => {
  const server = await listen((_, response) => response.end("ok"))
  await server.ask(path)
  await vi.waitFor(() => expect(lines).toEqual([expect.objectContaining({ level })]))
  await server.close()
})

test("the metrics tell requests, times and kept pages by kinds of addresses", async () => {
  await ask((_, response) => response.setHeader("x-nextjs-cache", "HIT").end("page"), "/companies/baidu")
  await ask((_, response) => response.setHeader("x-nextjs-cache", "STALE").end("page"), "/companies/tencent")
  await ask((_, response) => response.writeHead(404).end(), "/never-heard-of-1")
  await ask((_, response) => response.writeHead(404).end(), "/never-heard-of-2", { method: "PURGE" })
  const answer = await metricsAnswer(`Bearer ${token}`)
  expect(answer.headers.get("content-type")).toContain("text/plain; version=0.0.4")
  const text = await answer.text()
  expect(text).toContain('chip_runway_http_requests_total{route="companies",method="GET",status="200"} 2')
  expect(text).toContain('chip_runway_http_requests_total{route="other",method="GET",status="404"} 1')
  expect(text).toContain('chip_runway_http_requests_total{route="other",method="other",status="404"} 1')
  expect(text).toContain('chip_runway_http_request_duration_seconds_count{route="companies"} 2')
  expect(text).toContain('chip_runway_kept_pages_total{answer="hit"} 1')
  expect(text).toContain('chip_runway_kept_pages_total{answer="stale"} 1')
  expect(text).toContain("chip_runway_http_requests_in_flight 0")
  expect(text).toMatch(/nodejs_eventloop_lag_seconds \d/)
  expect(text).toMatch(/process_heap_bytes \d|nodejs_heap_size_used_bytes \d/)
  expect(text).not.toMatch(/baidu|never-heard/)
})

test.each([null, "", "Bearer ", "Bearer a token for the test", token, `bearer ${token}`])(
  "to whoever does not say the token there are no metrics (%s)",
  async (authorization) => {
    expect((await metricsAnswer(authorization)).status).toBe(404)
  },
)

test("without a token in the settings nothing is counted and there is no such page", async () => {
  delete process.env.METRICS_TOKEN
  forgetMetrics()
  try {
    expect(metrics()).toBeNull()
    await ask((_, response) => response.end("ok"), "/")
    expect((await metricsAnswer("Bearer undefined")).status).toBe(404)
  } finally {
    process.env.METRICS_TOKEN = token
  }
})

test("what is done for a request knows from which address it comes, as our proxy says it", async () => {
  const known: (string | null)[] = []
  await ask(
    (_, response) => {
      setTimeout(() => {
        known.push(currentRequestAddress())
        response.end("x")
      }, 1)
    },
    "/companies/baidu",
    { headers: { "x-forwarded-for": "198.51.100.7, 2001:db8::1" } },
  )
  expect(known).toEqual(["2001:db8:0:0::/64"])
  expect(currentRequestAddress()).toBeNull()
})

test("who sends several requests at once and leaves is not counted as waiting for ever", async () => {
  let reached = 0
  const server = createServer(() => (reached += 1))
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1")
  socket.write("GET /a HTTP/1.1\r\nHost: site\r\n\r\n".repeat(3))
  await vi.waitFor(() => expect(reached).toBe(3))
  expect(requestsInFlight()).toBe(3)
  socket.destroy()
  await vi.waitFor(() => expect(requestsInFlight()).toBe(0))
  expect(lines.filter(({ brokenOff }) => brokenOff === true).length).toBe(3)
  await new Promise((resolve) => server.close(resolve))
})

test("who is refused again and again has one line a minute, and the others are told in number", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })
  log().level = "info"
  const from = (last: number) => ({ "x-forwarded-for": `198.51.100.${last}` })
  const server = await listen((request, response) => {
    response.statusCode = Number(request.url?.slice(1, 4))
    response.end()
  })
  try {
    for (const status of [429, 429, 413, 400, 429]) await server.ask(`/${status}`, from(1))
    await server.ask("/503", from(1))
    await server.ask("/429", from(2))
    // What is no refusal has its line each time.
    for (let turn = 0; turn < 2; turn += 1) await server.ask("/404", from(1))
    const told = () => lines.map(({ status, leftOut }) => status ?? leftOut)
    await vi.waitFor(() => expect(told()).toEqual([429, 503, 429, 404, 404]))
    vi.advanceTimersByTime(60_000)
    expect(told().at(-1)).toBe(4)
    await server.ask("/429", from(1))
    await vi.waitFor(() => expect(told().at(-1)).toBe(429))
    for (let other = 0; other < 1100; other += 1) {
      await server.ask("/429", { "x-forwarded-for": `2001:db8:1:${other.toString(16)}::1` })
    }
    await vi.waitFor(() => expect(lines.length).toBe(7 + 999))
    vi.advanceTimersByTime(60_000)
    expect(lines.at(-1)).toMatchObject({ leftOut: 101, addresses: 1000 })
  } finally {
    vi.useRealTimers()
    await server.close()
  }
})
