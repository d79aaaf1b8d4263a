import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { expect, test } from "vitest"
import { refusePublicPosts } from "@/lib/server/refuse-public-posts"
import { listen } from "../setup/guarded-server"

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

test("a public page is none of the API's or a room's by an address that goes up", async () => {
  refusePublicPosts()
  const server = await listen((_, response) => response.end("read"))
  const sent = async (path: string) => (await server.ask(path, {}, "POST")).status
  expect(await sent("/admin/../companies/baidu")).toBe(405)
  expect(await sent("/api/%2e%2e/companies/baidu")).toBe(405)
  expect(await sent("/companies/../api/v1/snapshots")).toBe(200)
  await server.close()
})
