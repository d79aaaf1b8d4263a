import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { logError, makeLog } from "@/lib/server/log"
import { withRequest } from "@/lib/server/watch/request-context"

const lines: Record<string, unknown>[] = []
const written = { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) }

beforeEach(() => {
  lines.length = 0
})
afterEach(() => {
  delete process.env.LOG_LEVEL
  vi.restoreAllMocks()
})

test("a line says level, time, instance and build, and the request that is worked on", async () => {
  const log = makeLog(written)
  log.info({ page: "orders" }, "made")
  await withRequest({ id: "abc12345" }, async () => {
    await Promise.resolve()
    log.warn("slow")
  })
  expect(lines).toEqual([
    {
      level: "info",
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      instance: expect.stringMatching(/^[0-9a-f]{12}$/),
      build: "development",
      page: "orders",
      message: "made",
    },
    expect.objectContaining({ level: "warn", requestId: "abc12345", message: "slow" }),
  ])
})

test("what LOG_LEVEL leaves out is not written", () => {
  process.env.LOG_LEVEL = "warn"
  const log = makeLog(written)
  log.info("left out")
  log.warn("written")
  expect(lines.map(({ message }) => message)).toEqual(["written"])
})

test("headers, passwords, tokens and addresses of databases are hidden wherever they stand", () => {
  makeLog(written).info({
    authorization: "Bearer one",
    request: { headers: { cookie: "two", "set-cookie": "three" } },
    user: { password: "four", name: "Ada" },
    settings: { url: "postgresql://five" },
  })
  const [line] = lines
  expect(JSON.stringify(line)).not.toMatch(/one|two|three|four|five/)
  expect(line).toMatchObject({ user: { password: "[hidden]", name: "Ada" } })
})

test("a fault is one line with its stack and its causes, under the id that is handed back, without secrets", () => {
  const spy = vi.spyOn(console, "error").mockReturnValue(undefined)
  const cause = new Error("no answer from postgresql://app:hunter2@db:5432/chips")
  const id = withRequest({ id: "req-0001" }, () =>
    logError(new Error("The database cannot be read.", { cause }), "reading the board"),
  )
  expect(spy).toHaveBeenCalledTimes(1)
  const line = JSON.parse(String(spy.mock.calls[0]?.[0])) as Record<string, unknown>
  expect(line).toMatchObject({
    level: "error",
    id,
    doing: "reading the board",
    requestId: "req-0001",
    error: "The database cannot be read.",
    causes: ["no answer from postgresql://[hidden]@db:5432/chips"],
  })
  expect(line.stack).toContain("log.test.ts")
})
