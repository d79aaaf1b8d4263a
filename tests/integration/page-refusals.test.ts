import { createServer, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { afterAll, beforeAll, expect, test } from "vitest"
import { AppError } from "@/lib/server/errors"
import { noteBusyPage, notePageRefusal, sayPageRefusals } from "@/lib/server/page-refusals"

// A server in Next's place: what a page throws is told, and answered by 500 with a page.
let thrown: { error: unknown; routeType: string } | null = null
let answer: (response: ServerResponse) => void

const server = createServer((_request, response) => {
  // Next tells of it later, from within the same request.
  setImmediate(() => {
    if (thrown) notePageRefusal(thrown.error, thrown.routeType)
    answer(response)
  })
})
beforeAll(async () => {
  sayPageRefusals()
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

const failing = (response: ServerResponse) => {
  response.statusCode = 500
  response.end("the page")
}

async function ask(error: unknown, routeType = "render", answering = failing) {
  thrown = error === null ? null : { error, routeType }
  answer = answering
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  return `${response.status} ${response.statusText}: ${await response.text()}`
}

/** As another bundle makes it. */
class Elsewhere extends Error {
  override readonly name = "AppError"
  readonly code = "not-signed-in"
  readonly status = 401
}

test("a room that a role does not open is 403, and its page stays", async () => {
  expect(await ask(new AppError("forbidden", "no"))).toBe("403 Forbidden: the page")
  expect(await ask(new Elsewhere("no"))).toBe("401 Unauthorized: the page")
})

test("a form that cannot be read is 400, whichever way the answer is begun", async () => {
  const unreadable = new TypeError("Failed to parse body as FormData.")
  expect(await ask(unreadable)).toBe("400 Bad Request: the page")
  expect(await ask(new Error("Connection closed."), "action")).toBe("400 Bad Request: the page")
  expect(await ask(new SyntaxError("Unexpected token"), "action")).toBe("400 Bad Request: the page")
  const begun = (response: ServerResponse) => response.writeHead(500, { "x-a": "b" }).end("written")
  expect(await ask(unreadable, "action", begun)).toBe("400 Bad Request: written")
})

test("a call whose arguments Next cannot count is 400, a fault within the action is not", async () => {
  const counted = new TypeError("Cannot read properties of null (reading 'length')")
  const inNext = "/srv/node_modules/next/dist/compiled/next-server/app-page-turbo.runtime.prod.js:18:3306"
  counted.stack = `TypeError: ${counted.message}\n    at t1 (${inNext})\n    at async m (/srv/.next/x.js:1:1)`
  expect(await ask(counted, "action")).toBe("400 Bad Request: the page")
  expect(await ask(counted, "render")).toBe("500 Internal Server Error: the page")
  counted.stack = `TypeError: ${counted.message}\n    at act (/srv/.next/server/chunks/x.js:1:1)\n    at t1 (${inNext})`
  expect(await ask(counted, "action")).toBe("500 Internal Server Error: the page")
})

test("a fault of ours stays 500, and what the database stands in the way of is told elsewhere", async () => {
  expect(await ask(new TypeError("x is not a function"))).toBe("500 Internal Server Error: the page")
  expect(await ask(new SyntaxError("Unexpected token"), "render")).toBe("500 Internal Server Error: the page")
  expect(await ask(new AppError("database-busy", "wait"))).toBe("500 Internal Server Error: the page")
  expect(await ask(null)).toBe("500 Internal Server Error: the page")
})

test("an answer that did not fail keeps its status, and one request's refusal is not another's", async () => {
  const fine = (response: ServerResponse) => void response.end("shown")
  expect(await ask(new AppError("forbidden", "no"), "render", fine)).toBe("200 OK: shown")
  expect(await ask(null)).toBe("500 Internal Server Error: the page")
})

test("a page that says that others wait for the same is 503 and says when to ask again", async () => {
  const shown = (response: ServerResponse) => {
    noteBusyPage(new AppError("busy", "Many wait."))
    response.setHeader("cache-control", "s-maxage=60")
    response.end("Busy just now")
  }
  expect(await ask(null, "render", shown)).toBe("503 Service Unavailable: Busy just now")
  const { headers } = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  expect([headers.get("retry-after"), headers.get("cache-control")]).toEqual(["10", "no-store"])
})

test("a page that was kept is sent as it is, though another in its place was refused meanwhile", async () => {
  const kept = (response: ServerResponse) => {
    noteBusyPage(new AppError("busy", "Many wait."))
    response.setHeader("x-nextjs-cache", "STALE")
    response.end("shown")
  }
  expect(await ask(null, "render", kept)).toBe("200 OK: shown")
})
