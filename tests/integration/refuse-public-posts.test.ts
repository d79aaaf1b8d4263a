import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { expect, test } from "vitest"
import { refusePublicPosts } from "@/lib/server/refuse-public-posts"

test("what is sent to a public page is refused before it is read; rooms and API take theirs", async () => {
  const reached: string[] = []
  const server = createServer((request, response) => {
    reached.push(`${request.method} ${request.url}`)
    response.end("read")
  })
  // The server of an application listens before its code is there.
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  refusePublicPosts()
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const send = async (method: string, path: string) =>
    (await fetch(`${at}${path}`, { method, body: method === "GET" ? undefined : "x".repeat(100_000) })).status
  expect([
    await send("POST", "/"),
    await send("POST", "/companies/baidu"),
    await send("PUT", "/administrator"),
    await send("PROPFIND", "/admin"),
    await send("QUERY", "/api/v1/x"),
  ]).toEqual([405, 405, 405, 405, 405])
  expect([
    await send("GET", "/"),
    await send("POST", "/admin/login?next=x"),
    await send("PUT", "/api/v1/x"),
  ]).toEqual([200, 200, 200])
  expect(reached).toEqual(["GET /", "POST /admin/login?next=x", "PUT /api/v1/x"])
  await new Promise((resolve) => server.close(resolve))
})
