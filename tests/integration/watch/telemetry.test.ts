import { context, trace } from "@opentelemetry/api"
import { createServer, type IncomingMessage } from "node:http"
import type { AddressInfo } from "node:net"
import { gunzipSync } from "node:zlib"
import { afterAll, beforeAll, expect, test, vi } from "vitest"
import { db } from "@/lib/server/db/client"
import { observe } from "@/lib/server/watch/observe"
import { ending } from "@/lib/server/watch/shutdown"
import { sendTelemetry, wantsTelemetry } from "@/lib/server/watch/telemetry"
import { useFreshDatabase } from "../../setup/database"

/** What a collector is sent: protobuf, in which names stand as they are. */
const received: { path: string; body: string }[] = []
const collector = createServer((request: IncomingMessage, response) => {
  const parts: Buffer[] = []
  request.on("data", (part: Buffer) => parts.push(part))
  request.on("end", () => {
    const sent = Buffer.concat(parts)
    const body = request.headers["content-encoding"] === "gzip" ? gunzipSync(sent) : sent
    received.push({ path: request.url ?? "", body: body.toString("latin1") })
    response.writeHead(200, { "content-type": "application/x-protobuf" }).end()
  })
})

/** Spans as Next makes them of a request (base-server.js, route-module.js) and of a `fetch` (patch-fetch.js). */
function nextSpans(url: string): void {
  const tracer = trace.getTracer("next.js")
  const request = tracer.startSpan("GET", { attributes: { "http.method": "GET", "http.target": url } })
  request.updateName("GET /admin/welcome/[token]")
  // Of other conventions, and late.
  request.setAttributes({ "url.path": url, "url.query": url.split("?")[1]! })
  request.end()
  const full = `http://site.example${url}`
  const name = `fetch GET ${full}`
  tracer.startSpan(name, { attributes: { "http.url": full, "url.full": full, "next.span_name": name } }).end()
}

useFreshDatabase()
beforeAll(() => new Promise<void>((resolve) => collector.listen(0, "127.0.0.1", resolve)))
afterAll(async () => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  trace.disable()
  context.disable()
  await new Promise((resolve) => collector.close(resolve))
})

test.each([
  [false, {}],
  [false, { OTEL_SERVICE_NAME: "chips" }],
  [true, { OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector:4318" }],
  [true, { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: "http://collector:4318/v1/traces" }],
  [true, { OTEL_TRACES_EXPORTER: "console" }],
  [false, { OTEL_TRACES_EXPORTER: "none", OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector:4318" }],
  [false, { OTEL_SDK_DISABLED: "true", OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector:4318" }],
  [false, { OTEL_EXPORTER_OTLP_ENDPOINT: "" }],
])("traces are wanted: %s with %j", (isWanted, variables) => {
  expect(wantsTelemetry(variables)).toBe(isWanted)
})

test("a collector is sent our spans and those of queries, and the last of them before the end", async () => {
  vi.spyOn(process.stderr, "write").mockReturnValue(true)
  const { port } = collector.address() as AddressInfo
  vi.stubEnv("OTEL_EXPORTER_OTLP_ENDPOINT", `http://127.0.0.1:${port}`)
  vi.stubEnv("OTEL_SERVICE_NAME", "chips-under-test")
  await sendTelemetry()
  await observe("estimate", { firm: "baidu" }, () => db().dataVersion.count())
  nextSpans("/admin/welcome/opens-an-account?next=somebodys-search")
  for (const { stop } of ending().stops) await stop()
  expect(received.map(({ path }) => path)).toEqual(["/v1/traces"])
  const body = received.map((sent) => sent.body).join("")
  expect(body).toContain("chips-under-test")
  expect(body).toContain("chip-runway estimate")
  expect(body).toContain("baidu")
  expect(body).toContain("prisma:client:operation")
  // As the log names it.
  expect(body).toContain("GET /admin/welcome/[token]")
  expect(body).toContain("fetch GET http://site.example/admin/welcome/[hidden]")
  expect(body).toContain("http.target")
  expect(body.split("/admin/welcome/[hidden]")).toHaveLength(7)
  expect(body).not.toMatch(/opens-an-account|somebodys-search/)
})
