import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { afterAll, beforeAll, expect, test } from "vitest"
import { isKeptPage } from "@/lib/server/kept-answers/take-down"
import { ofKeptPages, tellSharedCaches } from "@/lib/server/shared-caches"

let server: Server
let address = ""

/** Answers with the Cache-Control that it is asked for. */
beforeAll(async () => {
  tellSharedCaches()
  server = createServer((request, response) => {
    response.setHeader("Cache-Control", decodeURIComponent(request.url?.slice(1) ?? ""))
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

async function sentFor(cacheControl: string): Promise<string | null> {
  return (await fetch(`${address}/${encodeURIComponent(cacheControl)}`)).headers.get("cache-control")
}

test("a kept page may be in a cache between us and the reader for a second, not for Next's day", async () => {
  expect(await sentFor("s-maxage=86400, stale-while-revalidate=31449600")).toBe(ofKeptPages)
  expect(await sentFor("s-maxage=86400")).toBe(ofKeptPages)
  expect(ofKeptPages).toMatch(/\bs-maxage=1\b/)
  expect(ofKeptPages).not.toContain("stale-while-revalidate")
})

test("what says something else is left as it is", async () => {
  const others = [
    "private, no-cache, no-store, max-age=0, must-revalidate",
    "public, max-age=3600",
    "public, max-age=0, must-revalidate",
    "public, max-age=31536000, immutable",
    "private, s-maxage=60",
  ]
  for (const other of others) expect(await sentFor(other)).toBe(other)
})

test("such a page is still known as one that is kept", () => {
  const headers: Record<string, string> = {
    "x-nextjs-cache": "HIT",
    "cache-control": ofKeptPages,
    "content-type": "text/html; charset=utf-8",
    etag: '"a"',
  }
  expect(isKeptPage(200, (name) => headers[name])).toBe(true)
})
