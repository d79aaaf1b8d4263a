import { createServer, type IncomingHttpHeaders } from "node:http"
import type { AddressInfo } from "node:net"
import { expect, test } from "vitest"
import { answerWhole } from "@/lib/server/whole-answers"

test("files are asked for whole and without conditions; the API keeps its own", async () => {
  let reached: IncomingHttpHeaders | null = null
  const server = createServer((request, response) => {
    reached = request.headers
    response.end("read")
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  answerWhole()
  const ask = async (method: string, path: string) => {
    reached = null
    const headers = { range: "bytes=9-1", "if-match": '"1"', "if-none-match": '"2"' }
    const { port } = server.address() as AddressInfo
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers })
    return { status: answer.status, allow: answer.headers.get("allow"), reached }
  }
  const file = await ask("GET", "/robots.txt")
  expect(file.reached).toMatchObject({ "if-none-match": '"2"' })
  expect(file.reached).not.toHaveProperty("range")
  expect(file.reached).not.toHaveProperty("if-match")
  expect((await ask("PUT", "/api/v1/records/order/a")).reached).toMatchObject({ "if-match": '"1"' })
  expect(await ask("OPTIONS", "/robots.txt")).toEqual({ status: 204, allow: "GET, HEAD", reached: null })
  expect((await ask("OPTIONS", "/api/v1/snapshots")).status).toBe(200)
  await new Promise((resolve) => server.close(resolve))
})
