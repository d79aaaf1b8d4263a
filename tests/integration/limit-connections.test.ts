import { createServer, type Server } from "node:http"
import { connect, type AddressInfo } from "node:net"
import { afterAll, beforeAll, expect, test } from "vitest"
import { limitConnections } from "@/lib/server/limit-connections"

let server: Server
let port = 0

beforeAll(async () => {
  limitConnections()
  // Answers before anything of a body is read.
  server = createServer((_, response) => response.end("refused"))
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  port = (server.address() as AddressInfo).port
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

/** Sends a head and then body without end. Resolves when the server has shut the connection. */
function pour(head: string): Promise<{ heard: string; sent: number }> {
  return new Promise((resolve) => {
    const block = Buffer.alloc(64 * 1024, "a")
    const result = { heard: "", sent: 0 }
    const socket = connect(port, "127.0.0.1", () => {
      socket.write(head)
      more()
    })
    const more = () => {
      while (socket.write(block)) result.sent += block.byteLength
    }
    socket.on("drain", more)
    socket.on("data", (part) => (result.heard += part.toString()))
    socket.on("error", () => {})
    socket.on("close", () => resolve(result))
  })
}

test("who goes on sending after the answer is shut out, and has heard it", async () => {
  const head = "POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 9000000000000\r\n\r\n"
  for (const { heard, sent } of await Promise.all(Array.from({ length: 20 }, () => pour(head)))) {
    expect(heard).toContain("HTTP/1.1 200 OK")
    expect(heard.toLowerCase()).toContain("connection: close")
    expect(heard).toContain("refused")
    expect(sent).toBeLessThan(64 * 1024 * 1024)
  }
})

test("whose request is whole keeps the connection", async () => {
  for (const init of [{}, { method: "POST", body: "a small body" }]) {
    const answer = await fetch(`http://127.0.0.1:${port}/`, init)
    expect([await answer.text(), answer.headers.get("connection")]).toEqual(["refused", "keep-alive"])
  }
})

test("a head may take 15 seconds and a whole request a minute", async () => {
  await fetch(`http://127.0.0.1:${port}/`)
  expect([server.headersTimeout, server.requestTimeout]).toEqual([15_000, 60_000])
})
