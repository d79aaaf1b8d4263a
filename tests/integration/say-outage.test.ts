import { createServer, type RequestListener, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest"
import { staleNoteOf } from "@/lib/stale-note"
import { noteLost, noteReached } from "@/lib/server/outage/outage"
import { noteRequestFault } from "@/lib/server/outage/request-fault"
import { sayOutage } from "@/lib/server/outage/say-outage"
import { AppError } from "@/lib/server/errors"

let server: Server
let answer: RequestListener = () => {}
let url = ""

beforeAll(async () => {
  sayOutage()
  server = createServer((request, response) => answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))
afterEach(() => {
  noteReached(null)
  vi.restoreAllMocks()
})

const page: RequestListener = (_, response) => {
  response.setHeader("etag", '"kept"')
  response.setHeader("cache-control", "s-maxage=86400")
  response.setHeader("content-type", "text/html")
  response.end("<p>kept</p>")
}
/** As Next does it: the status first, the body in pieces, the head with the first of them. */
const fault: RequestListener = (_, response) => {
  response.statusCode = 500
  response.setHeader("content-type", "text/html")
  response.setHeader("content-encoding", "identity")
  response.write("<p>a fault")
  response.end(" of ours</p>")
}
const since = new Date("2026-11-27T18:02:11.000Z")

test("what is sent while the database is out of reach says since when and of which data version", async () => {
  answer = page
  noteReached(12)
  noteLost(since)
  const got = await fetch(`${url}/companies/baidu`, { headers: { "if-none-match": '"kept"' } })
  expect([got.status, await got.text()]).toEqual([200, "<p>kept</p>"])
  expect(got.headers.get("x-data-stale-since")).toBe(since.toISOString())
  const [, name = "", description = ""] =
    /^(\w+);desc="(.*)"$/.exec(got.headers.get("server-timing") ?? "") ?? []
  expect(staleNoteOf([{ name, description }])).toEqual({ since: since.toISOString(), dataVersion: 12 })
  // A reader's copy would say it long after the database is back.
  expect([got.headers.get("cache-control"), got.headers.get("etag")]).toEqual(["no-store", null])
})

test("a page that may have been taken from the reader's own copy is sent whole", async () => {
  answer = (request, response) => {
    if (request.headers["if-none-match"] === undefined) return page(request, response)
    response.writeHead(304)
    response.end()
  }
  noteLost(since)
  const got = await fetch(url, { headers: { "if-none-match": '"kept"' } })
  expect(got.status).toBe(200)
})

test("nothing is said while the database answers, nor of scripts and of the server's health", async () => {
  answer = page
  expect((await fetch(url)).headers.get("x-data-stale-since")).toBeNull()
  expect((await fetch(url)).headers.get("etag")).toBe('"kept"')
  noteLost(since)
  for (const path of ["/_next/static/a.js", "/api/health/live", "/admin/login"]) {
    expect((await fetch(url + path)).headers.get("x-data-stale-since")).toBeNull()
  }
})

test("the first to notice says since when; what comes later does not move it", async () => {
  answer = page
  noteLost(since)
  noteLost(new Date("2026-11-27T18:05:00.000Z"))
  expect((await fetch(url)).headers.get("x-data-stale-since")).toBe(since.toISOString())
})

test("a page that fails meanwhile is 503, says when to come again, and has a page of its own", async () => {
  answer = fault
  noteLost(since)
  const got = await fetch(`${url}/search?q=1`, { headers: { accept: "text/html" } })
  expect([got.status, got.headers.get("retry-after")]).toEqual([503, "10"])
  const body = await got.text()
  expect(body).toContain("<h1>The database is out of reach</h1>")
  expect(body).toContain("27 November 2026, 18:02 UTC")
  expect(body).not.toContain("a fault of ours")
  expect(got.headers.get("cache-control")).toBe("no-store")
  expect(got.headers.get("content-encoding")).toBeNull()
})

test("programs get a problem, and nobody gets a body they did not ask for", async () => {
  answer = fault
  noteLost(since)
  const program = await fetch(`${url}/api/v1/numbers/x`)
  expect(program.headers.get("content-type")).toBe("application/problem+json")
  expect(await program.json()).toMatchObject({ status: 503, title: "Service unavailable" })
  const picture = await fetch(`${url}/charts/runway.svg`, { headers: { accept: "image/svg+xml" } })
  expect([picture.status, picture.headers.get("content-type")]).toEqual([503, "text/plain; charset=utf-8"])
  const head = await fetch(`${url}/search?q=1`, { method: "HEAD" })
  expect([head.status, await head.text()]).toEqual([503, ""])
})

test("a fault of ours stays one while the database answers", async () => {
  answer = fault
  const got = await fetch(url)
  expect([got.status, await got.text()]).toEqual([500, "<p>a fault of ours</p>"])
})

test("a page that a busy database kept from being made is 503, in its own words", async () => {
  answer = (request, response) => {
    noteRequestFault(new AppError("database-busy", "The database is busy & slow."))
    fault(request, response)
  }
  const got = await fetch(url, { headers: { accept: "text/html" } })
  expect([got.status, got.headers.get("retry-after")]).toEqual([503, "10"])
  expect(await got.text()).toContain("The database is busy &amp; slow.")
})

test("a form that was refused by the database is 503 and keeps its body", async () => {
  answer = (request, response) => {
    if (request.url === "/admin/sources/x") noteRequestFault(new AppError("database-full", "It is full."))
    response.setHeader("content-type", "text/html")
    response.end("<form>what was typed</form>")
  }
  const refused = await fetch(`${url}/admin/sources/x`, { method: "POST", body: "a=b" })
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "60"])
  expect(await refused.text()).toBe("<form>what was typed</form>")
  const taken = await fetch(`${url}/admin/sources/y`, { method: "POST", body: "a=b" })
  expect([taken.status, taken.headers.get("retry-after")]).toEqual([200, null])
})
